package dev.stet.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks for one thing ten times a second, or as often as it is answered, and remembers what was not quick or no 200. */
final class ResponsivenessProbe implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private final String url;
    private final Duration limit;
    private final Thread thread = new Thread(this::run, "watch");
    private final Map<String, String> failures = new TreeMap<>();
    private volatile boolean ending;
    private final long begun = System.nanoTime();
    private final List<String> late = new ArrayList<>();
    private int calls;

    ResponsivenessProbe(String url, Duration limit) {
        this.url = url;
        this.limit = limit;
        thread.start();
    }

    private void run() {
        while (!ending) {
            note(TimedRequest.get(url));
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void note(TimedRequest timedRequest) {
        calls++;
        if (timedRequest.millis() > limit.toMillis()) {
            late.add(timedRequest.millis() + " ms, until " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        }
        if (!timedRequest.outcome().equals("200")) {
            failures.put(timedRequest.outcome(), timedRequest.body());
        }
    }

    synchronized void requireQuick() {
        assertTrue(calls > 0, url);
        assertEquals(Map.of(), failures, url);
        assertTrue(late.isEmpty(), "%s: of %d answers, those took more than %s: %s".formatted(url, calls, limit, late));
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
