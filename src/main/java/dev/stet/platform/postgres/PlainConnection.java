package dev.stet.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** One plain connection, before there is a pool. */
record PlainConnection(Connection connection) implements AutoCloseable {

    private static final String CONNECT_SECONDS = "5";
    /** The first login of a process proves a password with classes that are yet to be loaded: a busy machine takes its time. */
    private static final String LOGIN_SECONDS = "30";
    /** A new database is copied and flushed, which a slow disk takes its time for. */
    private static final String STATEMENT_SECONDS = "120";

    /** Asks the driver itself: DriverManager does not find it in the class loader of a packaged Quarkus. */
    static PlainConnection open(DatabaseAddress database) throws SQLException {
        Properties properties = new Properties();
        if (database.username() != null) {
            properties.setProperty("user", database.username());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", LOGIN_SECONDS);
        properties.setProperty("socketTimeout", STATEMENT_SECONDS);
        properties.setProperty("ApplicationName", "stet");
        return new PlainConnection(new Driver().connect(database.url(), properties));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, {@code null} without a row. */
    String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Sends a SCRAM verifier, so that no statement that could be logged holds the password. */
    void setPassword(String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
