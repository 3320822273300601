package dev.stet.article.edition;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.article.draft.Article;
import dev.stet.change.ChangeLog;
import dev.stet.change.DueChanges;
import dev.stet.change.RetainedChanges;
import dev.stet.platform.batch.RowProcessor;

/**
 * Writes into the change log what only time has caused: that an edition began or ended. Always under the article's lock, so
 * that it stands in order with what editors did.
 */
@ApplicationScoped
public class EditionBoundaryEvents implements DueChanges, RetainedChanges {

    /** Has run its whole time, nothing followed at once, and the log does not tell yet. */
    static final String EXPIRED_UNTOLD = """
            e.visible_until = e.declared_until
            AND NOT EXISTS (SELECT FROM edition n WHERE n.article_id = e.article_id AND n.visible_from = e.visible_until)
            AND NOT EXISTS (SELECT FROM change c WHERE c.edition_id = e.id AND c.kind = 'article.expired')""";

    private static final String TASK = "edition-boundaries";
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final ChangeLog change;
    private final RowProcessor rows;

    EditionBoundaryEvents(EntityManager database, ChangeLog change, RowProcessor rows) {
        this.database = database;
        this.change = change;
        this.rows = rows;
    }

    @Override
    public void write() {
        rows.process(TASK, FIRST, (after, limit) -> due("0 seconds", after, limit), this::tellUnlocked);
        // whose editors leave no gap is waited for, but not for long
        rows.processSingly(TASK, FIRST, (after, limit) -> due("300 milliseconds", after, limit), this::tellInTurn);
    }

    /** That an edition ended, while another look might tell it again. */
    @Override
    public String condition() {
        return "c.kind = 'article.expired' AND EXISTS (SELECT FROM edition e WHERE e.id = c.edition_id AND NOT e.closed)";
    }

    private int tellUnlocked(List<UUID> articles) {
        List<UUID> locked = lock(articles, "SKIP LOCKED");
        locked.forEach(this::tellByClock);
        return locked.size();
    }

    private int tellInTurn(List<UUID> articles) {
        database.createNativeQuery("SET LOCAL lock_timeout = '250ms'").executeUpdate();
        lock(articles, "").forEach(this::tellByClock);
        return articles.size();
    }

    private void tellByClock(UUID article) {
        tell(article, EditionTimeline.of(article));
    }

    /** Writes what has become due for an article. To be called under its lock, with what was read under it. */
    public void tell(UUID article, EditionTimeline time) {
        if (time.begun() > 0) { // or it is new, and an import has many of these
            tell(article, time.now());
        }
    }

    private void tell(UUID article, Instant now) {
        Edition.<Edition> list("articleId = ?1 and not announced and visibleFrom <= ?2 order by visibleFrom", article, now)
                .forEach(begun -> {
                    tellExpired(article, begun.visibleFrom);
                    begun.announced = true;
                    change.append("article.published", article, begun.id, begun.accountId, begun(begun), shownBy(begun),
                            begun.visibleFrom);
                });
        tellExpired(article, now);
        Edition.flush();
    }

    private void tellExpired(UUID article, Instant until) {
        List<UUID> expired = database.createNativeQuery("""
                SELECT e.id FROM edition e WHERE e.article_id = :article AND NOT e.closed AND e.announced
                AND e.visible_until <= :until AND %s""".formatted(EXPIRED_UNTOLD), UUID.class)
                .setParameter("article", article).setParameter("until", until).getResultList();
        expired.stream().map(id -> Edition.<Edition> findById(id))
                .sorted(Comparator.comparing(edition -> edition.visibleUntil))
                .forEach(edition -> change.append("article.expired", article, edition.id, null, told(edition),
                        shownBy(edition), edition.visibleUntil));
    }

    /** Answers that time has changed have ended by themselves; this is for what was read a moment too early. */
    private static Set<String> shownBy(Edition edition) {
        return edition.shownBy(Article.groupOf(edition.articleId).orElse(edition.articleId));
    }

    private List<UUID> due(String since, UUID after, int limit) {
        return database.createNativeQuery("""
                SELECT due.article_id FROM (
                    SELECT e.article_id FROM edition e
                    WHERE NOT e.announced AND e.visible_from <= now() - cast(:since AS interval)
                    UNION SELECT e.article_id FROM edition e
                    WHERE NOT e.closed AND e.visible_until <= now() - cast(:since AS interval) AND %s) due
                WHERE due.article_id > :after ORDER BY due.article_id LIMIT :limit""".formatted(EXPIRED_UNTOLD), UUID.class)
                .setParameter("since", since).setParameter("after", after).setParameter("limit", limit).getResultList();
    }

    private List<UUID> lock(List<UUID> articles, String locking) {
        return database.createNativeQuery("SELECT id FROM article WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE "
                + locking, UUID.class).setParameter("ids", articles.toArray(UUID[]::new)).getResultList();
    }

    /** The same of one that readers see from now on: also where they saw the article before, if it has moved. */
    public static Map<String, Object> begun(Edition edition) {
        Map<String, Object> told = told(edition);
        Edition.findNumber(edition.articleId, edition.number - 1)
                .filter(before -> !before.slug.equals(edition.slug) || !before.locale.equals(edition.locale))
                .ifPresent(before -> {
                    told.put("formerSlug", before.slug);
                    told.put("formerLocale", before.locale);
                });
        return told;
    }

    /** What receivers are told of an edition. */
    public static Map<String, Object> told(Edition edition) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("slug", edition.slug);
        told.put("locale", edition.locale);
        told.put("title", edition.title);
        told.put("edition", edition.number);
        told.put("revision", edition.revision);
        told.put("tags", edition.tags);
        told.put("from", edition.visibleFrom);
        told.put("until", edition.visibleUntil.equals(Edition.FOREVER) ? null : edition.visibleUntil);
        return told;
    }
}
