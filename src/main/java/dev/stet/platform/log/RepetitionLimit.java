package dev.stet.platform.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * Lets a few of a kind pass, counts the others, and lets the next ones pass when a while is over: at first a second, twice as
 * long each time that they go on, never longer than a minute.
 */
final class RepetitionLimit {

    static final int NONE = -1;

    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    /** When none came for so long after a while was over, it is told of as if it were new. */
    private static final long QUIET = Duration.ofSeconds(5).toNanos();
    private static final int MAX_KINDS = 500;

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_KINDS;
        }
    };

    /** Of a kind, how many were left out since the last that passed. */
    record Left(String kind, int count) {
    }

    private static final class Window {
        private long length = SHORTEST;
        private long begin;
        private int passed;
        private int leftOut;

        private Window(long now) {
            begin = now;
        }

        private boolean isOver(long now) {
            return now - begin >= length;
        }

        private int renew(long now) {
            boolean quiet = now - begin - length >= QUIET;
            length = quiet ? SHORTEST : Math.min(2 * length, LONGEST);
            begin = now;
            passed = 0;
            return forget();
        }

        private int forget() {
            int count = leftOut;
            leftOut = 0;
            return count;
        }
    }

    /**
     * Judges one more.
     *
     * @param burst how many of the kind pass in one window, at least 1
     * @param now of {@link System#nanoTime}
     * @return {@link #NONE} where it is to be left out, else how many of its kind were left out before it
     */
    synchronized int judge(String kind, int burst, long now) {
        Window window = windows.computeIfAbsent(kind, any -> new Window(now));
        int count = window.isOver(now) ? window.renew(now) : 0;
        if (window.passed == burst) {
            window.leftOut++;
            return NONE;
        }
        window.passed++;
        return count;
    }

    /** What was left out and is not told of yet, because nothing of the kind came after it. Told of once. */
    synchronized List<Left> leftOut(long now) {
        List<Left> all = new ArrayList<>();
        windows.forEach((kind, window) -> {
            if (window.leftOut > 0 && window.isOver(now)) {
                all.add(new Left(kind, window.forget()));
            }
        });
        return all;
    }

    /** Tells how many lines the log left out, where no other of the kind comes that could tell it. */
    @Singleton
    static class SuppressedLines {

        private static final Logger LOG = Logger.getLogger(SuppressedLines.class);
        private static final long PERIOD_MILLIS = 1_000;

        private final Vertx vertx;

        SuppressedLines(Vertx vertx) {
            this.vertx = vertx;
        }

        void begin(@Observes StartupEvent start) {
            vertx.setPeriodic(PERIOD_MILLIS, timer -> tell(System.nanoTime()));
        }

        void end(@Observes ShutdownEvent shutdown) {
            tell(System.nanoTime() + Long.MAX_VALUE / 2);
        }

        private static void tell(long now) {
            LogFilter.REPETITIONS.leftOut(now)
                    .forEach(left -> LOG.infof("%d more were left out of %s", left.count(), left.kind()));
        }
    }
}
