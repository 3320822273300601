package dev.stet.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.platform.StartupFailure;
import dev.stet.testsupport.BesideOthers;

/** What the database of the default set-up promises to somebody whose articles lie in it. */
@BesideOthers
class EmbeddedPostgresTest {

    private static final int PORT = 54500;

    /** Unpacked once: it is the slow part, and always the same. */
    @TempDir
    static Path shelf;
    private static PostgresBinaries unpacked;

    @TempDir
    Path folder;
    private StetHome home;
    private EmbeddedPostgres running;

    @BeforeAll
    static void unpack() {
        unpacked = PostgresBinaries.unpackInto(new StetHome(shelf).furnish());
    }

    @BeforeEach
    void lend() throws IOException {
        home = new StetHome(folder.resolve("my stet")).furnish();
        Files.createSymbolicLink(borrowed(), unpacked.folder());
    }

    @AfterEach
    void giveBack() throws IOException {
        if (running != null) {
            running.stop();
        }
        Files.delete(borrowed());
    }

    private Path borrowed() {
        return home.postgresql().resolve(unpacked.folder().getFileName());
    }

    @Test
    void unpacksProgramsThatRunAndLinksThatAreLinks() throws IOException {
        assertTrue(Files.isExecutable(unpacked.program("initdb")));
        try (Stream<Path> libraries = Files.list(unpacked.folder().resolve("lib"))) {
            assertTrue(libraries.anyMatch(Files::isSymbolicLink));
        }
    }

    @Test
    void keepsWhatWasCommittedFromOneStartToTheNext() throws SQLException {
        start();
        write("Stet");
        restart();
        assertEquals("Stet", read());
    }

    @Test
    void isDurableCheckedAndSpeaksUtf8() throws SQLException {
        start();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertEquals("on", ask("SHOW " + setting), setting);
        }
        assertEquals("UTF8", ask("SHOW server_encoding"));
        assertEquals("127.0.0.1", ask("SHOW listen_addresses"));
        assertEquals("f", ask("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
    }

    @Test
    void letsNobodyInWithoutThePasswordWhichOnlyItsFileHolds() throws IOException {
        start();
        DatabaseAddress known = running.database();
        for (String user : List.of(known.username(), Cluster.SUPERUSER)) {
            SQLException refusal = assertThrows(SQLException.class,
                    () -> PlainConnection.open(new DatabaseAddress(known.url(), user, "guess")).close());
            assertEquals("28P01", refusal.getSQLState());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.password())));
        assertFalse(logs().contains(known.password()));
        assertFalse(known.toString().contains(known.password()));
    }

    @Test
    void takesTheNextPortWhereItsOwnIsTaken() throws IOException, SQLException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            running = EmbeddedPostgres.start(home.path(), other.getLocalPort(), Durability.DURABLE);
            assertNotEquals(Integer.toString(other.getLocalPort()), ask("SHOW port"));
        }
    }

    @Test
    @Tag("soak")
    void takesOverFromAServerThatAKilledProgramLeftBehind() throws SQLException {
        start();
        write("written before the kill");
        running.stop();
        PostgresServer orphan = new PostgresServer(home, unpacked, ServerUser.choose(home, unpacked));
        orphan.start(PORT, Durability.DURABLE.settings());
        long left = orphan.runningPid().orElseThrow();

        start();

        assertNotEquals(left, running.pid().orElseThrow());
        assertEquals("written before the kill", read());
    }

    @Test
    @Tag("soak")
    void recoversWhatWasCommittedWhenTheServerItselfIsKilled() throws SQLException {
        start();
        write("written before the kill");
        ProcessHandle server = ProcessHandle.of(running.pid().orElseThrow()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        restart();
        assertEquals("written before the kill", read());
    }

    @Test
    @Tag("soak")
    void leavesAloneTheProgramThatGotTheNumberOfAServerLongGone() throws IOException, SQLException {
        start();
        write("kept");
        running.stop();
        long bystander = ProcessHandle.current().pid();
        Files.writeString(home.data().resolve("postmaster.pid"), bystander + "\n" + home.data() + "\n1\n" + PORT + "\n");

        start();

        assertEquals("kept", read());
        assertNotEquals(bystander, running.pid().orElseThrow());
    }

    @Test
    @Tag("soak")
    void startsAnewWhereMakingTheDatabaseWasInterrupted() throws IOException, SQLException {
        Path half = Files.createDirectory(home.postgresql().resolve("data.new"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        start();
        assertEquals("1", ask("SELECT 1"));
        assertFalse(Files.exists(half));
    }

    @Test
    void refusesTheDatabaseOfAnotherVersionAndNamesTheWayOut() throws IOException {
        start();
        running.stop();
        running = null;
        Files.writeString(home.data().resolve("PG_VERSION"), "17\n");

        String message = refusal(home.path());

        assertTrue(message.contains("PostgreSQL 17's pg_dump") && message.contains(home.data().toString()), message);
        assertEquals("17\n", Files.readString(home.data().resolve("PG_VERSION")));
    }

    @Test
    void refusesADatabaseWhosePasswordIsLost() throws IOException {
        start();
        running.stop();
        running = null;
        for (byte[] other : List.of(new byte[0], "\n".getBytes(), new byte[] { (byte) 0xFF, (byte) 0xC0, 7 })) {
            Files.write(home.password(), other);
            assertTrue(refusal(home.path()).contains("the password to it in " + home.password()));
        }
        Files.delete(home.password());
        assertTrue(refusal(home.path()).contains(home.password().toString()));
    }

    @Test
    void refusesAFolderThatABuildWouldDelete() {
        Path doomed = folder.resolve("target").resolve("data");
        assertTrue(refusal(doomed).contains("STET_HOME"));
        assertFalse(Files.exists(doomed));
    }

    private void start() {
        running = EmbeddedPostgres.start(home.path(), PORT, Durability.DURABLE);
    }

    private void restart() {
        running.stop();
        start();
    }

    private static String refusal(Path folder) {
        return assertThrows(StartupFailure.class, () -> EmbeddedPostgres.start(folder, PORT, Durability.DURABLE)).getMessage();
    }

    private void write(String text) throws SQLException {
        try (PlainConnection plainConnection = PlainConnection.open(running.database())) {
            plainConnection.run("CREATE TABLE note AS SELECT '" + text + "' AS text");
        }
    }

    private String read() throws SQLException {
        return ask("SELECT text FROM note");
    }

    private String ask(String sql) throws SQLException {
        try (PlainConnection plainConnection = PlainConnection.open(running.database())) {
            return plainConnection.ask(sql);
        }
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.list(home.log())) {
            for (Path file : files.toList()) {
                logs.append(Files.readString(file));
            }
        }
        return logs.toString();
    }
}
