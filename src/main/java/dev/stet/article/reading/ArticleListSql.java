package dev.stet.article.reading;

import dev.stet.article.edition.EditionSql;
import dev.stet.article.reading.ArticleQuery.Wanted;
import dev.stet.platform.page.Cursor;

/**
 * The one statement that reads a page of a list. On the first page articles stand where their orders put them now. On the
 * others each stays where it stood when the walk began, whatever was published meanwhile: where it was not there then, it
 * stands where it first came. So each that is there all the while is met once, and none twice.
 */
final class ArticleListSql {

    /** The place of a cursor's beginning in its key, behind what rows are ordered by and the article's id. */
    private static final int BEGAN = 2;

    /** A walk that began longer ago goes on, and is promised no more than what happened since. */
    private static final String WALK_BEGAN = "greatest(cast(:began AS timestamptz), now() - interval '1 day')";

    /**
     * What was published last when a walk begins: in its locale, as far as that is among the newest of all. Everything that is
     * listed then began no later, and all that comes begins after it. Not the time of day, by which each page would have
     * another tag whenever it is made anew.
     */
    private static final String LAST_PUBLISHED = """
            (SELECT coalesce(max(l.visible_from)%s, min(l.visible_from)) FROM (
                SELECT e.locale, e.visible_from FROM edition e WHERE %s ORDER BY e.visible_from DESC LIMIT 100) l)""";

    /** What is published anew {@code e}, as it was when the walk began or, where nothing was, as it was first. */
    private static final String AS_IT_WAS = """
            JOIN LATERAL (SELECT was.* FROM edition was WHERE was.article_id = e.article_id
                AND tstzrange(was.visible_from, was.visible_until) && tstzrange(%s, NULL)
                ORDER BY was.visible_from LIMIT 1) was ON true""".formatted(WALK_BEGAN);

    private final Wanted wanted;
    private final Cursor cursor;
    private final String direction;

    private ArticleListSql(Wanted wanted, Cursor cursor) {
        this.wanted = wanted;
        this.cursor = cursor;
        this.direction = wanted.order().direction(cursor != null && cursor.backward());
    }

    /** When the walk began that the cursor goes on with; {@code null} where there is none, or an older program made it. */
    static String began(Cursor cursor) {
        return cursor == null || cursor.key().size() <= BEGAN ? null : cursor.key().get(BEGAN);
    }

    /** One row at least, for how long the page holds; it has no article where the page is empty. */
    static String of(Wanted wanted, Cursor cursor) {
        return new ArticleListSql(wanted, cursor).page();
    }

    private String page() {
        String began = began(cursor) != null ? ":began"
                : LAST_PUBLISHED.formatted(
                        wanted.filter().locale() == null ? "" : " FILTER (WHERE l.locale = :locale)", EditionSql.VISIBLE);
        return String.join("\n", "SELECT", EditionSql.NEXT_BOUNDARY,
                "AS seconds, cast(" + began + " AS timestamptz) AS began, p.*",
                "FROM (SELECT) one LEFT JOIN LATERAL (",
                wanted.whole() ? EditionSql.fitting(texts(), "p.sorted " + direction + ", p.id " + direction, rows()) : rows(),
                ") p ON true ORDER BY p.sorted", direction, ", p.id", direction);
    }

    private String texts() {
        return VisibleEdition.column(wanted.shape().needsAllForms());
    }

    private String rows() {
        boolean walking = began(cursor) != null;
        return String.join("\n",
                "SELECT e.article_id AS id, e.slug, e.locale, e.title, e.summary, e.cover::text AS cover,",
                "e.published_at AS published, e.updated_at AS updated, e.number, e.word_count AS words,",
                "e.reading_minutes AS minutes, e.other_members::text AS others, a.comments_open AS open, e.id AS edition,",
                walking ? "place.sorted," : wanted.order().column("e") + " AS sorted,",
                wanted.whole() ? "octet_length(e." + texts() + ") AS size," : "null::bytea AS document,",
                EditionSql.AUTHORS, ",", EditionSql.TAGS, ",", EditionSql.TRANSLATIONS,
                walking ? "FROM (" + places() + ") place JOIN edition e ON e.id = place.edition"
                        : "FROM edition e",
                "JOIN article a ON a.id = e.article_id",
                walking ? "" : "WHERE " + condition("e") + ordered(wanted.order().column("e"), "e.article_id"));
    }

    /** Where articles stand on a walk: those that are as they were, and the few that were published since. */
    private String places() {
        return "(" + place("e") + " WHERE " + condition("e") + " AND e.visible_from <= " + WALK_BEGAN
                + ordered(wanted.order().column("e"), "e.article_id") + ")\nUNION ALL ("
                + place("was") + "\n" + AS_IT_WAS + " WHERE " + condition("was") + " AND e.visible_from > " + WALK_BEGAN
                + ordered(wanted.order().column("was"), "e.article_id") + ")" + ordered("sorted", "article");
    }

    private String place(String edition) {
        return "SELECT e.id AS edition, e.article_id AS article, " + wanted.order().column(edition)
                + " AS sorted FROM edition e";
    }

    private String condition(String edition) {
        return wanted.filter().condition()
                + (cursor == null ? "" : " AND " + wanted.order().beyond(edition, cursor.backward()));
    }

    private String ordered(String column, String article) {
        return "\nORDER BY " + column + " " + direction + ", " + article + " " + direction + " LIMIT :rows";
    }
}
