package dev.stet.platform.secret;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** The signing keys that all nodes of one database share, each made when it is first asked for, and never changed. */
@ApplicationScoped
public class SigningKeys {

    private static final int KEY_BYTES = 32;

    private final DataSource database;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    SigningKeys(DataSource database) {
        this.database = database;
    }

    /** What is signed for one {@code purpose} cannot be opened for another. */
    public Seal seal(String purpose) {
        return new Seal(key(purpose));
    }

    /**
     * Has the key of a purpose at hand. For start-up: whoever first asks within a transaction needs a second connection, and
     * many who do so at once would wait for each other.
     */
    public void prepare(String purpose) {
        key(purpose);
    }

    /** 32 random bytes; asks the database once per name and process. */
    public byte[] key(String name) {
        return known.computeIfAbsent(name, this::share).clone();
    }

    /** In a transaction of its own: were the caller's rolled back, this node alone would go on with a key nobody kept. */
    private byte[] share(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                offer(connection, name);
                return read(connection, name);
            }
        });
    }

    /** Of several nodes that offer at once one is first; the others wait here for its commit, and read what it wrote. */
    private static void offer(Connection connection, String name) throws SQLException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String sql = "INSERT INTO signing_key (name, key) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, name);
            insert.setBytes(2, key);
            insert.executeUpdate();
        }
    }

    private static byte[] read(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT key FROM signing_key WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
