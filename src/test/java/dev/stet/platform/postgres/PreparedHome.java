package dev.stet.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;

/**
 * What is slow about a first start and always the same, made once for all tests of a run: PostgreSQL's programs, unpacked, and
 * a cluster whose database has the schema and nothing else.
 */
public final class PreparedHome {

    /** Under these properties the class loaders of a run find what another of them made. */
    private static final String BINARIES = "tests.postgresql-binaries";
    private static final String CLUSTER = "tests.postgresql-cluster";
    private static final int PREFERRED_PORT = 54600;

    private PreparedHome() {
    }

    /** Puts PostgreSQL's programs into a data folder, as a link, unless it has some. */
    public static void lendBinaries(Path folder) {
        try {
            Path unpacked = unpacked();
            Path link = new StetHome(folder).furnish().postgresql().resolve(unpacked.getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #lendBinaries}, and a copy of the cluster, unless the folder has one. */
    public static void lendCluster(Path folder) {
        lendBinaries(folder);
        StetHome home = new StetHome(folder);
        try {
            if (!Files.exists(home.data()) && !Files.exists(home.password())) {
                StetHome made = new StetHome(migrated());
                copy(made.password(), home.password());
                copy(made.data(), home.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With owners and rights, which PostgreSQL insists on. */
    private static void copy(Path from, Path to) throws IOException {
        try {
            int code = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException("cp -a " + from + " " + to + " ended with " + code);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized Path unpacked() throws IOException {
        if (System.getProperty(BINARIES) == null) {
            Path shelf = Files.createTempDirectory("stet-binaries");
            System.setProperty(BINARIES, PostgresBinaries.unpackInto(new StetHome(shelf).furnish()).folder().toString());
            deleteAtTheEnd(shelf);
        }
        return Path.of(System.getProperty(BINARIES));
    }

    private static synchronized Path migrated() throws IOException {
        if (System.getProperty(CLUSTER) == null) {
            Path shelf = Files.createTempDirectory("stet-cluster");
            lendBinaries(shelf);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(shelf, PREFERRED_PORT, Durability.FLEETING);
            try {
                DatabaseAddress database = postgres.database();
                Flyway.configure().dataSource(database.url(), database.username(), database.password())
                        .locations("classpath:db/migration").load().migrate();
            } finally {
                postgres.stop();
            }
            System.setProperty(CLUSTER, shelf.toString());
            deleteAtTheEnd(shelf);
        }
        return Path.of(System.getProperty(CLUSTER));
    }

    /** After the servers that still run were stopped, which takes these programs. */
    private static void deleteAtTheEnd(Path shelf) throws IOException {
        try (Stream<Path> files = Files.walk(shelf)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }
}
