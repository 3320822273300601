package dev.stet.article.archive;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import dev.stet.article.archive.ArticleLines.ArticleLineCursor;
import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.content.ArticleScopedLine.TextLine;
import dev.stet.article.content.Content;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionLine;
import dev.stet.platform.json.Json;

/**
 * Reads articles with all that they ever said. To be called in one transaction whose view of the database stands still, or
 * the lines of an article would not fit together.
 */
@ApplicationScoped
public class ArticleArchive {

    /** Rows that the database hands over at once; texts are long. */
    private static final int AT_ONCE = 20;
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final Damage damage;

    ArticleArchive(EntityManager database, Damage damage) {
        this.database = database;
        this.damage = damage;
    }

    /**
     * The ids of the next articles, in the order of ids.
     *
     * @param after {@code null} for the first ones
     * @param locale {@code null} for any
     */
    public List<UUID> next(UUID after, String locale, int limit) {
        return database.createNativeQuery("""
                SELECT id FROM article WHERE id > :after AND (cast(:locale AS text) IS NULL OR locale = :locale)
                ORDER BY id LIMIT :limit""", UUID.class).setParameter("after", after == null ? FIRST : after)
                .setParameter("locale", locale).setParameter("limit", limit).getResultList();
    }

    /**
     * The lines of these articles. A revision that cannot be read is left out: the line of its article tells how many follow
     * it, so that who brings it back is told of it and of no other.
     */
    public ArticleLines open(List<UUID> articles) {
        return new ArticleLines(List.of(new ArticleLineCursor<>(articles(articles)), new ArticleLineCursor<>(texts(articles)),
                new ArticleLineCursor<>(revisions(articles)), new ArticleLineCursor<>(editions(articles))));
    }

    private Stream<ArticleLine> articles(List<UUID> articles) {
        NativeQuery<Object[]> query = query("""
                SELECT a.id, nullif(a.translation_group, a.id) AS original, a.locale, a.slug, a.title, a.revision,
                    ARRAY(SELECT s.revision FROM section s WHERE s.article_id = a.id ORDER BY s.position) AS sections,
                    a.comments_open AS open, a.moderation, a.created_by, a.created_at, a.trashed_at,
                    cast((SELECT count(*) FROM article_text t WHERE t.article_id = a.id)
                       + (SELECT count(*) FROM revision r WHERE r.article_id = a.id)
                       + (SELECT count(*) FROM edition e WHERE e.article_id = a.id) AS integer) AS lines
                FROM article a WHERE a.id = ANY (:articles) ORDER BY a.id""")
                .addScalar("id", UUID.class).addScalar("original", UUID.class).addScalar("locale", String.class)
                .addScalar("slug", String.class).addScalar("title", String.class).addScalar("revision", Integer.class)
                .addScalar("sections", Integer[].class).addScalar("open", Boolean.class).addScalar("moderation", String.class)
                .addScalar("created_by", UUID.class).addScalar("created_at", Instant.class)
                .addScalar("trashed_at", Instant.class).addScalar("lines", Integer.class);
        return read(query, articles, row -> new ArticleLine(ArticleLine.KIND, (UUID) row[0], (UUID) row[1], (String) row[2],
                (String) row[3], (String) row[4], (Integer) row[5], List.of((Integer[]) row[6]), (Boolean) row[7],
                (String) row[8], (UUID) row[9], (Instant) row[10], (Instant) row[11], (Integer) row[12]));
    }

    private Stream<TextLine> texts(List<UUID> articles) {
        NativeQuery<Object[]> query = query("""
                SELECT t.article_id, encode(t.hash, 'hex') AS hex, t.body FROM article_text t
                WHERE t.article_id = ANY (:articles) ORDER BY t.article_id, t.hash""")
                .addScalar("article_id", UUID.class).addScalar("hex", String.class).addScalar("body", String.class);
        return read(query, articles,
                row -> new TextLine(TextLine.KIND, (UUID) row[0], (String) row[1], (String) row[2]));
    }

    private Stream<RevisionLine> revisions(List<UUID> articles) {
        NativeQuery<Object[]> query = query("""
                SELECT article_id, number, account_id, created_at, note, redacted_at, cast(members AS text) AS content
                FROM revision WHERE article_id = ANY (:articles) ORDER BY article_id, number""")
                .addScalar("article_id", UUID.class).addScalar("number", Integer.class).addScalar("account_id", UUID.class)
                .addScalar("created_at", Instant.class).addScalar("note", String.class)
                .addScalar("redacted_at", Instant.class).addScalar("content", String.class);
        return read(query, articles, row -> damage.read("revision " + row[1] + " of article " + row[0],
                () -> new RevisionLine(RevisionLine.KIND, (UUID) row[0], (Integer) row[1], (UUID) row[2], (Instant) row[3],
                        (String) row[4], (Instant) row[5], Objects.requireNonNull(Json.read((String) row[6], Content.class))))
                .orElse(null));
    }

    private Stream<EditionLine> editions(List<UUID> articles) {
        NativeQuery<Object[]> query = query("""
                SELECT article_id, number, revision, visible_from, visible_until, declared_until, published_at, updated_at,
                    account_id, note, redacted_at
                FROM edition WHERE article_id = ANY (:articles) ORDER BY article_id, number""")
                .addScalar("article_id", UUID.class).addScalar("number", Integer.class).addScalar("revision", Integer.class)
                .addScalar("visible_from", Instant.class).addScalar("visible_until", Instant.class)
                .addScalar("declared_until", Instant.class).addScalar("published_at", Instant.class)
                .addScalar("updated_at", Instant.class).addScalar("account_id", UUID.class)
                .addScalar("note", String.class).addScalar("redacted_at", Instant.class);
        return read(query, articles, row -> new EditionLine(EditionLine.KIND, (UUID) row[0], (Integer) row[1],
                (Integer) row[2], (Instant) row[3], told((Instant) row[4]), told((Instant) row[5]), (Instant) row[6],
                (Instant) row[7], (UUID) row[8], (String) row[9], (Instant) row[10]));
    }

    private static Instant told(Instant until) {
        return until.equals(Edition.FOREVER) ? null : until;
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> query(String sql) {
        return database.createNativeQuery(sql, Object[].class).unwrap(NativeQuery.class);
    }

    private static <T extends ArticleScopedLine> Stream<T> read(NativeQuery<Object[]> query, List<UUID> articles,
            Function<Object[], T> line) {
        return query.setParameter("articles", articles.toArray(UUID[]::new)).setFetchSize(AT_ONCE).getResultStream()
                .map(line).filter(Objects::nonNull);
    }
}
