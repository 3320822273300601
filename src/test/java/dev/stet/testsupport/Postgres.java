package dev.stet.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.stet.platform.postgres.DatabaseAddress;
import dev.stet.platform.postgres.Durability;
import dev.stet.platform.postgres.EmbeddedPostgres;
import dev.stet.platform.postgres.PreparedHome;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** One PostgreSQL for the whole run of the tests, in a folder that is deleted after it. */
public class Postgres implements QuarkusTestResourceLifecycleManager {

    private static final int PREFERRED_PORT = 54400;

    private Path home;
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("stet-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PreparedHome.lendCluster(home);
        postgres = EmbeddedPostgres.start(home, PREFERRED_PORT, Durability.FLEETING);
        DatabaseAddress database = postgres.database();
        return Map.of(
                "stet.home", home.toString(),
                "stet.privacy.email-keys", "tests:" + "A".repeat(43) + "=",
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.stop();
        }
        delete(home);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
