package dev.stet.article.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.platform.json.Json;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What an article was slows down nobody who reads what it is. */
@QuarkusTest
class ReadCostTest {

    /** What closed editions do not stand in. */
    private static final Set<String> OPEN_ONLY = Set.of("edition_by_slug", "edition_by_date", "edition_open_of_article",
            "edition_to_close", "edition_to_announce", "edition_by_update", "edition_by_title", "edition_by_author",
            "edition_by_section");

    private final EntityManager database;
    private final EditionUpkeep upkeep;

    ReadCostTest(EntityManager database, EditionUpkeep upkeep) {
        this.database = database;
        this.upkeep = upkeep;
    }

    @Test
    void aThousandPastEditionsAreNotLookedAt() {
        String locale = Given.locale();
        String slug = Given.slug("often");
        Given.importedLines(Given.line(slug, locale, "Often"));
        String others = Given.locale();
        // beside a few open editions any index that holds only those is as good as the right one
        Given.importedLines(IntStream.range(0, 300).mapToObj(n -> Given.line(Given.slug("other"), others, "Other"))
                .toArray(String[]::new));
        publishedOften(slug);
        upkeep.close();

        JsonNode one = plan(VisibleEdition.sql(false), slug, locale);
        JsonNode list = plan(ArticleList.sql(wanted(locale), null), null,
                locale);
        assertEquals(1, rowsOf(one));
        assertEquals(1, rowsOf(list));
        assertEquals(List.of(), wasteful(one));
        assertEquals(List.of(), wasteful(list));
        assertTrue(OPEN_ONLY.containsAll(indexesOfEditions(one)), indexesOfEditions(one)::toString);
        assertTrue(OPEN_ONLY.containsAll(indexesOfEditions(list)), indexesOfEditions(list)::toString);
    }

    private static ArticleList.Wanted wanted(String locale) {
        ArticleFilter all = new ArticleFilter(locale, List.of(), List.of(), List.of(), null, null);
        return new ArticleList.Wanted(all, ArticleOrder.NEWEST, Shape.WHOLE, false, 20, null);
    }

    /** As if it had been published anew every second until some time ago. */
    private void publishedOften(String slug) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("""
                    INSERT INTO edition SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
                        'number', n + 1, 'visible_from', now() - interval '1 day' + n * interval '1 second',
                        'visible_until', now() - interval '1 day' + (n + 1) * interval '1 second'))).*
                    FROM edition e, generate_series(1, 1000) n WHERE e.slug = :slug""")
                    .setParameter("slug", slug).executeUpdate();
        });
    }

    private JsonNode plan(String sql, String slug, String locale) {
        QuarkusTransaction.begin();
        try {
            database.createNativeQuery("ANALYZE edition").executeUpdate();
            database.createNativeQuery("SET LOCAL enable_seqscan = off").executeUpdate(); // the table of a test is small
            Query query = database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + sql, String.class)
                    .setParameter("locale", locale);
            if (slug != null) {
                query.setParameter("slug", slug);
            } else {
                query.setParameter("rows", 21);
            }
            return Json.read((String) query.getSingleResult(), JsonNode.class).get(0).get("Plan");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static int rowsOf(JsonNode plan) {
        return plan.get("Actual Rows").asInt();
    }

    /** The steps that threw rows of editions away. */
    private static List<String> wasteful(JsonNode plan) {
        return steps(plan).stream().filter(step -> step.path("Relation Name").asText().equals("edition"))
                .filter(step -> step.path("Rows Removed by Filter").asInt()
                        + step.path("Rows Removed by Index Recheck").asInt() > 5)
                .map(JsonNode::toString).toList();
    }

    private static List<String> indexesOfEditions(JsonNode plan) {
        return steps(plan).stream()
                .filter(step -> step.path("Relation Name").asText().equals("edition") && step.has("Index Name"))
                .map(step -> step.get("Index Name").asText())
                .toList();
    }

    private static List<JsonNode> steps(JsonNode plan) {
        List<JsonNode> steps = new ArrayList<>(List.of(plan));
        plan.path("Plans").forEach(step -> steps.addAll(steps(step)));
        return steps;
    }
}
