package dev.stet.testsupport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.postgresql.PGConnection;

/**
 * What pg_dump and pg_restore do with data, for a machine that has none that knows this server: one state of every table,
 * and the sequences, into a database that has the schema.
 */
public final class Dump {

    private static final String TABLES = """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
            AND c.oid::regclass::text <> ALL (string_to_array('%1$s', ','))
            AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.confrelid <> c.oid
                            AND f.confrelid::regclass::text <> ALL (string_to_array('%1$s', ',')))
            ORDER BY 1 LIMIT 1""";

    private Dump() {
    }

    public static void restore(Connection from, Connection to) throws SQLException, IOException {
        from.setAutoCommit(false);
        from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        to.setAutoCommit(false);
        List<String> tables = inOrder(from);
        run(to, "TRUNCATE " + String.join(", ", tables));
        for (String table : tables) {
            copy(table, from, to);
        }
        for (String sequence : ask(from, "SELECT format('setval(%L, %s)', schemaname || '.' || sequencename, last_value)"
                + " FROM pg_sequences WHERE last_value IS NOT NULL")) {
            run(to, "SELECT " + sequence);
        }
        to.commit();
        from.rollback();
    }

    /** Each after those that it refers to. */
    private static List<String> inOrder(Connection from) throws SQLException {
        List<String> order = new ArrayList<>();
        for (List<String> next = ask(from, TABLES.formatted("")); !next.isEmpty();) {
            order.addAll(next);
            next = ask(from, TABLES.formatted(String.join(",", order)));
        }
        return order;
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException, IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", data);
        to.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN",
                new ByteArrayInputStream(data.toByteArray()));
    }

    private static List<String> ask(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
