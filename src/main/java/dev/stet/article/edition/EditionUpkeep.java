package dev.stet.article.edition;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.stet.change.Change;
import dev.stet.change.Staleness;
import dev.stet.text.Markdown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * What editions need in the background. Nothing that readers see depends on when it runs, and any number of nodes may run
 * it at once.
 */
@ApplicationScoped
class EditionUpkeep {

    private static final Logger LOG = Logger.getLogger(EditionUpkeep.class);
    private static final int BATCH = 50;

    private final EntityManager database;
    private final Redaction redaction;
    private final Change change;
    private final EditionIndexes indexes;

    EditionUpkeep(EntityManager database, Redaction redaction, Change change, EditionIndexes indexes) {
        this.database = database;
        this.redaction = redaction;
        this.change = change;
        this.indexes = indexes;
    }

    /**
     * Takes ended editions out of the partial indexes. Some seconds late on purpose: a read that began just before an
     * edition ended still has to find it; and not before the change log tells of the end.
     */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void close() {
        QuarkusTransaction.requiringNew().run(() -> indexes.strike(closeSome()));
    }

    private List<UUID> closeSome() {
        return database.createNativeQuery("""
                UPDATE edition SET closed = true WHERE id IN (
                    SELECT id FROM edition e WHERE NOT closed AND visible_until < now() - interval '5 seconds' AND NOT (%s)
                    FOR NO KEY UPDATE SKIP LOCKED)
                RETURNING id""".formatted(Boundaries.EXPIRED_UNTOLD), UUID.class).getResultList();
    }

    /** A redacted edition's revision that the working copy still said has to go when it no longer does. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void emptyRevisions() {
        QuarkusTransaction.requiringNew().run(redaction::emptyRevisions);
    }

    /** Renders again, a few at a time, what an older renderer made, so that today's sanitiser reaches yesterday's article. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void renderAgain() {
        int all = 0;
        for (int some = renderSome(); some > 0; some = renderSome()) {
            all += some;
        }
        if (all > 0) {
            tell(all);
            LOG.infof("%d editions of an older renderer were rendered again", all);
        }
    }

    /** No article has changed, but what every node keeps of them has. */
    private void tell(int editions) {
        QuarkusTransaction.requiringNew().run(() -> change.append("edition.rendered", null, null, null,
                Map.of("editions", editions), Staleness.EVERYTHING));
    }

    private int renderSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Edition> outdated = outdated();
            outdated.forEach(edition -> {
                edition.render(edition.source());
                indexes.enter(edition);
            });
            return outdated.size();
        });
    }

    @SuppressWarnings("unchecked")
    private List<Edition> outdated() {
        return database.createNativeQuery("""
                SELECT * FROM edition WHERE renderer_version < :version AND redacted_at IS NULL
                LIMIT :some FOR NO KEY UPDATE SKIP LOCKED""", Edition.class)
                .setParameter("version", Markdown.RENDERER_VERSION).setParameter("some", BATCH).getResultList();
    }
}
