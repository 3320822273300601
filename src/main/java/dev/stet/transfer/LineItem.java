package dev.stet.transfer;

import java.util.List;

import dev.stet.auth.Caller;
import dev.stet.platform.problem.Problem;

/**
 * One line of an import.
 *
 * @param kind of a line of an archive; {@code null} for a working copy
 */
record LineItem(long line, String kind, long bytes, Keeping keeping) implements ImportItem {

    /** What is done with the line; throws a {@link Problem} where that cannot be. */
    interface Keeping {
        ImportReport keep(Importing.Options options, Caller caller);
    }

    /** One of which nothing can be made. */
    static LineItem refused(long line, String kind, Problem problem) {
        return new LineItem(line, kind, 0, (options, caller) -> {
            throw problem;
        });
    }

    @Override
    public List<ImportReport> keep(Importing.Options options, Caller caller) {
        return List.of(keeping.keep(options, caller).at(line, kind));
    }

    @Override
    public List<ImportReport> failed(Problem problem) {
        return List.of(ImportReport.failed(problem).at(line, kind));
    }
}
