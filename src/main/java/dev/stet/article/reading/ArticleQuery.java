package dev.stet.article.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Cover;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.ArticleSummary;
import dev.stet.article.edition.ArticleView.BylineView;
import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.article.edition.ArticleView.NamedView;
import dev.stet.article.edition.ArticleView.TranslationView;
import dev.stet.article.edition.EditionSql;
import dev.stet.article.edition.Projection;
import dev.stet.article.edition.Projection.TextFormat;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.json.Json;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of what is visible now, by one statement each whatever the page and its size. */
@ApplicationScoped
class ArticleQuery {

    /**
     * @param counted whether to tell how many there are
     * @param cursor as sent, {@code null} for the first page
     */
    record Wanted(ArticleFilter filter, ArticleOrder order, Projection shape, boolean counted, int limit, String cursor) {

        /** The list's name in its cursors. */
        String list() {
            return "articles " + order + " " + filter.name();
        }

        /** Whether what stands in documents alone is listed, of which there may be too much for one page. */
        boolean whole() {
            return ArticleSummary.OF_DOCUMENT.stream().anyMatch(shape.includes()::contains);
        }

        /** Whether other rooms add something. */
        boolean addsMore() {
            return !ArticleSummary.OF_DOCUMENT.containsAll(shape.includes());
        }
    }

    /**
     * @param columns of what a summary tells
     * @param stored its document is {@code null} where it is not listed, or does not fit on the page any more
     * @param key of a cursor: what it is ordered by, the id, when the walk began
     */
    private record Row(UUID id, Map<String, Object> columns, UUID edition, RenderedDocuments.Stored stored,
            List<String> key) {

        long bytes() {
            return stored.document() == null ? Slice.MAX_BYTES + 1 : stored.document().length + EditionSql.BESIDE_TEXTS;
        }
    }

    private final EntityManager database;
    private final Pages pages;
    private final ArticleJson json;
    private final SiteSettings site;
    private final Freshness freshness;
    private final AnswerMemory memory;
    private final RenderedDocuments documents;

    ArticleQuery(EntityManager database, Pages pages, ArticleJson json, SiteSettings site, Freshness freshness,
            AnswerMemory memory, RenderedDocuments documents) {
        this.database = database;
        this.pages = pages;
        this.json = json;
        this.site = site;
        this.freshness = freshness;
        this.memory = memory;
        this.documents = documents;
    }

    Page<ObjectNode> page(Wanted wanted) {
        freshness.dependsOn(CacheInvalidation.PUBLISHED, CacheInvalidation.NAMES);
        if (wanted.addsMore()) {
            freshness.dependsOn(CacheInvalidation.COMMENTS); // the only thing that other rooms add
        }
        Cursor cursor = pages.cursor(wanted.cursor, wanted.list());
        Slice<Row> slice = slice(wanted, cursor);
        Map<UUID, ObjectNode> items = items(slice, wanted);
        json.include(List.copyOf(items.keySet()), List.copyOf(items.values()), wanted.shape);
        Page<ObjectNode> page = pages.page(slice, wanted.limit, wanted.list(),
                Row::key, row -> items.get(row.id));
        return wanted.counted ? page.of(wanted.filter.count(database)) : page;
    }

    /**
     * Whole articles, without those that cannot be read.
     *
     * @param wanted with texts
     * @param reading of a document and what else is told of the article; fails for what it cannot read
     */
    <T> Page<T> page(Wanted wanted, BiFunction<byte[], Map<String, Object>, T> reading) {
        freshness.dependsOn(CacheInvalidation.PUBLISHED, CacheInvalidation.NAMES);
        Slice<Row> slice = slice(wanted, pages.cursor(wanted.cursor, wanted.list()));
        return pages.page(slice, wanted.limit, wanted.list(), Row::key, row -> documents.read(row.edition, row.stored, false,
                stored -> reading.apply(stored.document(), row.columns)).orElse(null));
    }

    /** By the articles' ids, in the order of the list; without those that cannot be read. */
    private Map<UUID, ObjectNode> items(Slice<Row> slice, Wanted wanted) {
        Map<UUID, ObjectNode> items = new LinkedHashMap<>();
        slice.rows().forEach(row -> documents.read(row.edition, row.stored, wanted.shape.needsAllForms(),
                stored -> item(row.columns, stored, wanted)).ifPresent(item -> items.put(row.id, item)));
        return items;
    }

    private Slice<Row> slice(Wanted wanted, Cursor cursor) {
        if (!wanted.whole()) {
            return Slice.of(find(wanted, cursor), wanted.limit, cursor);
        }
        memory.reserve(Slice.MAX_BYTES);
        Slice<Row> slice = Slice.of(find(wanted, cursor), wanted.limit, cursor, Row::bytes);
        memory.shrinkTo(slice.rows().stream().mapToLong(Row::bytes).sum());
        return slice;
    }

    private List<Row> find(Wanted wanted, Cursor cursor) {
        NativeQuery<Object[]> query = statement(wanted, cursor).setParameter("rows", wanted.limit + 1);
        wanted.filter.bind(query);
        if (cursor != null) {
            query.setParameter("value", wanted.order.read(cursor.key().get(0)))
                    .setParameter("id", UUID.fromString(cursor.key().get(1)));
        }
        String began = ArticleListSql.began(cursor);
        if (began != null) {
            query.setParameter("began", Instant.parse(began));
        }
        List<Object[]> rows = query.getResultList();
        freshness.endsInSeconds((Double) rows.get(0)[17]);
        return rows.stream().filter(row -> row[0] != null).map(this::row).toList();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> statement(Wanted wanted, Cursor cursor) {
        return database.createNativeQuery(ArticleListSql.of(wanted, cursor), Object[].class).unwrap(NativeQuery.class)
                .addScalar("id", UUID.class).addScalar("slug", String.class).addScalar("locale", String.class)
                .addScalar("title", String.class).addScalar("summary", String.class).addScalar("cover", String.class)
                .addScalar("published", Instant.class).addScalar("updated", Instant.class)
                .addScalar("number", Integer.class).addScalar("words", Integer.class).addScalar("minutes", Integer.class)
                .addScalar("open", Boolean.class).addScalar("document", byte[].class).addScalar("authors", String.class)
                .addScalar("tags", String.class).addScalar("translations", String.class)
                .addScalar("sorted", wanted.order.type).addScalar("seconds", Double.class).addScalar("edition", UUID.class)
                .addScalar("others", String.class).addScalar("began", Instant.class);
    }

    private Row row(Object[] row) {
        RenderedDocuments.Stored stored = new RenderedDocuments.Stored((byte[]) row[12], (String) row[5], (String) row[19]);
        return new Row((UUID) row[0], columns(row), (UUID) row[18], stored,
                List.of(row[16].toString(), row[0].toString(), row[20].toString()));
    }

    private Map<String, Object> columns(Object[] row) {
        Map<String, Object> columns = new HashMap<>(Map.of("id", row[0], "slug", row[1], "locale", row[2], "title", row[3],
                "publishedAt", row[6], "updatedAt", row[7], "edition", row[8], "wordCount", row[9], "readingMinutes", row[10],
                "commentsOpen", row[11]));
        columns.put("summary", row[4]);
        columns.put("authors", List.of(Json.read((String) row[13], BylineView[].class)));
        columns.put("tags", List.of(Json.read((String) row[14], NamedView[].class)));
        columns.put("translations", List.of(Json.read((String) row[15], TranslationView[].class)));
        columns.put("links", LinksView.of((UUID) row[0], (String) row[1], (String) row[2], site.defaultLocale()));
        return columns;
    }

    private static ObjectNode item(Map<String, Object> columns, RenderedDocuments.Stored stored, Wanted wanted) {
        ObjectNode item = Json.tree((Object) ArticleSummary.of(columns, stored.others()));
        item.set("cover", Json.tree(Json.read(stored.cover(), Cover.class)));
        if (wanted.whole()) {
            ObjectNode article = (ObjectNode) Json.tree(stored.document());
            TextFormat.keep(article, wanted.shape.formats());
            Objects.requireNonNull(article.get(ArticleJson.SECTIONS)); // or it is damaged
            ArticleSummary.OF_DOCUMENT.stream().filter(wanted.shape.includes()::contains)
                    .forEach(member -> item.set(member, article.get(member)));
        }
        return ArticleJson.trim(item, wanted.shape);
    }
}
