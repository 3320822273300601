package dev.stet.article.reading;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The orders that lists come in, each of which an index serves. */
enum ArticleOrder {

    NEWEST("-publishedAt", "e.published_at", true, Instant::parse),
    OLDEST("publishedAt", "e.published_at", false, Instant::parse),
    LATEST_UPDATE("-updatedAt", "e.updated_at", true, Instant::parse),
    EARLIEST_UPDATE("updatedAt", "e.updated_at", false, Instant::parse),
    TITLE("title", "e.title_key COLLATE \"C\"", false, text -> text),
    TITLE_BACKWARDS("-title", "e.title_key COLLATE \"C\"", true, text -> text);

    /** As {@code sort=} names them. */
    static final Map<String, ArticleOrder> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(order -> order.label, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    final String label;
    private final String column;
    private final boolean descending;
    private final Function<String, Object> reader;

    ArticleOrder(String label, String column, boolean descending, Function<String, Object> reader) {
        this.label = label;
        this.column = column;
        this.descending = descending;
        this.reader = reader;
    }

    /** What rows are ordered by, in SQL. */
    String column() {
        return column;
    }

    /** @param backward whether the page ends before its cursor: it is read from there */
    String direction(boolean backward) {
        return descending != backward ? "DESC" : "ASC";
    }

    /** The condition for rows on the other side of a cursor, with parameters {@code value} and {@code id}. */
    String beyond(boolean backward) {
        return "(%s, e.article_id) %s (:value, :id)".formatted(column, descending != backward ? "<" : ">");
    }

    /** What an article is ordered by, as a cursor has it. */
    String key(Instant publishedAt, Instant updatedAt, String titleKey) {
        return switch (this) {
            case NEWEST, OLDEST -> publishedAt.toString();
            case LATEST_UPDATE, EARLIEST_UPDATE -> updatedAt.toString();
            case TITLE, TITLE_BACKWARDS -> titleKey;
        };
    }

    /** The value of the column, from a cursor. */
    Object read(String value) {
        return reader.apply(value);
    }
}
