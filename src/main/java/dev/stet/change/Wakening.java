package dev.stet.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

/** Hears, over a connection of its own, when another node has numbered changes. */
final class Wakening implements AutoCloseable {

    private final Connection connection;
    private final PGConnection postgres;

    private Wakening(Connection connection) throws SQLException {
        this.connection = connection;
        this.postgres = connection.unwrap(PGConnection.class);
    }

    static Wakening on(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + Numbering.CHANNEL);
            return new Wakening(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Until woken, or for that long. */
    void await(Duration atMost) throws SQLException {
        postgres.getNotifications((int) atMost.toMillis());
    }

    @Override
    public void close() throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("UNLISTEN *"); // the pool hands the connection on
        }
    }
}
