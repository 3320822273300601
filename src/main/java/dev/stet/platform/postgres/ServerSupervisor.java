package dev.stet.platform.postgres;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.jboss.logging.Logger;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.postgres.ProgramDatabase.DatabaseHealth;

/** Starts a server anew that has died, again and again until its patience ends. One that stands still has not died. */
final class ServerSupervisor {

    private static final Logger LOG = Logger.getLogger(ServerSupervisor.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Between two failed starts, twice as long each time. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** After this part of the patience, the program stands as not live. */
    private static final int HOPE = 4;

    private final PostgresServer server;
    private final Duration patience;
    private final Loss loss;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "PostgreSQL supervisor");
    private volatile boolean running = true;
    /** Of {@link System#nanoTime}; {@code null} while no start has failed. */
    private volatile Long failingSince;
    private String said = "";

    /** What the program does about it. */
    interface Loss {

        /** All connections are dead; the server will be started again. */
        void died();

        /** The supervisor has given up; {@code why} in PostgreSQL's own words. On a thread of its own. */
        void isFinal(String why);
    }

    ServerSupervisor(PostgresServer server, Duration patience, Loss loss) {
        this.server = server;
        this.patience = patience;
        this.loss = loss;
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** No start begins after this; one that is under way may still end. */
    void dismiss() {
        end.countDown();
    }

    /** Returns when no start is under way any more; what it brought up is stopped. */
    void awaitEnd() {
        dismiss();
        try {
            thread.join(LOOK.toMillis());
            while (thread.isAlive()) {
                server.stop();
                thread.join(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    DatabaseHealth standing() {
        Long since = failingSince;
        return new DatabaseHealth(running, since == null || System.nanoTime() - since < patience.toNanos() / HOPE);
    }

    private void watch() {
        try {
            while (!end.await(LOOK.toMillis(), MILLISECONDS)) {
                if (server.isDead()) {
                    running = false;
                    LOG.warn("PostgreSQL has died and is started again");
                    loss.died();
                    replace();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void replace() throws InterruptedException {
        long pause = SHORTEST_PAUSE.toMillis();
        while (end.getCount() > 0 && !isBack()) {
            end.await(pause, MILLISECONDS);
            pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
        }
    }

    private boolean isBack() {
        try {
            server.startAgain();
        } catch (StartupFailure failure) {
            fail(failure.getMessage());
            return false;
        }
        running = true;
        failingSince = null;
        said = "";
        LOG.info("PostgreSQL runs again");
        return true;
    }

    private void fail(String why) {
        if (end.getCount() == 0) {
            return; // the stop is why
        }
        long now = System.nanoTime();
        failingSince = failingSince == null ? (Long) now : failingSince;
        // what was in the log before a try differs; what it ended with does not, but for process ids
        String unnumbered = why.substring(why.lastIndexOf('\n') + 1).replaceAll("\\d+", "");
        if (!unnumbered.equals(said)) {
            LOG.errorf("It is tried again for %d s. %s", patience.toSeconds(), why);
        }
        said = unnumbered;
        if (now - failingSince >= patience.toNanos()) {
            dismiss();
            new Thread(() -> loss.isFinal(why), "PostgreSQL is lost").start();
        }
    }
}
