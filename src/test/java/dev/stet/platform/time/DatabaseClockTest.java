package dev.stet.platform.time;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What the database's clock says decides, though the node's own says something else. */
@QuarkusTest
class DatabaseClockTest {

    private final EntityManager database;

    DatabaseClockTest(EntityManager database) {
        this.database = database;
    }

    @Test
    void aNodeThatIsAheadOrBehindDoesNotDecideWhatTimeItIs() {
        for (int minutes : new int[] { 2, -2 }) {
            Duration off = Duration.between(Instant.now(), databaseOff(minutes)).minus(Duration.ofMinutes(minutes));
            assertTrue(off.abs().toSeconds() < 60, minutes + " minutes, and told as " + off + " more");
        }
    }

    /** What is told where the database's clock is so many minutes away from this one's. */
    private Instant databaseOff(int minutes) {
        QuarkusTransaction.begin();
        try {
            execute("CREATE SCHEMA skewed");
            execute("""
                    CREATE FUNCTION skewed.clock_timestamp() RETURNS timestamptz LANGUAGE sql
                    AS 'SELECT pg_catalog.clock_timestamp() + interval ''%d min'''""".formatted(minutes));
            execute("SET LOCAL search_path = skewed, pg_catalog, public");
            return DatabaseClock.now();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void execute(String sql) {
        database.createNativeQuery(sql).executeUpdate();
    }
}
