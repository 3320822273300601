package dev.stet.platform.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Does something with each of many rows, in bounded transactions. A row that fails is done alone, is told to the log once and
 * counted ({@code stet.batch.failures}, {@code stet.batch.failing}), and is tried again ever more rarely; all others, also
 * those behind it, are done as if it were not there. Where the database itself is out of reach, the failure is thrown.
 */
@ApplicationScoped
public class RowProcessor {

    private static final int BATCH = 50;

    /** Finds rows that are to be done, in a transaction that ends before the step begins. */
    public interface KeyPage<K> {

        /** Keys that come after {@code last}, in ascending order, {@code limit} at most. */
        List<K> after(K last, int limit);
    }

    private final BatchSettings settings;
    private final MeterRegistry metrics;
    private final Map<String, FailedRows> failed = new ConcurrentHashMap<>();

    RowProcessor(BatchSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Some rows at a time in one transaction; where that fails, each in its own.
     *
     * @param task names the work in the log and in metrics
     * @param first comes before every key
     * @param step given some keys, locks and does those that still need it, and tells how many; may be called twice for the
     *        same keys, and all that it does must be undone by a rollback
     * @return how many rows were done
     */
    public <K> int process(String task, K first, KeyPage<K> pages, ToIntFunction<List<K>> step) {
        BatchRun<K> round = new BatchRun<>(task, failed(task), step);
        walk(first, pages, round::together);
        round.end();
        return round.done();
    }

    /** As {@link #process}, each row in its own transaction from the start: for steps that wait for locks. */
    public <K> int processSingly(String task, K first, KeyPage<K> pages, ToIntFunction<List<K>> step) {
        BatchRun<K> round = new BatchRun<>(task, failed(task), step);
        walk(first, pages, round::singly);
        return round.done();
    }

    /** Does one thing, in transactions of its own, unless it failed a short while ago. */
    public <K> void attempt(String task, K row, Runnable step) {
        new BatchRun<K>(task, failed(task), null).attempt(row, () -> {
            step.run();
            return 1;
        });
    }

    private static <K> void walk(K first, KeyPage<K> pages, Consumer<List<K>> work) {
        List<K> page = page(first, pages);
        while (!page.isEmpty()) {
            work.accept(page);
            page = page.size() < BATCH ? List.of() : page(page.get(page.size() - 1), pages);
        }
    }

    private static <K> List<K> page(K last, KeyPage<K> pages) {
        return QuarkusTransaction.requiringNew().call(() -> pages.after(last, BATCH));
    }

    private FailedRows failed(String task) {
        return failed.computeIfAbsent(task, name -> new FailedRows(name, settings, metrics));
    }
}
