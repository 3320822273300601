package dev.stet.platform.edge;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How much of finished answers waits for clients that read slowly, or not at all. Where that is too much, the client goes that
 * has read nothing for the longest time. Answers that are shared, as those of the cache, do not count.
 */
@Singleton
class UnsentAnswers {

    /** Of the heap. */
    private static final int PART = 8;

    private final long most;
    /** Bytes by connection; who read last comes last. */
    private final Map<Runnable, Long> unsent = new LinkedHashMap<>();
    private long sum;

    @Inject
    UnsentAnswers(MeterRegistry metrics) {
        this(Runtime.getRuntime().maxMemory() / PART);
        Gauge.builder("stet.memory.unsent", this, UnsentAnswers::bytes).baseUnit("bytes").register(metrics);
    }

    UnsentAnswers(long most) {
        this.most = most;
    }

    synchronized long bytes() {
        return sum;
    }

    /**
     * The client has read, or there is more for it.
     *
     * @param close ends the connection, soon; names it here
     * @param bytes that wait for it now
     */
    void changed(Runnable close, long bytes) {
        Runnable slowest = put(close, bytes);
        while (slowest != null) {
            slowest.run();
            slowest = tooMuch();
        }
    }

    private synchronized Runnable put(Runnable close, long bytes) {
        Long before = unsent.remove(close);
        sum += bytes - (before == null ? 0 : before);
        if (bytes > 0) {
            unsent.put(close, bytes);
        }
        return tooMuch();
    }

    /** {@code null} where there is room; one alone is never too much. */
    private synchronized Runnable tooMuch() {
        if (sum <= most || unsent.size() < 2) {
            return null;
        }
        Runnable slowest = unsent.keySet().iterator().next();
        sum -= unsent.remove(slowest);
        return slowest;
    }
}
