package dev.stet.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.stet.cache.StalenessTraffic.Lateness;
import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.DisturbedConnection;
import dev.stet.testsupport.Program;
import dev.stet.testsupport.SharedPostgres;

/**
 * Two programs on one database. The one that was written to shows nothing older to anybody who asks after the writer was
 * answered, the other one for a second at most, whatever becomes of its line to the database.
 */
@Tag("soak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
class NodesTest {

    private static final Logger LOG = Logger.getLogger(NodesTest.class);
    private static final Duration LONG = Duration.ofSeconds(12);
    private static final Duration A_WHILE = Duration.ofSeconds(8);
    /** In milliseconds. It hangs on no load: what is older is not given out, however late it is. */
    private static final double PROMISED = 1_000;
    private static final double PATIENCE = 60_000;

    private final SharedPostgres postgres = SharedPostgres.start();
    private final DisturbedConnection disturbedConnection = new DisturbedConnection(postgres.port());
    private Program first;
    private Program second;
    private StalenessTraffic traffic;

    @BeforeAll
    void start() throws Exception {
        first = postgres.node(Map.of());
        second = postgres.node(disturbedConnection.url(), Map.of());
        traffic = new StalenessTraffic(first.address());
        traffic.run(second.address(), Duration.ofSeconds(3)); // warms all up
    }

    @AfterAll
    void stop() {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
        disturbedConnection.close();
        postgres.close();
    }

    @Test
    void whoReadsWhereItWasWrittenSeesItAtOnce() throws Exception {
        Lateness lateness = traffic.run(first.address(), LONG);
        tell("where it was written", lateness);
        assertEquals(0, lateness.worst());
        assertTrue(lateness.hits() > 0, lateness.toString());
    }

    @Test
    void whoReadsElsewhereSeesItSoon() throws Exception {
        Lateness lateness = traffic.run(second.address(), LONG);
        tell("elsewhere", lateness);
        assertTrue(lateness.worst() <= PROMISED, lateness.toString());
        assertTrue(lateness.hits() > 0, lateness.toString());
    }

    @Test
    void whoReadsWhereNoNotificationComesSeesItWithinASecondAndAtOnceWhenTheyComeAgain() throws Exception {
        int before = disturbedConnection.lost();
        disturbedConnection.become(DisturbedConnection.State.DEAF);
        Lateness deaf = traffic.run(second.address(), A_WHILE);
        tell("elsewhere, with " + (disturbedConnection.lost() - before) + " notifications lost", deaf);
        assertTrue(disturbedConnection.lost() - before > 0);
        assertTrue(deaf.worst() <= PROMISED, deaf.toString());
        disturbedConnection.become(DisturbedConnection.State.GOOD);
        assertAllIsKnownSoon();
    }

    @Test
    void whoReadsWhileListenersAreEndedAgainAndAgainSeesItWithinASecond() throws Exception {
        CompletableFuture<Lateness> running = CompletableFuture.supplyAsync(() -> run(A_WHILE));
        int ended = 0;
        while (!running.isDone()) {
            ended += endListeners();
            Thread.sleep(100);
        }
        tell("elsewhere, with " + ended + " listeners ended", running.get());
        assertTrue(ended > 0);
        assertTrue(running.get().worst() <= PROMISED, running.get().toString());
        assertAllIsKnownSoon();
    }

    @Test
    void whoReadsWhereTheDatabaseIsOutOfReachGetsNothingOldAndAllOfItAfterwards() throws Exception {
        for (DisturbedConnection.State trouble : new DisturbedConnection.State[] { DisturbedConnection.State.CUT,
                DisturbedConnection.State.SILENT }) {
            String address = second.address() + "/api/v1/articles/" + traffic.slug();
            awaitHit(address);
            disturbedConnection.become(trouble);
            long since = System.nanoTime();
            String next = traffic.write();
            while (millis(since) < 3 * PROMISED) {
                long begun = System.nanoTime();
                int status = status(address);
                assertTrue(status != 200 || millis(since) - millis(begun) <= PROMISED, trouble + ": read after a second");
                Thread.sleep(50);
            }
            disturbedConnection.become(DisturbedConnection.State.GOOD);
            long restored = System.nanoTime();
            HttpResponse<String> answer = StalenessTraffic.get(address);
            while (answer.statusCode() != 200) {
                assertEquals(503, answer.statusCode());
                assertTrue(millis(restored) < PATIENCE, "never comes back");
                answer = StalenessTraffic.get(address);
            }
            LOG.infof("%s: back after %.0f ms", trouble, millis(restored));
            assertTrue(answer.body().contains(next), answer.body());
            assertAllIsKnownSoon();
        }
    }

    @Test
    void whoReadsWhereTheProgramStoodStillForAWhileGetsNothingOld() throws Exception {
        String address = second.address() + "/api/v1/articles/" + traffic.slug();
        awaitHit(address);
        second.freeze();
        String next = traffic.write();
        Thread.sleep(1_500);
        second.thaw();
        assertTrue(StalenessTraffic.get(address).body().contains(next));
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static int status(String address) throws Exception {
        try {
            return StalenessTraffic.get(address).statusCode();
        } catch (IOException none) {
            return 0;
        }
    }

    private static void awaitHit(String address) throws Exception {
        for (long begun = System.nanoTime(); !StalenessTraffic.isHit(StalenessTraffic.get(address)); Thread.sleep(20)) {
            assertTrue(millis(begun) < PATIENCE, "never kept");
        }
    }

    /** A second is the promise, and nothing is written meanwhile. */
    private void assertAllIsKnownSoon() throws Exception {
        Thread.sleep((long) PROMISED);
        traffic.assertNothingIsLate(second.address());
        traffic.assertNothingIsLate(first.address());
    }

    private Lateness run(Duration time) {
        try {
            return traffic.run(second.address(), time);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int endListeners() throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet ended = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE query LIKE 'LISTEN%' AND usename = current_user AND pid <> pg_backend_pid()")) {
            ended.next();
            return ended.getInt(1);
        }
    }

    private static void tell(String where, Lateness lateness) {
        LOG.infof("Read %s: of %d editions, %d were read late, an older one after the acknowledgement for up to %.0f ms (p95),"
                + " %.0f ms (p99), %.0f ms (longest); %d reads, %d from the cache", where, lateness.editions(), lateness.late(),
                lateness.p95(), lateness.p99(), lateness.worst(), lateness.reads(), lateness.hits());
    }
}
