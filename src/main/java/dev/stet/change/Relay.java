package dev.stet.change;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Makes the log readable: writes what time has caused and numbers what is committed, at least every {@link #PERIOD}. Runs on
 * every node; whichever looks first does it, and a node that is killed leaves nothing undone for long.
 */
@ApplicationScoped
class Relay {

    static final Duration PERIOD = Duration.ofMillis(250);

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration RESPITE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Numbering numbering;
    private final OtherNodes others;
    private final List<DueChanges> rooms;
    private final List<GrowthListener> listeners;
    private long told;
    private Thread thread;
    private volatile boolean ending;

    Relay(DataSource database, Numbering numbering, OtherNodes others, @All List<DueChanges> rooms,
            @All List<GrowthListener> listeners) {
        this.database = database;
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
        thread.join(4 * PERIOD.toMillis());
    }

    private void run() {
        while (!ending) {
            try (Wakening wakening = Wakening.on(database)) {
                while (!ending) {
                    look();
                    wakening.await(PERIOD);
                }
            } catch (SQLException | RuntimeException failure) {
                rest(failure);
            }
        }
    }

    private void look() {
        long began = System.nanoTime();
        rooms.forEach(DueChanges::write);
        numbering.number();
        long last = numbering.last();
        others.look(began, last);
        if (last > told) {
            listeners.forEach(listener -> listener.grown(last));
            told = last;
        }
    }

    private void rest(Exception failure) {
        if (ending) {
            return;
        }
        LOG.warnf(failure, "The change log is not being told; trying again in %d s", RESPITE.toSeconds());
        try {
            Thread.sleep(RESPITE.toMillis());
        } catch (InterruptedException e) {
            ending = true;
        }
    }
}
