package dev.stet.platform.postgres;

import java.nio.file.Path;
import java.util.Optional;

import dev.stet.platform.StartupFailure;

/** The database of this process: somebody else's where one is set, else one of our own; told to Quarkus as properties. */
public final class ProgramDatabase {

    private static final String DEFAULT_HOME = "data";
    /** Outlives the class loader, which live reload throws away. {@code true} also tells beans that the data are ours. */
    private static final String EMBEDDED = "stet.database.embedded";

    private ProgramDatabase() {
    }

    /**
     * Sees that there is a database, before Quarkus starts. Called again, as live reload does, it keeps what is there.
     *
     * @param quarkusEnd returns when nothing needs the database any more; asked when the process is told to end
     * @throws StartupFailure where there is none
     */
    public static void provide(Runnable quarkusEnd) {
        if (System.getProperty(EMBEDDED) != null) {
            return;
        }
        Settings settings = Settings.ofThisProcess();
        Path home = Path.of(settings.get("stet.home").orElse(DEFAULT_HOME)).toAbsolutePath().normalize();
        System.setProperty("stet.home", home.toString());
        Optional<ExternalDatabase> external = ExternalDatabase.of(settings);
        external.ifPresent(ExternalDatabase::await);
        tell(external.map(ExternalDatabase::database).orElseGet(() -> startIn(home, settings.port(), quarkusEnd)));
        System.setProperty(EMBEDDED, Boolean.toString(external.isEmpty()));
    }

    /** Ends it with the process, after Quarkus: the system runs such hooks side by side. */
    private static Database startIn(Path home, int port, Runnable quarkusEnd) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, port, Durability.DURABLE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            quarkusEnd.run();
            postgres.stop();
        }, "stop PostgreSQL"));
        return postgres.database();
    }

    private static void tell(Database database) {
        set("quarkus.datasource.jdbc.url", database.url());
        set("quarkus.datasource.username", database.username());
        set("quarkus.datasource.password", database.password());
    }

    private static void set(String property, String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }
}
