package dev.stet.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Lets go of the beginning of the log. First the horizon moves, past which nobody can go on; then what lies before it goes,
 * but for what somebody still needs. The last entry always stays: the next position follows from it.
 */
@ApplicationScoped
class ChangeRetention {

    @ConfigMapping(prefix = "stet.changes")
    interface ChangeSettings {

        /** How long the log is kept: who has not asked for longer has to begin anew. */
        @WithDefault("90d")
        Duration keep();
    }

    private static final int BATCH = 500;

    private final EntityManager database;
    private final ChangeSettings settings;
    /** SQL, of an entry {@code c}. */
    private final String needed;

    ChangeRetention(EntityManager database, ChangeSettings settings, @All List<RetainedChanges> retained) {
        this.database = database;
        this.settings = settings;
        this.needed = retained.stream().map(room -> "(" + room.condition() + ")").collect(Collectors.joining(" OR "));
    }

    void check(@Observes StartupEvent start) {
        if (settings.keep().isNegative() || settings.keep().isZero()) {
            throw new ConfigurationException("STET_CHANGES_KEEP must be more than nothing, such as 90d.");
        }
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        forget(settings.keep());
    }

    /** In small transactions, so that nobody waits for all of it. */
    void forget(Duration keep) {
        while (moveHorizon(keep) == BATCH) {
            // more is as old
        }
        while (deleteSome() == BATCH) {
            // there are more
        }
    }

    /** @return how many more entries are behind the horizon now */
    private int moveHorizon(Duration keep) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Long> horizon = database.createNativeQuery("SELECT position FROM change_horizon FOR UPDATE",
                    Long.class).getResultList();
            return moveHorizon(horizon.get(0), keep);
        });
    }

    /** Over the first entries that are all old: one that is younger stays readable with all that follow it. */
    private int moveHorizon(long horizon, Duration keep) {
        List<Long> old = database.createNativeQuery("""
                WITH first AS (SELECT position, occurred_at FROM change
                               WHERE position > :horizon AND position < (SELECT max(position) FROM change)
                               ORDER BY position LIMIT :batch)
                SELECT position FROM first WHERE position < coalesce((
                    SELECT min(position) FROM first WHERE occurred_at >= now() - cast(:keep AS interval)), %d)
                ORDER BY position DESC""".formatted(Long.MAX_VALUE), Long.class)
                .setParameter("horizon", horizon).setParameter("batch", BATCH).setParameter("keep", keep.toString())
                .getResultList();
        if (!old.isEmpty()) {
            database.createNativeQuery("UPDATE change_horizon SET position = :position")
                    .setParameter("position", old.get(0)).executeUpdate();
        }
        return old.size();
    }

    private int deleteSome() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                DELETE FROM change WHERE seq IN (
                    SELECT c.seq FROM change c WHERE c.position <= (SELECT position FROM change_horizon) AND NOT (%s)
                    ORDER BY c.position LIMIT %d)""".formatted(needed, BATCH)).executeUpdate());
    }
}
