package dev.stet.article.reading;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The orders that lists come in, each of which an index serves. */
enum ArticleOrder {

    NEWEST("-publishedAt", "%s.published_at", true, Instant.class, Instant::parse),
    OLDEST("publishedAt", "%s.published_at", false, Instant.class, Instant::parse),
    LATEST_UPDATE("-updatedAt", "%s.updated_at", true, Instant.class, Instant::parse),
    EARLIEST_UPDATE("updatedAt", "%s.updated_at", false, Instant.class, Instant::parse),
    TITLE("title", "%s.title_key COLLATE \"C\"", false, String.class, text -> text),
    TITLE_BACKWARDS("-title", "%s.title_key COLLATE \"C\"", true, String.class, text -> text);

    /** As {@code sort=} names them. */
    static final Map<String, ArticleOrder> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(order -> order.label, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    final String label;
    /** Of {@link #column}. */
    final Class<?> type;
    private final String column;
    private final boolean descending;
    private final Function<String, Object> reader;

    ArticleOrder(String label, String column, boolean descending, Class<?> type, Function<String, Object> reader) {
        this.label = label;
        this.column = column;
        this.descending = descending;
        this.type = type;
        this.reader = reader;
    }

    /** What rows are ordered by, in SQL, of the editions that are called so there. */
    String column(String edition) {
        return column.formatted(edition);
    }

    /** @param backward whether the page ends before its cursor: it is read from there */
    String direction(boolean backward) {
        return descending != backward ? "DESC" : "ASC";
    }

    /** The condition for rows on the other side of a cursor, with parameters {@code value} and {@code id}. */
    String beyond(String edition, boolean backward) {
        return "(%s, e.article_id) %s (:value, :id)".formatted(column(edition), descending != backward ? "<" : ">");
    }

    /** The value of the column, from a cursor. */
    Object read(String value) {
        return reader.apply(value);
    }
}
