package dev.stet.article.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

import dev.stet.article.edition.ArticleView.TranslationView;
import dev.stet.article.edition.EditionSql;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.json.Json;

/** Where articles are that readers see now, and no text of theirs. Each method is one statement. */
@ApplicationScoped
public class PublishedAddresses {

    /** @param translations published too, without the article itself */
    public record Address(String locale, String slug, Instant updatedAt, List<TranslationView> translations) {
    }

    /** Part of all addresses: those from the first one after {@code number - 1} full parts. */
    public record Part(int number, Instant updatedAt) {
    }

    /** @param summary {@code null} where there is none */
    public record Outline(String slug, String title, String summary) {
    }

    /**
     * Visible, and first of all here: its canonical address is its own page, as {@code ArticleAddress} writes it or with the
     * slug as people read it. In the parameter {@code pages}, control characters stand for what Hibernate would take for its
     * own.
     */
    private static final String HERE = EditionSql.VISIBLE + " " + """
            AND e.redacted_at IS NULL AND (e.canonical_url IS NULL OR e.canonical_url IN (
                replace(replace(cast(:pages AS text), chr(1), e.locale), chr(2), e.slug),
                replace(replace(cast(:pages AS text), chr(1), e.locale), chr(2),
                (SELECT string_agg(CASE WHEN c ~ '[a-z0-9-]' THEN c
                            ELSE upper(regexp_replace(encode(convert_to(c, 'UTF8'), 'hex'), '(..)', '%\\1', 'g')) END, ''
                        ORDER BY o) FROM regexp_split_to_table(e.slug, '') WITH ORDINALITY parts(c, o)))))""";

    private final EntityManager database;
    private final Freshness freshness;

    PublishedAddresses(EntityManager database, Freshness freshness) {
        this.database = database;
        this.freshness = freshness;
    }

    /**
     * All locales' articles in parts of this size, in the order of their ids: what is new comes last. Without those whose
     * text stands first elsewhere.
     *
     * @param pages where the site shows articles, with {@code {locale}} and {@code {slug}} in it
     */
    public List<Part> parts(String pages, int size) {
        return rows(statement(HERE, """
                SELECT %s AS seconds, p.* FROM (SELECT) one LEFT JOIN (
                    SELECT n AS number, max(updated_at) AS updated FROM (
                        SELECT e.updated_at, (row_number() OVER (ORDER BY e.article_id) - 1) / :size + 1 AS n
                        FROM edition e WHERE %s) numbered
                    GROUP BY n) p ON true ORDER BY p.number""").addScalar("number", Integer.class)
                .addScalar("updated", Instant.class).addScalar("seconds", Double.class).setParameter("size", size)
                .setParameter("pages", marked(pages)), 2).stream()
                .map(row -> new Part((Integer) row[0], (Instant) row[1])).toList();
    }

    /**
     * One of {@link #parts}.
     *
     * @param number from 1
     */
    public List<Address> part(String pages, int number, int size) {
        return rows(statement(HERE, """
                SELECT %s AS seconds, p.* FROM (SELECT) one LEFT JOIN (
                    SELECT e.article_id AS id, e.locale, e.slug, e.updated_at AS updated, """ + " "
                + EditionSql.TRANSLATIONS + "\n" + """
                        FROM (SELECT e.article_id, e.locale, e.slug, e.updated_at FROM edition e
                              WHERE %s ORDER BY e.article_id OFFSET :skip LIMIT :size) e
                        JOIN article a ON a.id = e.article_id) p ON true ORDER BY p.id""").addScalar("id", UUID.class)
                .addScalar("locale", String.class).addScalar("slug", String.class).addScalar("updated", Instant.class)
                .addScalar("translations", String.class).addScalar("seconds", Double.class)
                .setParameter("skip", (number - 1L) * size).setParameter("size", size)
                .setParameter("pages", marked(pages)), 5).stream()
                .map(row -> new Address((String) row[1], (String) row[2], (Instant) row[3],
                        List.of(Json.read((String) row[4], TranslationView[].class))))
                .toList();
    }

    /** Of one locale what is listed, the newest first. */
    public List<Outline> newest(String locale, int count) {
        return rows(statement(EditionSql.LISTED, """
                SELECT %s AS seconds, p.* FROM (SELECT) one LEFT JOIN (
                    SELECT e.slug, e.title, e.summary, e.published_at, e.article_id FROM edition e
                    WHERE e.locale = :locale AND %s
                    ORDER BY e.published_at DESC, e.article_id DESC LIMIT :count) p ON true
                ORDER BY p.published_at DESC, p.article_id DESC""").addScalar("slug", String.class)
                .addScalar("title", String.class).addScalar("summary", String.class).addScalar("seconds", Double.class)
                .setParameter("locale", locale).setParameter("count", count), 3).stream()
                .map(row -> new Outline((String) row[0], (String) row[1], (String) row[2])).toList();
    }

    private static String marked(String pages) {
        return pages.replace("{locale}", "\u0001").replace("{slug}", "\u0002");
    }

    /** @param sql with a place for when it changes next, and one for the condition */
    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> statement(String condition, String sql) {
        return database.createNativeQuery(sql.formatted(EditionSql.NEXT_BOUNDARY, condition), Object[].class)
                .unwrap(NativeQuery.class);
    }

    /** @param seconds which column tells until when all this holds; of nothing, it is told in a row without a first column */
    private List<Object[]> rows(NativeQuery<Object[]> query, int seconds) {
        List<Object[]> rows = query.getResultList();
        freshness.dependsOn(CacheInvalidation.PUBLISHED, CacheInvalidation.NAMES);
        freshness.endsInSeconds((Double) rows.get(0)[seconds]);
        return rows.stream().filter(row -> row[0] != null).toList();
    }
}
