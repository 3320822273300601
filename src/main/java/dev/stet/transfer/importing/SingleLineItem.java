package dev.stet.transfer.importing;

import java.util.List;

import dev.stet.auth.account.Caller;
import dev.stet.platform.problem.Problem;
import dev.stet.transfer.format.ImportReport;

/**
 * One line of an import.
 *
 * @param kind of a line of an archive; {@code null} for a working copy
 */
record SingleLineItem(long line, String kind, long bytes, Keeping keeping) implements ImportItem {

    /** What is done with the line; throws a {@link Problem} where that cannot be. */
    interface Keeping {
        ImportReport keep(Importing.Options options, Caller caller);
    }

    /** One of which nothing can be made. */
    static SingleLineItem refused(long line, String kind, Problem problem) {
        return new SingleLineItem(line, kind, 0, (options, caller) -> {
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
