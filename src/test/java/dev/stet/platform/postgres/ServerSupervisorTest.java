package dev.stet.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;

/** What becomes of the program's own database when its server dies, stands still or is stopped. */
@BesideOthers
class ServerSupervisorTest {

    private static final int PORT = 54560;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;
    private final AtomicInteger deaths = new AtomicInteger();
    private final BlockingQueue<String> losses = new LinkedBlockingQueue<>();
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        PreparedHome.lendBinaries(folder);
        postgres = EmbeddedPostgres.start(folder, PORT, Durability.DURABLE);
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void aKilledServerIsReplacedOnItsPortWithAllThatWasCommitted() throws SQLException {
        supervise(LONG);
        keep();
        long killed = kill();

        await(() -> postgres.standing().isReady() && postgres.pid().isPresent() && postgres.pid().getAsLong() != killed);

        assertEquals("kept", ask("SELECT text FROM note"));
        assertEquals(1, deaths.get());
        assertThrows(OverlappingFileLockException.class, () -> EmbeddedPostgres.start(folder, PORT, Durability.DURABLE));
    }

    @Test
    @Tag("soak")
    void noServerIsStartedWhileAQueryOfTheKilledOneStillRuns() throws Exception {
        supervise(LONG);
        Backends backends = Backends.of(new StetHome(folder.toRealPath()));
        Thread busy = new Thread(() -> assertThrows(SQLException.class, () -> ask("SELECT count(*) FROM "
                + "generate_series(1, 100000) a, generate_series(1, 100000) b")));
        busy.start();
        await(() -> isTrue("SELECT count(*) > 1 FROM pg_stat_activity WHERE query LIKE '%series%' AND state = 'active'"));
        var before = backends.all();
        assertFalse(before.isEmpty());

        kill();
        await(() -> deaths.get() == 1 && postgres.standing().isReady());

        assertTrue(backends.all().stream().noneMatch(before::contains), "two servers' processes on one folder");
        assertEquals("1", ask("SELECT 1"));
        busy.join();
    }

    @Test
    @Tag("soak")
    void aServerThatStandsStillIsNotTakenForDead() throws Exception {
        supervise(LONG);
        long pid = postgres.pid().orElseThrow();
        signal("STOP", pid);
        Thread.sleep(2_000);
        signal("CONT", pid);
        assertEquals("1", ask("SELECT 1"));
        assertEquals(pid, postgres.pid().orElseThrow());
        assertEquals(0, deaths.get());
    }

    @Test
    @Tag("soak")
    void whatDiesWhileTheProgramEndsIsNotStartedAnew() throws Exception {
        supervise(LONG);
        postgres.dismissSupervisor();
        kill();
        Thread.sleep(2_000);
        assertTrue(postgres.pid().isEmpty());
        assertEquals(0, deaths.get());
    }

    @Test
    @Tag("soak")
    void aStopDuringARestartLeavesNothingRunning() throws Exception {
        for (int round = 0; round < 5; round++) {
            supervise(LONG);
            kill();
            Thread.sleep(150 + 150L * round);
            postgres.stop();
            assertTrue(postgres.pid().isEmpty());
            assertTrue(Backends.of(new StetHome(folder.toRealPath())).all().isEmpty());
            start();
        }
    }

    @Test
    @Tag("soak")
    void whatCannotStartIsToldInPostgresOwnWordsAndGivenUp() throws Exception {
        supervise(Duration.ofSeconds(4));
        Path control = folder.resolve("postgresql/data/global/pg_control");
        Path aside = folder.resolve("pg_control");
        Files.move(control, aside);
        kill();

        await(() -> !postgres.standing().isReady());
        assertTrue(postgres.standing().isLive());
        await(() -> !postgres.standing().isLive());
        String why = losses.poll(30, TimeUnit.SECONDS);

        assertTrue(why.contains("pg_control"), why);
        assertFalse(postgres.standing().isReady());
        Files.move(aside, control);
    }

    @Test
    @Tag("soak")
    void whatStartsAgainAtLastIsAsBefore() throws Exception {
        supervise(LONG);
        keep();
        Path control = folder.resolve("postgresql/data/global/pg_control");
        Path aside = folder.resolve("pg_control");
        Files.move(control, aside);
        kill();
        Thread.sleep(3_000);
        Files.move(aside, control);
        await(() -> postgres.standing().isReady());
        assertTrue(postgres.standing().isLive());
        assertEquals("kept", ask("SELECT text FROM note"));
        assertTrue(losses.isEmpty());
    }

    private void supervise(Duration patience) {
        postgres.supervise(patience, new ServerSupervisor.Loss() {

            @Override
            public void died() {
                deaths.incrementAndGet();
            }

            @Override
            public void isFinal(String why) {
                losses.add(why);
            }
        });
    }

    private long kill() {
        ProcessHandle server = ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow();
        server.destroyForcibly();
        assertNotEquals(ProcessHandle.current().pid(), server.pid());
        return server.pid();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor());
    }

    private static void await(BooleanSupplier state) {
        long begin = System.nanoTime();
        while (!state.getAsBoolean()) {
            assertTrue(System.nanoTime() - begin < Duration.ofSeconds(60).toNanos(), "not within a minute");
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void keep() throws SQLException {
        try (PlainConnection plainConnection = PlainConnection.open(postgres.database())) {
            plainConnection.run("CREATE TABLE note AS SELECT 'kept' AS text");
        }
    }

    private boolean isTrue(String question) {
        try {
            return "t".equals(ask(question));
        } catch (SQLException e) {
            return false;
        }
    }

    private String ask(String sql) throws SQLException {
        try (PlainConnection plainConnection = PlainConnection.open(postgres.database())) {
            return plainConnection.ask(sql);
        }
    }
}
