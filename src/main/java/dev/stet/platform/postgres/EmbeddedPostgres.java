package dev.stet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.postgres.ProgramDatabase.DatabaseHealth;
import dev.stet.platform.postgres.StetHome.HomeLock;

/** A PostgreSQL of this program's own, on one data folder and 127.0.0.1, from {@link #start} to {@link #stop}. */
public final class EmbeddedPostgres {

    private static final String NAME = "stet";
    /** What the operator may not loosen; everything else may be tuned in the cluster's postgresql.conf. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256", "timezone=UTC",
            "logging_collector=on", "log_directory=../log", "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on", "log_rotation_age=1d", "log_rotation_size=0", "log_checkpoints=off",
            // a refused statement reaches the application, which tells of it; here it would quote what people wrote
            "log_min_messages=log", "log_error_verbosity=terse", "log_min_error_statement=panic");

    private final HomeLock lock;
    private final PostgresServer server;
    private final DatabaseAddress database;
    private ServerSupervisor supervisor;

    private EmbeddedPostgres(HomeLock lock, PostgresServer server, DatabaseAddress database) {
        this.lock = lock;
        this.server = server;
        this.database = database;
    }

    /**
     * Starts the database of {@code folder}, making it where there is none.
     *
     * @param preferredPort taken, the next free one is used
     * @throws StartupFailure where it cannot, above all because another program uses the folder; nothing is left running
     */
    public static EmbeddedPostgres start(Path folder, int preferredPort, Durability durability) {
        StetHome home = new StetHome(folder).furnish();
        HomeLock lock = HomeLock.take(home);
        try {
            return start(home, lock, preferredPort, durability);
        } catch (RuntimeException e) {
            lock.release();
            throw e;
        }
    }

    private static EmbeddedPostgres start(StetHome home, HomeLock lock, int preferredPort, Durability durability) {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(home);
        Subprocess account = ServerUser.choose(home, binaries);
        Cluster.ensure(home, binaries, account);
        PostgresServer server = new PostgresServer(home, binaries, account);
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(durability.settings());
        int port = server.start(preferredPort, settings);
        try {
            return new EmbeddedPostgres(lock, server, furnish(home, port, durability));
        } catch (IOException | SQLException | RuntimeException e) {
            server.stop();
            throw new StartupFailure("The database in %s was started, but is not usable (%s).", home.data(), e.getMessage());
        }
    }

    /** The application is no superuser: it owns one database, which is enough for trusted extensions. */
    private static DatabaseAddress furnish(StetHome home, int port, Durability durability) throws IOException, SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        String password = Files.readString(home.password()).strip();
        try (PlainConnection plainConnection = PlainConnection
                .open(new DatabaseAddress(server + "postgres", Cluster.SUPERUSER, password))) {
            durability.verify(plainConnection);
            plainConnection.connection().setAutoCommit(false);
            if (plainConnection.ask("SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'") == null) {
                plainConnection.run("CREATE ROLE " + NAME + " LOGIN");
                plainConnection.setPassword(NAME, password);
            }
            plainConnection.connection().commit();
            plainConnection.connection().setAutoCommit(true);
            if (plainConnection.ask("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'") == null) {
                plainConnection.run("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
        return new DatabaseAddress(server + NAME, NAME, password);
    }

    public DatabaseAddress database() {
        return database;
    }

    /**
     * From now on, a server that dies is started again, on the same port.
     *
     * @param patience for how long that may fail before it is given up
     */
    void supervise(Duration patience, ServerSupervisor.Loss loss) {
        supervisor = new ServerSupervisor(server, patience, loss);
        supervisor.begin();
    }

    DatabaseHealth standing() {
        return supervisor.standing();
    }

    /** The program ends, which needs the database for a while yet; but a new one is not started. */
    void dismissSupervisor() {
        if (supervisor != null) {
            supervisor.dismiss();
        }
    }

    /** Of the server's main process, while it runs. */
    OptionalLong pid() {
        return server.runningPid().stream().mapToLong(Long::longValue).findFirst();
    }

    /** Writes everything down, then lets the next program have the folder. */
    public void stop() {
        if (supervisor != null) {
            supervisor.awaitEnd();
        }
        server.stop();
        lock.release();
    }
}
