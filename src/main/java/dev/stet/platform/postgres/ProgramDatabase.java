package dev.stet.platform.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

import dev.stet.platform.StartupFailure;

/** The database of this process: somebody else's where one is set, else one of our own; told to Quarkus as properties. */
public final class ProgramDatabase {

    private static final String DEFAULT_HOME = "data";
    /** Outlives the class loader, which live reload throws away. {@code true} also tells beans that the data are ours. */
    private static final String EMBEDDED = "stet.database.embedded";
    private static final Set<Runnable> ON_DEATH = new CopyOnWriteArraySet<>();

    private static volatile EmbeddedPostgres own;

    private ProgramDatabase() {
    }

    /**
     * Sees that there is a database, before Quarkus starts. Called again, as live reload does, it keeps what is there.
     *
     * @param quarkusEnd returns when nothing needs the database any more; asked when the process is told to end
     * @param loss what ends the process when a database of its own has died and does not start any more
     * @throws StartupFailure where there is none
     */
    public static void provide(Runnable quarkusEnd, Consumer<DatabaseLost> loss) {
        if (System.getProperty(EMBEDDED) != null) {
            return;
        }
        LauncherSettings settings = LauncherSettings.ofThisProcess();
        Path home = Path.of(settings.get("stet.home").orElse(DEFAULT_HOME)).toAbsolutePath().normalize();
        System.setProperty("stet.home", home.toString());
        Optional<ExternalDatabase> external = ExternalDatabase.of(settings);
        external.ifPresent(ExternalDatabase::await);
        tell(external.map(ExternalDatabase::database).orElseGet(() -> startIn(home, settings, quarkusEnd, loss)));
        System.setProperty(EMBEDDED, Boolean.toString(external.isEmpty()));
    }

    /** Of a database of our own; of others nothing is known here. */
    public static DatabaseHealth standing() {
        return own == null ? new DatabaseHealth(true, true) : own.standing();
    }

    /** Done each time when a database of our own has died, before it is started again. */
    public static void onDeath(Runnable step) {
        ON_DEATH.add(step);
    }

    public static void noLongerOnDeath(Runnable step) {
        ON_DEATH.remove(step);
    }

    /** Ends it with the process, after Quarkus: the system runs such hooks side by side. */
    private static DatabaseAddress startIn(Path home, LauncherSettings settings, Runnable quarkusEnd,
            Consumer<DatabaseLost> loss) {
        Duration patience = settings.patience();
        boolean first = !Files.isDirectory(new StetHome(home).data());
        say(first, "Making a PostgreSQL database in " + home + ". Only the first start has to, and takes longer.");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, settings.port(), Durability.DURABLE);
        say(first, "The database runs. Its tables and the first articles are made next.");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.dismissSupervisor();
            quarkusEnd.run();
            postgres.stop();
        }, "stop PostgreSQL"));
        postgres.supervise(patience, new ServerSupervisor.Loss() {

            @Override
            public void died() {
                ON_DEATH.forEach(Runnable::run);
            }

            @Override
            public void isFinal(String why) {
                loss.accept(new DatabaseLost(why));
            }
        });
        own = postgres;
        return postgres.database();
    }

    /** There is no log yet. */
    private static void say(boolean first, String what) {
        if (first) {
            System.err.println("stet: " + what);
        }
    }

    private static void tell(DatabaseAddress database) {
        set("quarkus.datasource.jdbc.url", database.url());
        set("quarkus.datasource.username", database.username());
        set("quarkus.datasource.password", database.password());
    }

    private static void set(String property, String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }

    /**
     * How it stands with the program's own database.
     *
     * @param isReady it runs, as far as is known
     * @param isLive there is hope that it will run again without the program being started anew
     */
    public record DatabaseHealth(boolean isReady, boolean isLive) {
    }

    /** The program's own database has died and does not start any more, so the program ends. */
    public static final class DatabaseLost extends StartupFailure {

        /** As {@code EX_UNAVAILABLE} of sysexits.h; docs/operation.md tells it. */
        static final int EXIT_CODE = 69;

        DatabaseLost(String why) {
            super("%s", "The database was lost, and so Stet ends. " + why);
        }

        @Override
        public int exitCode() {
            return EXIT_CODE;
        }
    }
}
