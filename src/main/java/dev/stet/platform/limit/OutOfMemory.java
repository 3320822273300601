package dev.stet.platform.limit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogRecord;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;

/**
 * Ends the process at once when its heap is used up anywhere: what is left of it half works, and whoever looks after it would
 * not start it anew. The JVM does so by itself only with {@code -XX:+ExitOnOutOfMemoryError}, which {@code java -jar} cannot
 * bring along.
 */
@Singleton
public class OutOfMemory {

    /** As the JVM's own. */
    public static final int EXIT_CODE = 3;

    private static final int MAX_CAUSES = 20;
    private static final byte[] MESSAGE = """
            stet: The heap is used up (OutOfMemoryError), so the process ends and is to be started anew. Give it more with \
            -Xmx, as in java -Xmx1g -jar, or let requests take less of it with STET_MEMORY_BUDGET.
            """.getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);
    private static volatile boolean halting;

    private final Logger root = Logger.getLogger("");
    private final java.util.logging.Handler logged = new ExtHandler() {
        @Override
        public void publish(LogRecord line) {
            haltAt(line.getThrown());
        }
    };

    /** For the program; tests share their process with others. */
    public static void haltFromNowOn() {
        halting = true;
        UncaughtExceptionHandler next = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            haltAt(failure);
            if (next == null) {
                failure.printStackTrace();
            } else {
                next.uncaughtException(thread, failure);
            }
        });
    }

    /** Does not return where memory ran out, be it in a cause. {@code null} is nothing. Takes no memory. */
    public static void haltAt(Throwable failure) {
        if (halting && isMeant(failure)) {
            halt();
        }
    }

    static boolean isMeant(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static void halt() {
        try {
            ERRORS.write(MESSAGE);
        } catch (IOException nobodyReads) {
            // the exit code tells as well
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /**
     * What is caught by others is logged by them, with few exceptions: timers, the scheduler, threads of the database's pool.
     */
    void watch(@Observes StartupEvent start, Vertx vertx) {
        root.addHandler(logged);
        Handler<Throwable> next = vertx.exceptionHandler();
        vertx.exceptionHandler(failure -> {
            haltAt(failure);
            if (next != null) {
                next.handle(failure);
            }
        });
    }

    void end(@Observes ShutdownEvent shutdown) {
        root.removeHandler(logged); // the log outlives the program where that is started again in the same JVM
    }
}
