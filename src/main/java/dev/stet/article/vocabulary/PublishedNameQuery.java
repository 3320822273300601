package dev.stet.article.vocabulary;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.query.NativeQuery;

import dev.stet.article.edition.EditionSql;
import dev.stet.article.vocabulary.PublishedNameResource.PublishedNameParams;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** Pages of the tags and authors of what is visible now, by their slugs; never of what only drafts bear. */
@ApplicationScoped
class PublishedNameQuery {

    /** A tag or author that readers can find something by. */
    @Schema(name = "NamedCount", description = "A tag or author, and how many published articles bear it.",
            requiredProperties = { "slug", "name", "articles" })
    record NamedCountView(@Schema(description = "To filter by.", examples = "china") String slug,
            @Schema(examples = "China") String name,
            @Schema(description = "Published now, in the locale asked for; never 0.", examples = "12") long articles) {
    }

    /** Where an edition holds the slugs, and the table of their names. */
    enum Kind {
        TAGS("tags", "tag"),
        AUTHORS("authors", "author");

        private final String column;
        private final String table;

        Kind(String column, String table) {
            this.column = column;
            this.table = table;
        }
    }

    private final EntityManager database;
    private final Pages pages;
    private final Freshness freshness;

    PublishedNameQuery(EntityManager database, Pages pages, Freshness freshness) {
        this.database = database;
        this.pages = pages;
        this.freshness = freshness;
    }

    Page<NamedCountView> page(Kind kind, PublishedNameParams.Wanted wanted) {
        String list = kind + " " + wanted.locale();
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        hold();
        freshness.dependsOn(CacheInvalidation.PUBLISHED, CacheInvalidation.NAMES);
        Slice<NamedCountView> slice = Slice.of(find(kind, wanted, cursor), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), list, item -> List.of(item.slug()), item -> item);
    }

    private void hold() {
        freshness.endsInSeconds((Double) database.createNativeQuery("SELECT " + EditionSql.NEXT_BOUNDARY, Double.class)
                .getSingleResult());
    }

    @SuppressWarnings("unchecked")
    private List<NamedCountView> find(Kind kind, PublishedNameParams.Wanted wanted, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        String bearers = "FROM edition e WHERE e.locale = :locale AND e.redacted_at IS NULL AND " + EditionSql.VISIBLE
                + " AND e." + kind.column + " && ARRAY[n.slug]";
        String sql = String.join("\n", "SELECT n.slug, n.name, (SELECT count(*)", bearers, ") AS articles FROM", kind.table,
                "n WHERE EXISTS (SELECT", bearers, ")",
                cursor == null ? "" : "AND n.slug COLLATE \"C\" " + (backward ? "<" : ">") + " :slug",
                "ORDER BY n.slug COLLATE \"C\"", backward ? "DESC" : "ASC", "LIMIT :rows");
        NativeQuery<Object[]> query = database.createNativeQuery(sql, Object[].class).unwrap(NativeQuery.class);
        query.addScalar("slug", String.class).addScalar("name", String.class).addScalar("articles", Long.class)
                .setParameter("locale", wanted.locale()).setParameter("rows", wanted.limit() + 1);
        if (cursor != null) {
            query.setParameter("slug", cursor.key().get(0));
        }
        return query.getResultList().stream()
                .map(row -> new NamedCountView((String) row[0], (String) row[1], (Long) row[2])).toList();
    }
}
