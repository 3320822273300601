package dev.stet.search;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jboss.logging.Logger;

import dev.stet.article.edition.Edition;
import dev.stet.platform.batch.RowProcessor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * Enters, a few at a time, what stands in no index yet or in that of an earlier version: what was published before there was
 * an index, or by a node that runs an earlier program. At the start and every hour; any number of nodes may do it at once.
 */
@ApplicationScoped
class SearchUpkeep {

    private static final Logger LOG = Logger.getLogger(SearchUpkeep.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final String MISSING = """
            NOT e.closed AND e.redacted_at IS NULL
            AND NOT EXISTS (SELECT FROM search_entry s WHERE s.edition_id = e.id AND s.position = 0 AND s.version >= :version)
            """;

    private final EntityManager database;
    private final SearchIndexWriter entries;
    private final RowProcessor rows;

    SearchUpkeep(EntityManager database, SearchIndexWriter entries, RowProcessor rows) {
        this.database = database;
        this.entries = entries;
        this.rows = rows;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void catchUp() {
        int all = rows.process("search-indexing", FIRST, this::missing, this::enter);
        if (all > 0) {
            LOG.infof("%d editions were entered into the search index", all);
        }
    }

    /** A name that a tag or an author had until then. */
    private record Renamed(String noun, String slug, Instant at) {
    }

    /** What bears a tag or has an author that is called otherwise now is found by the new name. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void followNames() {
        List<Renamed> renamed = QuarkusTransaction.requiringNew().call(() -> database.unwrap(Session.class)
                .createNativeQuery("SELECT noun, slug, at FROM search_renamed ORDER BY at LIMIT 100", Renamed.class)
                .getResultList());
        renamed.forEach(this::follow);
    }

    private void follow(Renamed name) {
        Set<UUID> left = new HashSet<>();
        rows.processSingly("search-renaming", FIRST, (after, limit) -> {
            List<UUID> bearing = bearing(name, after, limit);
            left.addAll(bearing);
            return bearing;
        }, editions -> {
            int entered = enterAgain(editions);
            left.removeAll(editions);
            return entered;
        });
        QuarkusTransaction.requiringNew().run(() -> {
            // what somebody held, or what failed: the hourly round enters it
            database.createNativeQuery("UPDATE search_entry SET version = 0 WHERE edition_id = ANY (:left) AND position = 0")
                    .setParameter("left", left.toArray(UUID[]::new)).executeUpdate();
            database.createNativeQuery("DELETE FROM search_renamed WHERE noun = :noun AND slug = :slug AND at = :at")
                    .setParameter("noun", name.noun).setParameter("slug", name.slug).setParameter("at", name.at)
                    .executeUpdate();
        });
    }

    private List<UUID> bearing(Renamed name, UUID after, int limit) {
        return database.createNativeQuery("SELECT e.id FROM edition e WHERE e.id > :after AND NOT e.closed AND e." + name.noun
                + "s && ARRAY[cast(:slug AS text)] ORDER BY e.id LIMIT :limit", UUID.class).setParameter("after", after)
                .setParameter("slug", name.slug).setParameter("limit", limit).getResultList();
    }

    private int enterAgain(List<UUID> editions) {
        @SuppressWarnings("unchecked")
        List<Edition> locked = database.createNativeQuery("SELECT * FROM edition e WHERE e.id = ANY (:editions)"
                + " AND NOT e.closed AND e.redacted_at IS NULL ORDER BY e.id FOR NO KEY UPDATE", Edition.class)
                .setParameter("editions", editions.toArray(UUID[]::new)).getResultList();
        locked.forEach(entries::enter);
        return locked.size();
    }

    private List<UUID> missing(UUID after, int limit) {
        return database.createNativeQuery("SELECT e.id FROM edition e WHERE e.id > :after AND " + MISSING
                + " ORDER BY e.id LIMIT :limit", UUID.class).setParameter("after", after)
                .setParameter("version", SearchIndexWriter.VERSION).setParameter("limit", limit).getResultList();
    }

    /** Whoever holds the lock of one that is passed over enters it, or takes it away. */
    private int enter(List<UUID> missing) {
        @SuppressWarnings("unchecked")
        List<Edition> locked = database.createNativeQuery("SELECT * FROM edition e WHERE e.id = ANY (:missing) AND " + MISSING
                + " FOR NO KEY UPDATE SKIP LOCKED", Edition.class).setParameter("version", SearchIndexWriter.VERSION)
                .setParameter("missing", missing.toArray(UUID[]::new)).getResultList();
        locked.forEach(entries::enter);
        return locked.size();
    }
}
