package dev.stet.article.edition;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.batch.RowProcessor;
import dev.stet.text.Markdown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * What editions need in the background. Nothing that readers see depends on when it runs, and any number of nodes may run
 * it at once.
 */
@ApplicationScoped
public class EditionUpkeep {

    private static final Logger LOG = Logger.getLogger(EditionUpkeep.class);
    private static final String OUTDATED = "(e.renderer_version < :version OR e.shape_version < :shape)"
            + " AND e.redacted_at IS NULL";
    private static final String ENDED = "NOT e.closed AND e.visible_until < now() - interval '5 seconds' AND NOT ("
            + EditionBoundaryEvents.EXPIRED_UNTOLD + ")";
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final Redaction redaction;
    private final ChangeLog change;
    private final EditionIndexes indexes;
    private final RowProcessor rows;

    EditionUpkeep(EntityManager database, Redaction redaction, ChangeLog change, EditionIndexes indexes, RowProcessor rows) {
        this.database = database;
        this.redaction = redaction;
        this.change = change;
        this.indexes = indexes;
        this.rows = rows;
    }

    /**
     * Takes ended editions out of the partial indexes. Some seconds late on purpose: a read that began just before an
     * edition ended still has to find it; and not before the change log tells of the end.
     */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    public void close() {
        rows.process("edition-closing", FIRST, this::ended, this::close);
    }

    private List<UUID> ended(UUID after, int limit) {
        return database.createNativeQuery("SELECT e.id FROM edition e WHERE e.id > :after AND " + ENDED
                + " ORDER BY e.id LIMIT :limit", UUID.class).setParameter("after", after).setParameter("limit", limit)
                .getResultList();
    }

    private int close(List<UUID> ended) {
        List<UUID> closed = database.createNativeQuery("""
                UPDATE edition SET closed = true WHERE id IN (
                    SELECT e.id FROM edition e WHERE e.id = ANY (:ended) AND %s FOR NO KEY UPDATE SKIP LOCKED)
                RETURNING id""".formatted(ENDED), UUID.class).setParameter("ended", ended.toArray(UUID[]::new))
                .getResultList();
        indexes.strike(closed);
        return closed.size();
    }

    /** A redacted edition's revision that the working copy still said has to go when it no longer does. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void emptyRevisions() {
        rows.process("revision-redaction", FIRST, redaction::articlesToEmpty, redaction::emptyRevisionsOf);
    }

    /**
     * Renders again, a few at a time, what an older renderer made, so that today's sanitiser reaches yesterday's article, and
     * what has an older shape, so that each edition has today's members.
     */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void renderAgain() {
        int all = rows.process("edition-rendering", FIRST, this::outdated, this::render);
        if (all > 0) {
            tell(all);
            LOG.infof("%d editions of an older renderer or shape were rendered again", all);
        }
    }

    /** No article has changed, but what every node keeps of them has. */
    private void tell(int editions) {
        QuarkusTransaction.requiringNew().run(() -> change.append("edition.rendered", null, null, null,
                Map.of("editions", editions), CacheInvalidation.EVERYTHING));
    }

    private List<UUID> outdated(UUID after, int limit) {
        return database.createNativeQuery("SELECT e.id FROM edition e WHERE e.id > :after AND " + OUTDATED
                + " ORDER BY e.id LIMIT :limit", UUID.class).setParameter("version", Markdown.RENDERER_VERSION)
                .setParameter("shape", ArticleView.VERSION).setParameter("after", after).setParameter("limit", limit)
                .getResultList();
    }

    private int render(List<UUID> outdated) {
        @SuppressWarnings("unchecked")
        List<Edition> locked = database.createNativeQuery("SELECT * FROM edition e WHERE e.id = ANY (:outdated) AND " + OUTDATED
                + " FOR NO KEY UPDATE SKIP LOCKED", Edition.class).setParameter("version", Markdown.RENDERER_VERSION)
                .setParameter("shape", ArticleView.VERSION).setParameter("outdated", outdated.toArray(UUID[]::new))
                .getResultList();
        locked.forEach(edition -> {
            edition.render(edition.source());
            if (!edition.closed) {
                indexes.enter(edition);
            }
        });
        return locked.size();
    }
}
