package dev.stet.article.vocabulary;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.content.Vocabulary;
import dev.stet.article.edition.EditionSql;
import dev.stet.article.vocabulary.PublishedNameResource.PublishedNameParams;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;

/** The tags, authors and locales of what is listed now, by their slugs or tags; never of what only drafts bear. */
@ApplicationScoped
class PublishedNameQuery {

    /** A tag or author that readers can find something by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NamedCount", description = "A tag or author, and how many published articles bear it.",
            requiredProperties = { "slug", "name", "articles" })
    record NamedCountView(@Schema(description = "To filter by.", examples = "china") String slug,
            @Schema(examples = "China") String name,
            @Schema(description = "Of an author who has one; plain text.") String bio,
            @Schema(description = "Of an author: a page of theirs, if they have one.") String url,
            @Schema(description = "Of an author: a picture of them, an address or a path on the site.") String avatar,
            @Schema(description = "In lists now, in the locale asked for; 0 only of what unlisted articles alone bear.",
                    examples = "12") long articles) {
    }

    /** @param isDefault whether reads that name no locale mean it */
    @Schema(name = "PublishedLocale", description = "A locale that has something to read.", requiredProperties = "*")
    record LocaleView(@Schema(examples = "zh-Hans", description = "BCP 47.") String locale,
            @Schema(description = "Whether reads that name no locale mean it.") boolean isDefault) {
    }

    /** All of them: there are never so many that a page were needed. */
    @Schema(name = "LocaleList", description = "The locales of what is published, in alphabetical order.",
            requiredProperties = "items")
    record LocaleList(List<LocaleView> items) {
    }

    /** From each locale to the next one, by an index. */
    private static final String LOCALES = """
            WITH RECURSIVE each (locale) AS (
                SELECT min(e.locale) FROM edition e WHERE NOT e.closed
                UNION ALL SELECT (SELECT min(e.locale) FROM edition e WHERE NOT e.closed AND e.locale > each.locale)
                FROM each WHERE each.locale IS NOT NULL)
            SELECT each.locale FROM each
            WHERE EXISTS (SELECT FROM edition e WHERE e.locale = each.locale AND %s)
            ORDER BY each.locale COLLATE "C" """
            .formatted(EditionSql.LISTED);

    private final EntityManager database;
    private final Pages pages;
    private final SiteSettings site;
    private final Freshness freshness;

    PublishedNameQuery(EntityManager database, Pages pages, SiteSettings site, Freshness freshness) {
        this.database = database;
        this.pages = pages;
        this.site = site;
        this.freshness = freshness;
    }

    Page<NamedCountView> page(Vocabulary kind, PublishedNameParams.Wanted wanted) {
        String list = kind + "S " + (wanted.locale() == null ? "*" : wanted.locale());
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        hold();
        Slice<NamedCountView> slice = Slice.of(find(kind, wanted, cursor), wanted.limit(), cursor);
        return pages.page(slice, wanted.limit(), list, item -> List.of(item.slug()), item -> item);
    }

    /** @throws dev.stet.platform.problem.Problem {@code not-found} where no published article bears it */
    NamedCountView one(Vocabulary kind, String slug, String locale) {
        hold();
        return select(kind, locale, "WHERE n.slug = :slug AND EXISTS (SELECT "
                + bearers(kind, EditionSql.VISIBLE + " AND e.redacted_at IS NULL", locale) + ")").setParameter("slug", slug)
                .uniqueResultOptional().map(PublishedNameQuery::view).orElseThrow(() -> NOT_FOUND
                        .because("No published article %s has the %s '%s'.",
                                locale == null ? "in any locale" : "in locale " + locale, kind.noun(), slug));
    }

    LocaleList locales() {
        hold();
        return new LocaleList(database.unwrap(Session.class).createNativeQuery(LOCALES, String.class).getResultList().stream()
                .map(locale -> new LocaleView(locale, locale.equals(site.defaultLocale()))).toList());
    }

    private void hold() {
        freshness.endsInSeconds((Double) database.createNativeQuery("SELECT " + EditionSql.NEXT_BOUNDARY, Double.class)
                .getSingleResult());
        freshness.dependsOn(CacheInvalidation.PUBLISHED, CacheInvalidation.NAMES);
    }

    private List<NamedCountView> find(Vocabulary kind, PublishedNameParams.Wanted wanted, Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        NativeQuery<Object[]> query = select(kind, wanted.locale(), String.join("\n",
                "WHERE EXISTS (SELECT", bearers(kind, EditionSql.LISTED, wanted.locale()), ")",
                cursor == null ? "" : "AND n.slug COLLATE \"C\" " + (backward ? "<" : ">") + " :slug",
                "ORDER BY n.slug COLLATE \"C\"", backward ? "DESC" : "ASC", "LIMIT :rows"))
                .setParameter("rows", wanted.limit() + 1);
        if (cursor != null) {
            query.setParameter("slug", cursor.key().get(0));
        }
        return query.getResultList().stream().map(PublishedNameQuery::view).toList();
    }

    /** @param rest of the statement, with the table called {@code n} */
    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> select(Vocabulary kind, String locale, String rest) {
        NativeQuery<Object[]> query = database.createNativeQuery(String.join("\n", "SELECT n.slug, n.name,",
                kind.profile("n") + ", (SELECT count(*)", bearers(kind, EditionSql.LISTED, locale), ") AS articles FROM",
                kind.noun(), "n", rest), Object[].class).unwrap(NativeQuery.class);
        query.addScalar("slug", String.class).addScalar("name", String.class).addScalar("bio", String.class)
                .addScalar("url", String.class).addScalar("avatar", String.class).addScalar("articles", Long.class);
        return locale == null ? query : query.setParameter("locale", locale);
    }

    private static String bearers(Vocabulary kind, String condition, String locale) {
        return "FROM edition e WHERE " + (locale == null ? "" : "e.locale = :locale AND ") + condition + " AND e."
                + kind.noun() + "s && ARRAY[n.slug]";
    }

    private static NamedCountView view(Object[] row) {
        return new NamedCountView((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4],
                (Long) row[5]);
    }
}
