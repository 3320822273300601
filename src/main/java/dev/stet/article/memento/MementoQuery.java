package dev.stet.article.memento;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.Edition;
import dev.stet.article.memento.MementoResource.TimeMapParams;
import dev.stet.article.reading.MementoLinks;
import dev.stet.article.reading.MementoLinks.MementoView;
import dev.stet.article.reading.VisibleEdition;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import dev.stet.platform.problem.Fault;

/** Finds the states that a published article had, for RFC 7089. Redacted ones are no longer among them. */
@ApplicationScoped
class MementoQuery {

    /** Strictly, or 24:00:00 would be the next day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME
            .withResolverStyle(ResolverStyle.STRICT);

    private final EntityManager database;
    private final Pages pages;
    private final SiteSettings site;

    MementoQuery(EntityManager database, Pages pages, SiteSettings site) {
        this.database = database;
        this.pages = pages;
        this.site = site;
    }

    MementoLinks links(String slug, String locale) {
        return MementoLinks.of(slug, locale, site.defaultLocale());
    }

    /**
     * When the state began that the article had at an instant; before there was one, the first.
     *
     * @param acceptDatetime the header as sent; {@code null} for the state now
     * @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted}, {@code invalid-parameter}
     */
    Instant nearest(String slug, String locale, String acceptDatetime) {
        Instant at = acceptDatetime == null ? Edition.FOREVER : instant(acceptDatetime);
        UUID article = VisibleEdition.articleAt(slug, locale);
        // the header has whole seconds, as Memento-Datetime has, which must lead back to where it came from
        Optional<Object> found = database.createNativeQuery("""
                SELECT coalesce(max(visible_from) FILTER (WHERE date_trunc('second', visible_from) <= :at), min(visible_from))
                       AS since FROM edition
                WHERE article_id = :article AND visible_from <= now() AND redacted_at IS NULL""", Instant.class)
                .unwrap(NativeQuery.class).addScalar("since", Instant.class).setParameter("article", article)
                .setParameter("at", at).uniqueResultOptional();
        return (Instant) found.orElseThrow();
    }

    private static Instant instant(String acceptDatetime) {
        try {
            return ZonedDateTime.parse(acceptDatetime.strip(), HTTP_DATE).toInstant();
        } catch (DateTimeException e) {
            throw INVALID_PARAMETER.because(List.of(Fault.of("Accept-Datetime",
                    "'%s' is no date; send one as in Tue, 28 Jan 2025 08:00:00 GMT.".formatted(acceptDatetime))),
                    "The header Accept-Datetime holds no date.");
        }
    }

    Page<MementoView> page(String slug, TimeMapParams.Wanted wanted) {
        String locale = wanted.locale();
        UUID article = VisibleEdition.articleAt(slug, locale);
        String list = "timemap " + article;
        Cursor cursor = pages.cursor(wanted.cursor(), list);
        MementoLinks links = links(slug, locale);
        return pages.page(Slice.of(find(article, cursor, wanted.limit() + 1), wanted.limit(), cursor), wanted.limit(), list,
                row -> List.of(row[0].toString()), row -> new MementoView((Integer) row[0], (Instant) row[1],
                        links.memento((Instant) row[1])));
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> find(UUID article, Cursor cursor, int rows) {
        boolean backward = cursor != null && cursor.backward();
        NativeQuery<Object[]> query = database.createNativeQuery("""
                SELECT number, visible_from FROM edition
                WHERE article_id = :article AND visible_from <= now() AND redacted_at IS NULL AND number %s :beside
                ORDER BY number %s LIMIT :rows""".formatted(backward ? "<" : ">", backward ? "DESC" : "ASC"), Object[].class)
                .unwrap(NativeQuery.class);
        return query.addScalar("number", Integer.class).addScalar("visible_from", Instant.class)
                .setParameter("article", article).setParameter("rows", rows)
                .setParameter("beside", cursor == null ? 0 : Integer.parseInt(cursor.key().get(0))).getResultList();
    }
}
