package dev.stet.platform;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.handlers.ConsoleHandler;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * Writes log lines together, up to 8 KiB of them and none later than after a tenth of a second: a system call for each line
 * would cost a cached answer a fifth of what it takes. Warnings and errors are written at once, with all that was said before.
 */
@Singleton
class ConsoleBuffer {

    private static final long MAX_MILLIS = 100;

    private final Vertx vertx;
    private final Logger root = Logger.getLogger("");
    private List<ExtHandler> consoles = List.of();
    private Handler alarm;

    ConsoleBuffer(Vertx vertx) {
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent start) {
        consoles = Stream.of(root.getHandlers()).flatMap(ConsoleBuffer::withNested).filter(ConsoleHandler.class::isInstance)
                .map(ExtHandler.class::cast).toList();
        alarm = buffer(consoles);
        root.addHandler(alarm);
        vertx.setPeriodic(MAX_MILLIS, timer -> consoles.forEach(ExtHandler::flush));
    }

    void end(@Observes ShutdownEvent shutdown) {
        root.removeHandler(alarm); // the log outlives the program where that is started again in the same JVM
        consoles.forEach(console -> console.setAutoFlush(true));
        consoles.forEach(ExtHandler::flush);
    }

    /** Lets them wait with what they write. The answer, put behind them, makes them write where something is wrong. */
    static Handler buffer(List<ExtHandler> consoles) {
        consoles.forEach(console -> console.setAutoFlush(false));
        ExtHandler alarm = new ExtHandler() {
            @Override
            public void publish(LogRecord line) {
                if (isLoggable(line)) {
                    flush();
                }
            }

            @Override
            public void flush() {
                consoles.forEach(ExtHandler::flush);
            }
        };
        alarm.setLevel(Level.WARNING);
        return alarm;
    }

    private static Stream<Handler> withNested(Handler handler) {
        return Stream.concat(Stream.of(handler), handler instanceof ExtHandler outer
                ? Stream.of(outer.getHandlers()).flatMap(ConsoleBuffer::withNested)
                : Stream.empty());
    }
}
