package dev.stet.change;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Makes the log readable: numbers what is committed, soon after its commit, and writes what time has caused, at least every
 * {@link #PERIOD}. Runs on every node; whichever looks first does it, and a node that is killed leaves nothing undone for long.
 */
@ApplicationScoped
class ChangeRelay {

    static final Duration PERIOD = Duration.ofMillis(250);

    private static final Logger LOG = Logger.getLogger(ChangeRelay.class);
    /** Between two looks, so that many writers are told of together. */
    private static final Duration GAP = Duration.ofMillis(20);

    private final Signal relaySignal;
    private final ChangeNumbering numbering;
    private final CacheInvalidation.Remote others;
    private final List<DueChanges> rooms;
    private final List<ChangeLogReader.Listener> listeners;
    private long told;
    private long asked = System.nanoTime() - PERIOD.toNanos();
    private boolean failing;
    private Thread thread;
    private volatile boolean ending;

    ChangeRelay(Signal relaySignal, ChangeNumbering numbering, CacheInvalidation.Remote others, @All List<DueChanges> rooms,
            @All List<ChangeLogReader.Listener> listeners) {
        this.relaySignal = relaySignal;
        this.numbering = numbering;
        this.others = others;
        this.rooms = rooms;
        this.listeners = listeners;
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "change-relay");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        relaySignal.wake();
        thread.join(4 * PERIOD.toMillis());
    }

    private void run() {
        try {
            while (!ending) {
                work();
                Thread.sleep(GAP.toMillis());
                relaySignal.await(PERIOD.minus(GAP));
            }
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private void work() {
        try {
            look();
            askRooms();
            if (failing) {
                LOG.info("The change log is told again");
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing && !ending) { // or it would be written several times a second
                LOG.warn("The change log is not being told; trying again", failure);
            }
            failing = true;
        }
    }

    private void look() {
        long began = System.nanoTime();
        numbering.number();
        long last = numbering.last();
        others.look(began, last);
        if (last != told) { // it shrinks where an older backup takes its place
            listeners.forEach(listener -> listener.grown(last));
            told = last;
        }
    }

    /** After the look, which does not wait for who edits; what they write wakes this again. */
    private void askRooms() {
        if (System.nanoTime() - asked >= PERIOD.minus(GAP).toNanos()) {
            rooms.forEach(DueChanges::write);
            asked = System.nanoTime();
        }
    }

    /** What the relay of this node sleeps on. However often it is woken meanwhile, it looks once. */
    @ApplicationScoped
    static class Signal {

        private final Semaphore calls = new Semaphore(0);

        void wake() {
            calls.release();
        }

        /** Until woken, or for that long. */
        void await(Duration atMost) throws InterruptedException {
            calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            calls.drainPermits(); // before the look, so that what is committed from here on wakes again
        }
    }
}
