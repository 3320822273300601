package dev.stet.search;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.stet.article.edition.Edition;
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
    private static final int BATCH = 50;
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final EditionEntries entries;

    SearchUpkeep(EntityManager database, EditionEntries entries) {
        this.database = database;
        this.entries = entries;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void catchUp() {
        int all = 0;
        UUID last = FIRST;
        List<UUID> some;
        do {
            some = enterSome(last);
            all += some.size();
            last = some.isEmpty() ? last : some.get(some.size() - 1);
        } while (!some.isEmpty());
        if (all > 0) {
            LOG.infof("%d editions were entered into the search index", all);
        }
    }

    private List<UUID> enterSome(UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Edition> missing = missing(after);
            missing.forEach(entries::enter);
            return missing.stream().map(edition -> edition.id).toList();
        });
    }

    /** Whoever holds the lock of one that is passed over enters it, or takes it away. */
    @SuppressWarnings("unchecked")
    private List<Edition> missing(UUID after) {
        return database.createNativeQuery("""
                SELECT * FROM edition e WHERE e.id > :after AND NOT e.closed AND e.redacted_at IS NULL
                AND NOT EXISTS (SELECT FROM search_entry s WHERE s.edition_id = e.id AND s.position = 0
                                AND s.version >= :version)
                ORDER BY e.id LIMIT :some FOR NO KEY UPDATE SKIP LOCKED""", Edition.class)
                .setParameter("after", after).setParameter("version", EditionEntries.VERSION).setParameter("some", BATCH)
                .getResultList();
    }
}
