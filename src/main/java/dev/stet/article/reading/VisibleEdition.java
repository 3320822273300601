package dev.stet.article.reading;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.REDACTED;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.hibernate.query.NativeQuery;

import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.article.edition.EditionSql;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.http.Moved;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * What a read of one article finds: one row in one round trip, no entity and no transaction.
 *
 * @param document the members that were rendered at publication, as a JSON object; {@code null} where they are many, see
 *        {@link #withDocument}
 * @param authors JSON, as are {@code tags} and {@code translations}
 * @param timeLeft until what is told here may be otherwise
 * @param since when the edition began
 * @param redacted whether there is nothing left of it to read
 * @param translationGroup of the article
 * @param size of the document, in bytes
 */
public record VisibleEdition(UUID articleId, String slug, String locale, byte[] document, String authors, String tags,
        String translations, boolean commentsOpen, Duration timeLeft, Instant since, boolean redacted,
        UUID translationGroup, UUID edition, int size) {

    /** Larger documents, in bytes, are read only once there is memory for them. */
    private static final int MAX_AT_ONCE = 128 * 1024;

    private static final String SELECT = """
            SELECT e.article_id AS id, e.slug, e.locale, %s AS document, %s, %s, translations, a.comments_open AS open,
                   extract(epoch FROM least(c.visible_until, translated.change) - now())::float8 AS seconds,
                   e.visible_from AS since, e.redacted_at IS NOT NULL AS redacted, a.translation_group AS variants,
                   e.id AS edition, %s AS size
            """;

    /** At which slug instead there is what readers once found there, and how long until something may be there again. */
    private static final String ELSEWHERE = """
            SELECT (SELECT e.slug FROM edition e
                    WHERE e.article_id = s.article_id AND e.locale = s.locale AND e.slug <> s.slug AND %1$s
                    AND EXISTS (SELECT FROM edition seen WHERE seen.article_id = s.article_id
                                AND seen.locale || '/' || seen.slug = s.locale || '/' || s.slug
                                AND seen.visible_from <= now())) AS moved,
                   EXISTS (SELECT FROM edition e WHERE e.locale = :locale AND e.slug = :slug AND %1$s) AS came,
                   (SELECT extract(epoch FROM min(e.visible_from) - now())::float8 FROM edition e
                    WHERE e.article_id = s.article_id AND NOT e.closed AND e.visible_from > now()) AS seconds
            FROM (SELECT) one LEFT JOIN slug s ON s.locale = :locale AND s.slug = :slug""".formatted(EditionSql.VISIBLE);

    /** What readers find at the slug, or by the id, now: never a draft, never a future edition. */
    static Optional<VisibleEdition> find(String slug, String locale, boolean allForms) {
        return read(select(allForms) + now(slug), slug, locale, null);
    }

    /** What readers found at an instant, of the article that they find at the slug now; nothing that has not begun yet. */
    static Optional<VisibleEdition> findAt(String slug, String locale, Instant at, boolean allForms) {
        return read(select(allForms)
                + """
                        FROM edition c JOIN article a ON a.id = c.article_id JOIN edition e ON e.article_id = c.article_id
                        JOIN %s ON true WHERE %s
                        AND tstzrange(e.visible_from, e.visible_until) @> cast(:at AS timestamptz)
                        AND e.visible_from <= now() AND """
                        .formatted(EditionSql.TRANSLATED, called(slug).replace("e.", "c."))
                + " " + EditionSql.VISIBLE.replace("e.", "c."), slug, locale, at);
    }

    /**
     * The article that readers find at the slug, or by the id, now, for rooms that add to it.
     *
     * @throws Moved where readers once found one here that has another slug now
     * @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted}
     */
    public static UUID articleAt(String slug, String locale) {
        return articleAt(slug, locale, new Freshness());
    }

    /**
     * As {@link #articleAt(String, String)}, for an answer that tells its comments.
     *
     * @param freshness is told what that depends on, and how long readers find the article there
     */
    public static UUID articleAt(String slug, String locale, Freshness freshness) {
        Object[] row = Panache.getSession().createNativeQuery("SELECT e.article_id AS id,"
                + " e.redacted_at IS NOT NULL AS redacted, extract(epoch FROM e.visible_until - now())::float8 AS seconds"
                + " FROM edition e WHERE " + called(slug) + " AND " + EditionSql.VISIBLE, Object[].class)
                .addScalar("id", UUID.class).addScalar("redacted", Boolean.class)
                .addScalar("seconds", Double.class).setParameter("locale", locale).setParameter("slug", slug)
                .uniqueResultOptional().orElseThrow(() -> elsewhere(slug, locale, freshness));
        if ((Boolean) row[1]) {
            throw redacted(slug);
        }
        freshness.endsInSeconds((Double) row[2]);
        freshness.dependsOn(CacheInvalidation.of((UUID) row[0]), CacheInvalidation.ofComments((UUID) row[0]));
        return (UUID) row[0];
    }

    static RuntimeException redacted(String slug) {
        return REDACTED.because("What the article '%s' said was taken away for good.", slug);
    }

    /**
     * What to answer where nothing is visible: never tells of a draft, a future or a withdrawn article, nor of its slug.
     *
     * @param freshness is told what that depends on, and how long it holds
     */
    static RuntimeException elsewhere(String slug, String locale, Freshness freshness) {
        Object[] row = (Object[]) Panache.getEntityManager().createNativeQuery(ELSEWHERE, Object[].class)
                .unwrap(NativeQuery.class).addScalar("moved", String.class)
                .addScalar("came", Boolean.class).addScalar("seconds", Double.class).setParameter("locale", locale)
                .setParameter("slug", slug).getSingleResult();
        if (row[0] != null) {
            return new Moved(slug, (String) row[0]);
        }
        if (!(Boolean) row[1] && !LinksView.isById(slug)) { // else it came after it was looked for
            // not of whose draft has the slug: nobody is to notice when that is scheduled
            freshness.dependsOn(CacheInvalidation.PUBLISHED);
            freshness.endsIn(row[2] == null ? null : Duration.ofMillis((long) ((Double) row[2] * 1_000)));
        }
        return NOT_FOUND.because("There is no published article '%s' in locale %s.", slug, locale);
    }

    static String sql(boolean allForms) {
        return select(allForms) + now("");
    }

    private static String now(String slug) {
        return """
                FROM edition e JOIN article a ON a.id = e.article_id, LATERAL (SELECT e.visible_until) c,
                %s WHERE %s AND """.formatted(EditionSql.TRANSLATED, called(slug)) + " " + EditionSql.VISIBLE;
    }

    /** An id is one of whatever locale; no article has a slug that looks like one. */
    private static String called(String slug) {
        return LinksView.isById(slug)
                ? "CASE WHEN NOT e.closed THEN e.article_id END = cast(:slug AS uuid) AND cast(:locale AS text) IS NOT NULL"
                : "e.locale = :locale AND e.slug = :slug";
    }

    private static String select(boolean allForms) {
        String size = "octet_length(e." + column(allForms) + ")"; // known without reading it
        return SELECT.formatted("CASE WHEN " + size + " <= " + MAX_AT_ONCE + " THEN e." + column(allForms) + " END",
                EditionSql.AUTHORS, EditionSql.TAGS, size);
    }

    public static String column(boolean allForms) {
        return allForms ? "forms" : "document";
    }

    private static Optional<VisibleEdition> read(String sql, String slug, String locale, Instant at) {
        // without addScalar Hibernate asks the result set for its metadata each time: a quarter of the speed
        NativeQuery<Object[]> query = Panache.getSession().createNativeQuery(sql, Object[].class)
                .addScalar("id", UUID.class).addScalar("slug", String.class).addScalar("locale", String.class)
                .addScalar("document", byte[].class).addScalar("authors", String.class).addScalar("tags", String.class)
                .addScalar("translations", String.class).addScalar("open", Boolean.class)
                .addScalar("seconds", Double.class).addScalar("since", Instant.class).addScalar("redacted", Boolean.class)
                .addScalar("variants", UUID.class).addScalar("edition", UUID.class).addScalar("size", Integer.class)
                .setParameter("slug", slug).setParameter("locale", locale);
        if (at != null) {
            query.setParameter("at", at);
        }
        return query.uniqueResultOptional().map(VisibleEdition::of);
    }

    private static VisibleEdition of(Object[] row) {
        return new VisibleEdition((UUID) row[0], (String) row[1], (String) row[2], (byte[]) row[3], (String) row[4],
                (String) row[5], (String) row[6], (Boolean) row[7], Duration.ofMillis((long) ((Double) row[8] * 1_000)),
                (Instant) row[9], (Boolean) row[10], (UUID) row[11], (UUID) row[12], (Integer) row[13]);
    }

    /** The same with the document, for which there has to be memory now. */
    VisibleEdition withDocument(boolean allForms) {
        return withDocument((byte[]) Panache.getSession()
                .createNativeQuery("SELECT " + column(allForms)
                        + " AS document FROM edition WHERE id = :id AND redacted_at IS NULL", byte[].class)
                .addScalar("document", byte[].class).setParameter("id", edition).uniqueResultOptional()
                .orElseThrow(() -> redacted(slug))); // since it was found
    }

    VisibleEdition withDocument(byte[] read) {
        return new VisibleEdition(articleId, slug, locale, read, authors, tags, translations, commentsOpen, timeLeft, since,
                redacted, translationGroup, edition, size);
    }
}
