package dev.stet.transfer.importing;

import java.util.List;

import dev.stet.auth.account.Caller;
import dev.stet.platform.problem.Problem;
import dev.stet.transfer.format.ImportReport;

/** Some lines of an import, mostly one, that are kept together or not at all. */
interface ImportItem extends AutoCloseable {

    /**
     * In the caller's transaction, perhaps once more in another one after that.
     *
     * @return a report for each line
     * @throws Problem for whatever is wrong with it; then the transaction must end
     */
    List<ImportReport> keep(Importing.Options options, Caller caller);

    /** The reports where it could not be kept. */
    List<ImportReport> failed(Problem problem);

    /** The first line, from 1. */
    long line();

    /** What it holds until it is closed. */
    long bytes();

    @Override
    default void close() {
        // most hold nothing
    }

    /**
     * One line of an import.
     *
     * @param kind of a line of an archive; {@code null} for a working copy
     */
    record SingleLine(long line, String kind, long bytes, Keeping keeping) implements ImportItem {

        /** What is done with the line; throws a {@link Problem} where that cannot be. */
        interface Keeping {
            ImportReport keep(Importing.Options options, Caller caller);
        }

        /** One of which nothing can be made. */
        static SingleLine refused(long line, String kind, Problem problem) {
            return new SingleLine(line, kind, 0, (options, caller) -> {
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
}
