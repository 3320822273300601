package dev.stet.platform.snapshot;

import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;

import io.quarkus.hibernate.orm.panache.Panache;

/** Lets all statements of a reading transaction see one state, whatever others commit, empty or delete meanwhile. */
public final class ReadSnapshot {

    private ReadSnapshot() {
    }

    /** To be called first in a transaction, which can write nothing then. */
    public static void begin() {
        Panache.getEntityManager().unwrap(Session.class)
                .createNativeMutationQuery("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH).executeUpdate();
    }
}
