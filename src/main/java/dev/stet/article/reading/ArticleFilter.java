package dev.stet.article.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.stet.article.edition.EditionSql;

/**
 * Which of the visible articles are wanted: different filters all hold, the values of one are alternatives. An empty list
 * filters nothing, nor does {@code null}.
 *
 * @param locale {@code null} for all
 * @param slugs which articles by name: then also those that are in no other list
 * @param publishedAfter by the byline date, exclusive, as is {@code publishedBefore}
 */
record ArticleFilter(String locale, List<String> slugs, List<String> tags, List<String> authors, List<String> sections,
        Instant publishedAfter, Instant publishedBefore) {

    /** What of the visible editions {@code e} is wanted, in SQL. */
    String condition() {
        List<String> conditions = new ArrayList<>();
        conditions.add(slugs.isEmpty() ? EditionSql.LISTED : EditionSql.VISIBLE + " AND e.redacted_at IS NULL");
        if (locale != null) {
            conditions.add("e.locale = :locale");
        }
        if (!slugs.isEmpty()) {
            conditions.add("e.slug = ANY(:slugs)");
        }
        anyOf().forEach((column, values) -> conditions.add("e.%1$s && cast(:%1$s AS text[])".formatted(column)));
        if (publishedAfter != null) {
            conditions.add("e.published_at > :after");
        }
        if (publishedBefore != null) {
            conditions.add("e.published_at < :before");
        }
        return String.join(" AND ", conditions);
    }

    void bind(Query query) {
        if (locale != null) {
            query.setParameter("locale", locale);
        }
        if (!slugs.isEmpty()) {
            query.setParameter("slugs", slugs.toArray(String[]::new));
        }
        anyOf().forEach((column, values) -> query.setParameter(column, values.toArray(String[]::new)));
        if (publishedAfter != null) {
            query.setParameter("after", publishedAfter);
        }
        if (publishedBefore != null) {
            query.setParameter("before", publishedBefore);
        }
    }

    /** The same for the same filters, however they were sent: names the list in its cursors. */
    String name() {
        String name = String.join(" ", locale == null ? "*" : locale, sorted(tags), sorted(authors), sorted(sections),
                String.valueOf(publishedAfter), String.valueOf(publishedBefore));
        return slugs.isEmpty() ? name : name + " " + sorted(slugs);
    }

    private Map<String, List<String>> anyOf() {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        filters.put("tags", tags);
        filters.put("authors", authors);
        filters.put("sections", sections);
        filters.values().removeIf(List::isEmpty);
        return filters;
    }

    private static String sorted(List<String> values) {
        return String.join(",", values.stream().sorted().distinct().toList());
    }

    /** How many articles pass. */
    long count(EntityManager database) {
        Query query = database.createNativeQuery("SELECT count(*) FROM edition e WHERE " + condition(), Long.class);
        bind(query);
        return (Long) query.getSingleResult();
    }
}
