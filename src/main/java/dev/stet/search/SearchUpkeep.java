package dev.stet.search;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.stet.article.edition.Edition;
import dev.stet.platform.batch.RowProcessor;
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
