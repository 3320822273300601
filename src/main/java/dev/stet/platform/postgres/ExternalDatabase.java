package dev.stet.platform.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.postgresql.Driver;
import org.postgresql.PGProperty;

import dev.stet.platform.StartupFailure;

/** A PostgreSQL that somebody else runs, looked for before Quarkus starts. Messages never hold its whole address. */
final class ExternalDatabase {

    private static final int OLDEST_VERSION = 15;
    /** Compose files and machines start both at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Who we are, which database, what we can do to log in: waiting changes none of these. */
    private static final Set<String> FINAL = Set.of("28000", "28P01", "3D000", "08004");

    private final String setting;
    private final DatabaseAddress database;
    private final String place;

    private ExternalDatabase(String setting, DatabaseAddress database) {
        this.setting = setting;
        this.database = database;
        this.place = place();
    }

    /** The one that the settings name, if they name one. */
    static Optional<ExternalDatabase> of(LauncherSettings settings) {
        return of(settings, "quarkus.datasource.jdbc.url", "QUARKUS_DATASOURCE_JDBC_URL")
                .or(() -> of(settings, "stet.database.url", "STET_DATABASE_URL"));
    }

    private static Optional<ExternalDatabase> of(LauncherSettings settings, String name, String variable) {
        return settings.get(name).map(url -> new ExternalDatabase(variable, new DatabaseAddress(url,
                settings.get("quarkus.datasource.username").orElse(null),
                settings.get("quarkus.datasource.password").orElse(null))));
    }

    DatabaseAddress database() {
        return database;
    }

    /** Returns when it answers and will do. */
    void await() {
        long start = System.nanoTime();
        Optional<SQLException> failure = tryOnce();
        while (failure.isPresent()) {
            if (FINAL.contains(failure.get().getSQLState()) || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new StartupFailure("The database %s cannot be used: %s Start it, or correct %s, "
                        + "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.", place, reason(failure.get()),
                        setting);
            }
            pause();
            failure = tryOnce();
        }
    }

    private Optional<SQLException> tryOnce() {
        try (PlainConnection plainConnection = PlainConnection.open(database)) {
            int version = plainConnection.connection().getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartupFailure("The database %s is PostgreSQL %d; Stet needs %d or later.",
                        place, version, OLDEST_VERSION);
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Host, port and name only; an address with a login in it is not even given to the driver, which would log it. */
    private String place() {
        Properties parts = database.url().split("\\?")[0].contains("@") ? null
                : Driver.parseURL(database.url(), new Properties());
        if (parts == null) {
            throw new StartupFailure("%s is not an address that Stet understands. It looks like "
                    + "jdbc:postgresql://host:5432/stet; user and password are given as QUARKUS_DATASOURCE_USERNAME "
                    + "and QUARKUS_DATASOURCE_PASSWORD.", setting);
        }
        return PGProperty.PG_HOST.getOrDefault(parts) + ":" + PGProperty.PG_PORT.getOrDefault(parts) + "/"
                + PGProperty.PG_DBNAME.getOrDefault(parts);
    }

    private static String reason(SQLException failure) {
        String cause = failure.getCause() == null ? "" : " (" + failure.getCause() + ")";
        String reason = (failure.getMessage() + cause).replaceAll("\\s+", " ").strip();
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted while waiting for the database.");
        }
    }
}
