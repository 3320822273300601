package dev.stet.article.archive;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.article.archive.ArticleLines.ArticleLineCursor;
import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.content.ArticleScopedLine.TextLine;
import dev.stet.article.content.Content;
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

    private record ArticleRow(UUID id, UUID original, String locale, String slug, String title, int revision,
            Integer[] sections, boolean commentsOpen, String moderation, UUID createdBy, Instant createdAt, Instant trashedAt,
            int lines) {

        ArticleLine line() {
            return new ArticleLine(ArticleLine.KIND, id, original, locale, slug, title, revision, List.of(sections),
                    commentsOpen, moderation, createdBy, createdAt, trashedAt, lines);
        }
    }

    private record RevisionRow(UUID article, int number, UUID account, Instant createdAt, String note, Instant redactedAt,
            String content) {

        RevisionLine line() {
            return new RevisionLine(RevisionLine.KIND, article, number, account, createdAt, note, redactedAt,
                    Objects.requireNonNull(Json.read(content, Content.class)));
        }
    }

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
        return rows("""
                SELECT a.id, nullif(a.translation_group, a.id) AS original, a.locale, a.slug, a.title, a.revision,
                    ARRAY(SELECT s.revision FROM section s WHERE s.article_id = a.id ORDER BY s.position) AS sections,
                    a.comments_open, a.moderation, a.created_by, a.created_at, a.trashed_at,
                    cast((SELECT count(*) FROM article_text t WHERE t.article_id = a.id)
                       + (SELECT count(*) FROM revision r WHERE r.article_id = a.id)
                       + (SELECT count(*) FROM edition e WHERE e.article_id = a.id) AS integer) AS lines
                FROM article a WHERE a.id = ANY (:articles) ORDER BY a.id""", ArticleRow.class, articles)
                .map(ArticleRow::line);
    }

    private Stream<TextLine> texts(List<UUID> articles) {
        return rows("""
                SELECT 'text' AS kind, t.article_id, encode(t.hash, 'hex') AS hex, t.body FROM article_text t
                WHERE t.article_id = ANY (:articles) ORDER BY t.article_id, t.hash""", TextLine.class, articles);
    }

    private Stream<RevisionLine> revisions(List<UUID> articles) {
        return rows("""
                SELECT article_id, number, account_id, created_at, note, redacted_at, cast(members AS text) AS content
                FROM revision WHERE article_id = ANY (:articles) ORDER BY article_id, number""", RevisionRow.class, articles)
                .flatMap(row -> damage.read("revision " + row.number + " of article " + row.article, row::line).stream());
    }

    private Stream<EditionLine> editions(List<UUID> articles) {
        return rows("""
                SELECT 'edition' AS kind, article_id, number, revision, visible_from,
                    nullif(visible_until, '9999-12-31Z') AS until, nullif(declared_until, '9999-12-31Z') AS declared,
                    published_at, updated_at, account_id, note, redacted_at
                FROM edition WHERE article_id = ANY (:articles) ORDER BY article_id, number""", EditionLine.class, articles);
    }

    private <T> Stream<T> rows(String sql, Class<T> row, List<UUID> articles) {
        return database.unwrap(Session.class).createNativeQuery(sql, row)
                .setParameter("articles", articles.toArray(UUID[]::new)).setFetchSize(AT_ONCE).getResultStream();
    }
}
