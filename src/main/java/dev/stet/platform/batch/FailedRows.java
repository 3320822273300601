package dev.stet.platform.batch;

import java.time.Duration;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The rows of one task that failed on this node, and when each may be tried again. A restart tries all of them. */
final class FailedRows {

    /** Beyond it some are tried, and told, more often than they need. */
    private static final int REMEMBERED = 10_000;

    /** @param due {@link System#nanoTime} */
    private record Failure(Duration pause, long due) {
    }

    private final Cache<Object, Failure> failures;
    private final Counter attempts;
    private final BatchSettings settings;

    FailedRows(String task, BatchSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.failures = Caffeine.newBuilder().maximumSize(REMEMBERED)
                .expireAfterWrite(settings.longestRetry().multipliedBy(2)).build();
        this.attempts = metrics.counter("stet.batch.failures", "task", task);
        metrics.gauge("stet.batch.failing", Tags.of("task", task), this,
                FailedRows::count);
    }

    boolean isKnown(Object row) {
        return failures.getIfPresent(row) != null;
    }

    boolean isWaiting(Object row) {
        Failure failure = failures.getIfPresent(row);
        return failure != null && failure.due - System.nanoTime() > 0;
    }

    /** @return for how long it is left alone now */
    Duration add(Object row) {
        Failure before = failures.getIfPresent(row);
        Duration twice = before == null ? settings.firstRetry() : before.pause.multipliedBy(2);
        Duration wait = twice.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : twice;
        failures.put(row, new Failure(wait, System.nanoTime() + wait.toNanos()));
        attempts.increment();
        return wait;
    }

    void remove(Object row) {
        failures.invalidate(row);
    }

    /** All others are done by somebody else, or gone. */
    void retain(Set<?> rows) {
        failures.asMap().keySet().retainAll(rows);
    }

    private double count() {
        failures.cleanUp();
        return failures.estimatedSize();
    }
}
