package dev.stet.platform.batch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** One walk over the rows of a task. */
final class BatchRun<K> {

    private static final Logger LOG = Logger.getLogger(RowProcessor.class);
    /** Rows that are named in one round; where most are bad, the rest is counted. */
    private static final int TOLD = 20;

    private final String task;
    private final FailedRows failed;
    private final ToIntFunction<List<K>> step;
    private final Set<K> seen = new HashSet<>();
    private int done;
    private int untold;
    private int told;

    BatchRun(String task, FailedRows failed, ToIntFunction<List<K>> step) {
        this.task = task;
        this.failed = failed;
        this.step = step;
    }

    /** Together while all goes well, since a transaction for each would cost more than most rows do. */
    void together(List<K> rows) {
        List<K> unsuspected = rows.stream().filter(row -> !failed.isKnown(row)).toList();
        rows.stream().filter(failed::isKnown).forEach(seen::add);
        try {
            done += inTransaction(unsuspected);
        } catch (RuntimeException oneOfThem) {
            rethrowIfOutOfReach(oneOfThem);
            singly(unsuspected);
        }
        singly(rows.stream().filter(failed::isKnown).filter(row -> !unsuspected.contains(row)).toList());
    }

    void singly(List<K> rows) {
        rows.forEach(row -> attempt(row, () -> inTransaction(List.of(row))));
    }

    /** @param step tells how many rows it has done */
    void attempt(K row, IntSupplier step) {
        if (failed.isWaiting(row)) {
            return;
        }
        try {
            int more = step.getAsInt();
            if (more > 0) {
                failed.remove(row);
            }
            done += more;
        } catch (RuntimeException failure) {
            rethrowIfOutOfReach(failure);
            leave(row, failure);
        }
    }

    private void leave(K row, RuntimeException failure) {
        if (FailureKind.of(failure) == FailureKind.LOCKED) {
            LOG.debugf("%s: row %s is held by somebody else; it is looked at again", task, row);
            return;
        }
        boolean known = failed.isKnown(row);
        Duration wait = failed.add(row);
        seen.add(row);
        if (!known && told < TOLD) {
            told++;
            LOG.warnf("%s: row %s cannot be done (%s). The others go on; it is tried again in %d s, and then ever more"
                    + " rarely.", task, row, cause(failure), wait.toSeconds());
        } else if (!known) {
            untold++;
        }
    }

    /** Where it happened and not what was said there, which may quote people's data. */
    private static String cause(Throwable failure) {
        Throwable root = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner).orElseThrow();
        String state = root instanceof SQLException sql ? " " + sql.getSQLState() : "";
        return root.getClass().getName() + state + Stream.of(root.getStackTrace()).map(StackTraceElement::toString)
                .filter(frame -> frame.contains("dev.stet.") && !frame.contains("dev.stet.platform.batch."))
                .findFirst().map(frame -> " at " + frame).orElse("");
    }

    /** What nobody saw on the whole way is bad no more. */
    void end() {
        failed.retain(seen);
        if (untold > 0) {
            LOG.warnf("%s: %d more rows cannot be done", task, untold);
        }
    }

    int done() {
        return done;
    }

    private int inTransaction(List<K> rows) {
        return rows.isEmpty() ? 0 : QuarkusTransaction.requiringNew().call(() -> step.applyAsInt(rows));
    }

    private static void rethrowIfOutOfReach(RuntimeException failure) {
        if (FailureKind.of(failure) == FailureKind.OUT_OF_REACH) {
            throw failure; // or each row would be told to be bad
        }
    }
}
