package dev.stet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** How the program starts and ends, as the machine it runs on sees it. */
@Tag("soak")
@BesideOthers
class StetTest {

    @TempDir
    Path folder;

    @Test
    void takesItsDatabaseWithItWhenItIsToldToEnd() throws InterruptedException {
        Path home = folder.resolve("my stet");
        try (Program program = Program.start(home)) {
            ProcessHandle postmaster = program.postmaster().orElseThrow();
            program.terminate();
            assertTrue(program.postmaster().isEmpty());
            postmaster.onExit().join();
            assertTrue(program.output().contains("stet stopped in"), program.output());
        }
    }

    @Test
    void hasEverythingAfterKill9() throws Exception {
        try (Program killed = Program.start(folder)) {
            long orphan = killed.postmaster().orElseThrow().pid();
            try (Connection connection = connect()) {
                connection.createStatement().execute("CREATE TABLE note AS SELECT 'written before the kill' AS text");
            }
            killed.kill();
            assertEquals(orphan, killed.postmaster().orElseThrow().pid());
            try (Program next = Program.start(folder); Connection connection = connect()) {
                assertNotEquals(orphan, next.postmaster().orElseThrow().pid());
                ResultSet rows = connection.createStatement().executeQuery("SELECT text FROM note");
                assertTrue(rows.next());
                assertEquals("written before the kill", rows.getString(1));
            }
        }
    }

    @Test
    void refusesToShareItsFolderAndLeavesTheFirstInPeace() throws InterruptedException {
        try (Program first = Program.start(folder); Program second = Program.launch(folder, Map.of())) {
            assertNotEquals(0, second.awaitExit());
            assertTrue(second.output().contains(folder.getFileName() + " is in use by another Stet"), second.output());
            assertEquals(1, second.output().lines().count(), second.output());
            assertTrue(first.isReady());
        }
    }

    @Test
    void saysInOneLineThatTheDatabaseItWasGivenDoesNotAnswer() {
        Map<String, String> nobodyThere = Map.of("STET_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/stet?password=hush");
        try (Program program = Program.launch(folder, nobodyThere)) {
            assertNotEquals(0, program.awaitExit());
            assertTrue(program.output().startsWith("stet: The database 127.0.0.1:1/stet cannot be used"), program.output());
            assertEquals(1, program.output().lines().count(), program.output());
            assertFalse(program.output().contains("hush"));
            assertFalse(Files.exists(folder.resolve("postgresql")));
        }
    }

    @Test
    void refusesACommandThatItDoesNotKnow() {
        try (Program program = Program.launch(folder, Map.of(), "frobnicate")) {
            assertNotEquals(0, program.awaitExit());
            assertTrue(program.output().contains("frobnicate"), program.output());
        }
    }

    private Connection connect() throws IOException, SQLException {
        Path postgresql = folder.resolve("postgresql");
        String port = Files.readAllLines(postgresql.resolve("data/postmaster.pid")).get(3);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/stet", "stet",
                Files.readString(postgresql.resolve("password")));
    }
}
