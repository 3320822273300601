package dev.stet.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Hears, over a connection of its own, when another node has numbered changes, and wakes the relay. Nothing depends on it but
 * how soon: while it is deaf, the relay looks by itself.
 */
@ApplicationScoped
class NotificationListener {

    private static final Logger LOG = Logger.getLogger(NotificationListener.class);
    /** How soon it notices that the program ends. */
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration RESPITE = Duration.ofSeconds(1);

    private final DataSource database;
    private final ChangeRelay.Signal relay;
    private Thread thread;
    private volatile boolean ending;

    NotificationListener(DataSource database, ChangeRelay.Signal relay) {
        this.database = database;
        this.relay = relay;
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "change-hearing");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        thread.join(2 * PERIOD.toMillis());
    }

    private void run() {
        while (!ending) {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                try {
                    listen(connection.unwrap(PGConnection.class), statement);
                } finally {
                    statement.execute("UNLISTEN *"); // the pool hands the connection on; and learns here if it is broken
                }
            } catch (SQLException deaf) {
                rest(deaf);
            }
        }
    }

    private void listen(PGConnection postgres, Statement statement) throws SQLException {
        statement.execute("LISTEN " + ChangeNumbering.CHANNEL);
        relay.wake(); // for what was not heard before
        while (!ending) {
            if (postgres.getNotifications((int) PERIOD.toMillis()).length > 0) {
                relay.wake();
            }
        }
    }

    private void rest(SQLException deaf) {
        if (ending) {
            return;
        }
        LOG.debugf(deaf, "Other nodes are not heard; trying again in %d s", RESPITE.toSeconds());
        try {
            Thread.sleep(RESPITE.toMillis());
        } catch (InterruptedException e) {
            ending = true;
        }
    }
}
