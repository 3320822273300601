package dev.stet.article.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.stet.article.edition.EditionSql;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * What readers see now of an article, told as the log of changes told it at publication.
 *
 * @param until {@code null} while no end is known
 */
public record PublishedArticle(UUID article, String slug, String locale, String title, int edition, int revision, Instant from,
        Instant until) {

    private static final String SQL = """
            SELECT e.article_id AS id, e.slug, e.locale, e.title, e.number, e.revision, e.visible_from AS since,
                   nullif(e.visible_until, '9999-12-31Z') AS until
            FROM edition e
            WHERE e.article_id > :after AND (cast(:article AS uuid) IS NULL OR e.article_id = cast(:article AS uuid))
            AND e.redacted_at IS NULL AND %s ORDER BY e.article_id LIMIT :limit""".formatted(EditionSql.VISIBLE);

    /**
     * In the order of their ids.
     *
     * @param after the id of the last one seen
     * @param article the only one that is wanted; {@code null} for all
     */
    public static List<PublishedArticle> list(UUID after, UUID article, int limit) {
        return Panache.getSession().createNativeQuery(SQL, PublishedArticle.class).setParameter("after", after)
                .setParameter("article", article == null ? null : article.toString()).setParameter("limit", limit)
                .getResultList();
    }
}
