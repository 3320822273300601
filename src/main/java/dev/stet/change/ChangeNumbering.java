package dev.stet.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Gives committed entries their positions, in the order of {@code seq}. One node at a time does; since positions are given
 * after the commit, a long transaction elsewhere stalls nobody, and no entry appears before one that was read already.
 */
@ApplicationScoped
class ChangeNumbering {

    static final String CHANNEL = "stet_changes";

    /** Any number that no other advisory lock of this program has. */
    private static final long LOCK = 0x5374_6574_4368L;
    private static final int BATCH = 10_000;

    private final EntityManager database;

    ChangeNumbering(EntityManager database) {
        this.database = database;
    }

    /** Numbers what is committed now, and tells the other nodes if there was anything. */
    void number() {
        int all = 0;
        for (int some = numberSome(); some > 0; some = some < BATCH ? 0 : numberSome()) {
            all += some;
        }
        if (all > 0) {
            // in a transaction of its own, since notifying holds a lock through the commit that all who notify share
            QuarkusTransaction.requiringNew().run(() -> execute("NOTIFY " + CHANNEL));
        }
    }

    /** The position of the last entry, 0 for an empty log. */
    long last() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database
                .createNativeQuery("SELECT coalesce(max(position), 0) FROM change", Long.class).getSingleResult());
    }

    private int numberSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!isAnythingWaiting()) {
                return 0;
            }
            database.createNativeQuery("SELECT true FROM pg_advisory_xact_lock(:lock)", Boolean.class)
                    .setParameter("lock", LOCK).getSingleResult();
            // a statement of its own, whose snapshot is younger than the lock
            return execute("""
                    UPDATE change c SET position = n.position
                    FROM (SELECT seq, (SELECT coalesce(max(position), 0) FROM change)
                                      + row_number() OVER (ORDER BY seq) AS position
                          FROM change WHERE position IS NULL ORDER BY seq LIMIT %d) n
                    WHERE c.seq = n.seq""".formatted(BATCH));
        });
    }

    private boolean isAnythingWaiting() {
        return (Boolean) database.createNativeQuery("SELECT EXISTS (SELECT FROM change WHERE position IS NULL)",
                Boolean.class).getSingleResult();
    }

    private int execute(String sql) {
        return database.createNativeQuery(sql).executeUpdate();
    }
}
