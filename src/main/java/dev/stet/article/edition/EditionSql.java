package dev.stet.article.edition;

import dev.stet.platform.page.Slice;

/**
 * Fragments that every read shares. Visibility is decided by the database's clock alone; {@code NOT closed} only lets the
 * partial indexes serve.
 */
public final class EditionSql {

    public static final String VISIBLE = "NOT e.closed AND e.visible_from <= now() AND e.visible_until > now()";

    /** What lists and feeds have of it: also that it is to be there, and that something is left of it. */
    public static final String LISTED = "e.listed AND e.redacted_at IS NULL AND " + VISIBLE;

    public static final String AUTHORS = """
            (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('slug', n.slug, 'name', n.name, 'url', n.url,
                        'avatar', n.avatar)) ORDER BY o), '[]')::text
             FROM unnest(e.authors) WITH ORDINALITY u(slug, o) JOIN author n ON n.slug = u.slug) AS authors""";

    public static final String TAGS = """
            (SELECT coalesce(json_agg(json_build_object('slug', n.slug, 'name', n.name) ORDER BY o), '[]')::text
             FROM unnest(e.tags) WITH ORDINALITY u(slug, o) JOIN tag n ON n.slug = u.slug) AS tags""";

    // what the article's id is in leads to the one index that has no past editions, which are many
    public static final String TRANSLATIONS = """
            (SELECT coalesce(json_agg(json_build_object('locale', t.locale, 'slug', t.slug) ORDER BY t.locale), '[]')::text
             FROM article b, LATERAL (
                SELECT e.locale, e.slug, e.visible_until, e.redacted_at FROM edition e
                WHERE CASE WHEN NOT e.closed THEN e.article_id END = b.id AND NOT e.closed AND e.visible_from <= now()
                ORDER BY e.visible_from DESC LIMIT 1) t
             WHERE b.translation_group = a.translation_group AND b.id <> a.id
               AND t.visible_until > now() AND t.redacted_at IS NULL) AS translations""";

    /**
     * As {@link #TRANSLATIONS}, with when the next of them comes or goes, in one pass: of a translation's editions that are not
     * over, one is there and one is to come at most. To be joined {@code ON true}.
     */
    public static final String TRANSLATED = """
            LATERAL (SELECT coalesce(json_agg(json_build_object('locale', t.locale, 'slug', t.slug) ORDER BY t.locale)
                        FILTER (WHERE t.visible_from <= now() AND t.redacted_at IS NULL), '[]')::text AS translations,
                    min(CASE WHEN t.visible_from > now() THEN t.visible_from ELSE t.visible_until END) AS change
             FROM article b, LATERAL (
                SELECT e.locale, e.slug, e.visible_from, e.visible_until, e.redacted_at FROM edition e
                WHERE CASE WHEN NOT e.closed THEN e.article_id END = b.id AND NOT e.closed
                ORDER BY e.visible_from DESC LIMIT 2) t
             WHERE b.translation_group = a.translation_group AND b.id <> a.id AND t.visible_until > now()) translated""";

    /** Seconds until the next edition of any article begins or ends: two looks at the ends of indexes. */
    public static final String NEXT_BOUNDARY = """
            extract(epoch FROM least(
                (SELECT min(visible_from) FROM edition WHERE NOT announced AND visible_from > now()),
                (SELECT min(visible_until) FROM edition WHERE NOT closed AND visible_until > now())) - now())::float8""";

    /** What an article in a list has beside its texts, in bytes, about. */
    public static final long BESIDE_TEXTS = 1_024;

    private EditionSql() {
    }

    /**
     * Rows with their texts, as {@code document}, as far as those fit on a page; the first has them in any case. The database
     * adds up sizes alone: what does not fit is not even read.
     *
     * @param column of the edition, which has the texts
     * @param order of the rows, each called {@code p}
     * @param rows have the id of their {@code edition} and the {@code size} of its texts
     */
    public static String fitting(String column, String order, String rows) {
        return """
                SELECT p.*, CASE WHEN p.nth = 1 OR p.total <= %1$d
                       THEN (SELECT whole.%5$s FROM edition whole WHERE whole.id = p.edition) END AS document FROM (
                    SELECT p.*, row_number() OVER (ORDER BY %2$s) AS nth,
                           sum(p.size + %3$d) OVER (ORDER BY %2$s ROWS UNBOUNDED PRECEDING) AS total
                    FROM (%4$s) p) p""".formatted(Slice.MAX_BYTES, order, BESIDE_TEXTS, rows, column);
    }
}
