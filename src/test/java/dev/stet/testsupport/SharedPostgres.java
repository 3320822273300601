package dev.stet.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import dev.stet.platform.postgres.DatabaseAddress;
import dev.stet.platform.postgres.Durability;
import dev.stet.platform.postgres.EmbeddedPostgres;
import dev.stet.platform.postgres.PreparedHome;

/**
 * A PostgreSQL with the schema that several programs share: an external one to each of them. In a folder that is deleted with
 * it.
 */
public final class SharedPostgres implements AutoCloseable {

    /** An administrator's on all of them. */
    public static final String KEY = "stet_" + "Shared".repeat(8);

    private static final int PREFERRED_PORT = 54800;

    private final Path home;
    private final EmbeddedPostgres postgres;
    private final DatabaseAddress database;

    private SharedPostgres(Path home) {
        this.home = home;
        PreparedHome.lendCluster(home);
        this.postgres = EmbeddedPostgres.start(home, PREFERRED_PORT, Durability.FLEETING);
        this.database = postgres.database();
    }

    public static SharedPostgres start() {
        try {
            return new SharedPostgres(Files.createTempDirectory("stet-shared"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return database.url();
    }

    public int port() {
        return Integer.parseInt(url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), database.username(), database.password());
    }

    /** A program on it, when it is ready. */
    public Program node(Map<String, String> environment) {
        return node(url(), environment);
    }

    /** As {@link #node(Map)}, for one that comes to it by another way. */
    public Program node(String url, Map<String, String> environment) {
        try {
            Map<String, String> all = new HashMap<>(Map.of("STET_DATABASE_URL", url, "STET_ADMIN_KEY", KEY,
                    "QUARKUS_DATASOURCE_USERNAME", database.username(), "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                    "STET_EMAIL_KEYS", "tests:" + "A".repeat(43) + "=",
                    "QUARKUS_LOG_CATEGORY__STET_ACCESS__LEVEL", "WARN"));
            all.putAll(environment);
            return Program.start(Files.createDirectory(home.resolve("node-" + System.nanoTime())), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres.stop();
        Postgres.delete(home);
    }
}
