package dev.stet.platform.log;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Tells how many lines the log left out, where no other of the kind comes that could tell it. */
@Singleton
class SuppressedLines {

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
