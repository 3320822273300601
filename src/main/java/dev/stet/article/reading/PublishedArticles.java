package dev.stet.article.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.ArticleView.TranslationView;
import dev.stet.article.edition.EditionSql;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.json.Json;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** What readers see now, whole, for rooms that tell it in other forms. Each method is one statement. */
@ApplicationScoped
public class PublishedArticles {

    /** @param document {@code null} where it does not fit on the page any more */
    private record Row(UUID id, Instant published, byte[] document, String authors, String tags, UUID edition) {

        long bytes() {
            return document == null ? Slice.MAX_BYTES + 1 : document.length + EditionSql.BESIDE_TEXTS;
        }
    }

    private final EntityManager database;
    private final Pages pages;
    private final ArticleJson json;
    private final Freshness freshness;
    private final AnswerMemory memory;
    private final RenderedDocuments documents;

    PublishedArticles(EntityManager database, Pages pages, ArticleJson json, Freshness freshness, AnswerMemory memory,
            RenderedDocuments documents) {
        this.database = database;
        this.pages = pages;
        this.json = json;
        this.freshness = freshness;
        this.memory = memory;
        this.documents = documents;
    }

    /**
     * With texts in every form.
     *
     * @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted}
     * @throws dev.stet.platform.http.Moved where readers once found one here that has another slug now
     */
    public ArticleView one(String slug, String locale) {
        return json.view(slug, locale);
    }

    /** The original of a translation, as far as readers see it. */
    public Optional<TranslationView> original(UUID translation) {
        @SuppressWarnings("unchecked")
        NativeQuery<Object[]> query = database.createNativeQuery("""
                SELECT e.locale, e.slug FROM article a JOIN edition e ON e.article_id = a.translation_group
                WHERE a.id = :id AND a.translation_group <> a.id AND e.redacted_at IS NULL AND """ + " "
                + EditionSql.VISIBLE, Object[].class).unwrap(NativeQuery.class);
        return query.addScalar("locale", String.class).addScalar("slug", String.class).setParameter("id", translation)
                .uniqueResultOptional().map(row -> new TranslationView((String) row[0], (String) row[1]));
    }

    /**
     * The newest first, with texts in HTML, without comments' state and translations; without those that cannot be read.
     *
     * @param tag {@code null} for articles of any
     * @param sentCursor {@code null} for the first page
     */
    public Page<ArticleView> page(String locale, String tag, int limit, String sentCursor) {
        String list = "articles " + locale + (tag == null ? "" : " " + tag);
        Cursor cursor = pages.cursor(sentCursor, list);
        memory.reserve(Slice.MAX_BYTES);
        Slice<Row> slice = Slice.of(find(locale, tag, limit + 1, cursor), limit, cursor, Row::bytes);
        memory.shrinkTo(slice.rows().stream().mapToLong(Row::bytes).sum());
        return pages.page(slice, limit, list, row -> List.of(row.published.toString(), row.id.toString()),
                row -> documents.read(row.edition, new RenderedDocuments.Stored(row.document, null, null), false,
                        stored -> view(stored.document(), row)).orElse(null));
    }

    private List<Row> find(String locale, String tag, int rows, Cursor cursor) {
        NativeQuery<Object[]> query = statement(sql(tag, cursor)).setParameter("locale", locale).setParameter("rows", rows);
        if (tag != null) {
            query.setParameter("tag", tag);
        }
        if (cursor != null) {
            query.setParameter("date", Instant.parse(cursor.key().get(0)))
                    .setParameter("id", UUID.fromString(cursor.key().get(1)));
        }
        List<Object[]> found = query.getResultList();
        hold(freshness, (Double) found.get(0)[6]);
        return found.stream().filter(row -> row[0] != null).map(row -> new Row((UUID) row[0], (Instant) row[1],
                (byte[]) row[2], (String) row[3], (String) row[4], (UUID) row[5])).toList();
    }

    /** @param seconds {@code null} where nothing is to come */
    static void hold(Freshness freshness, Double seconds) {
        freshness.dependsOn(CacheInvalidation.PUBLISHED, CacheInvalidation.NAMES);
        freshness.endsInSeconds(seconds);
    }

    /** One row at least, for how long the page holds; it has no article where the page is empty. */
    private static String sql(String tag, Cursor cursor) {
        String direction = cursor != null && cursor.backward() ? "ASC" : "DESC";
        return String.join("\n", "SELECT", EditionSql.NEXT_BOUNDARY, "AS seconds, p.* FROM (SELECT) one LEFT JOIN LATERAL (",
                EditionSql.fitting("document", "p.published " + direction + ", p.id " + direction,
                        rows(tag, cursor, direction)),
                ") p ON true ORDER BY p.published", direction, ", p.id", direction);
    }

    private static String rows(String tag, Cursor cursor, String direction) {
        return String.join("\n", "SELECT e.article_id AS id, e.published_at AS published, e.id AS edition,",
                "octet_length(e.document) AS size,",
                EditionSql.AUTHORS, ",", EditionSql.TAGS,
                "FROM edition e WHERE e.locale = :locale AND e.redacted_at IS NULL AND", EditionSql.VISIBLE,
                tag == null ? "" : "AND e.tags @> ARRAY[cast(:tag AS text)]",
                cursor == null ? "" : "AND (e.published_at, e.article_id) " + (cursor.backward() ? ">" : "<") + " (:date, :id)",
                "ORDER BY e.published_at", direction, ", e.article_id", direction, "LIMIT :rows");
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> statement(String sql) {
        return database.createNativeQuery(sql, Object[].class).unwrap(NativeQuery.class).addScalar("id", UUID.class)
                .addScalar("published", Instant.class).addScalar("document", byte[].class)
                .addScalar("authors", String.class).addScalar("tags", String.class).addScalar("edition", UUID.class)
                .addScalar("seconds", Double.class);
    }

    private static ArticleView view(byte[] document, Row row) {
        ObjectNode article = (ObjectNode) Json.tree(document);
        article.set("authors", Json.tree(row.authors.getBytes(UTF_8)));
        article.set("tags", Json.tree(row.tags.getBytes(UTF_8)));
        return requireTexts(Json.value(article, ArticleView.class));
    }

    private static ArticleView requireTexts(ArticleView article) {
        Stream.of(article.slug(), article.locale(), article.title(), article.publishedAt(), article.updatedAt(),
                article.lead().html()).forEach(Objects::requireNonNull);
        article.sections().stream().flatMap(section -> Stream.of(section.slug(), section.heading(), section.body().html()))
                .forEach(Objects::requireNonNull);
        return article;
    }
}
