package dev.stet.article.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.article.edition.EditionUpkeep;
import dev.stet.article.edition.Projection;
import dev.stet.platform.json.Json;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What an article was slows down nobody who reads what it is. */
@QuarkusTest
class ReadCostTest {

    /** What closed editions do not stand in. */
    private static final Set<String> OPEN_ONLY = Set.of("edition_by_slug", "edition_by_date", "edition_open_of_article",
            "edition_open_by_article",
            "edition_to_close", "edition_to_announce", "edition_by_update", "edition_by_title", "edition_by_author",
            "edition_by_section", "edition_of_all_by_date", "edition_of_all_by_slug", "edition_begun");

    /** 5,000 articles like one, each with one edition that is visible. */
    private static final List<String> OTHERS = List.of("""
            CREATE TEMPORARY TABLE other ON COMMIT DROP AS
            SELECT gen_random_uuid() AS id, 'other-' || n AS slug, 'en-x-' || mod(n, 5) AS locale
            FROM generate_series(1, 5000) n""", """
            INSERT INTO article
            SELECT (jsonb_populate_record(a, to_jsonb(o) || jsonb_build_object('translation_group', o.id))).*
            FROM other o, article a WHERE a.slug = '%s'""", """
            INSERT INTO revision
            SELECT (jsonb_populate_record(r, jsonb_build_object('article_id', o.id))).*
            FROM other o, revision r JOIN article a ON a.id = r.article_id WHERE a.slug = '%s'""", """
            INSERT INTO edition
            SELECT (jsonb_populate_record(e, to_jsonb(o) || jsonb_build_object('article_id', o.id, 'revision', 1))).*
            FROM other o, edition e WHERE e.slug = '%s' AND NOT e.closed""",
            "ANALYZE edition", "ANALYZE article");

    private final EntityManager database;
    private final EditionUpkeep upkeep;

    ReadCostTest(EntityManager database, EditionUpkeep upkeep) {
        this.database = database;
        this.upkeep = upkeep;
    }

    @Test
    @Tag("soak")
    void aThousandPastEditionsAreNotLookedAt() {
        String locale = Given.locale();
        String slug = Given.slug("often");
        String other = Given.slug("translated");
        Given.importedLines(Given.line(slug, locale, "Often"));
        Given.importedLines(Given.line(other, Given.locale(), "Translated").replace("{",
                "{\"translationOf\": \"" + locale + "/" + slug + "\", "));
        publishedOften(slug);
        publishedOften(other);
        upkeep.close();

        JsonNode one = plan(slug, VisibleEdition.sql(false), slug, locale);
        JsonNode list = plan(slug, ArticleListSql.of(wanted(locale), null), null, locale);
        assertEquals(1, rowsOf(one));
        assertEquals(1, rowsOf(list));
        assertEquals(List.of(), wasteful(one));
        assertEquals(List.of(), wasteful(list));
        assertTrue(OPEN_ONLY.containsAll(indexesOfEditions(one)), indexesOfEditions(one)::toString);
        assertTrue(OPEN_ONLY.containsAll(indexesOfEditions(list)), indexesOfEditions(list)::toString);
    }

    private static ArticleQuery.Wanted wanted(String locale) {
        ArticleFilter all = new ArticleFilter(locale, List.of(), List.of(), List.of(), List.of(), null, null);
        return new ArticleQuery.Wanted(all, ArticleOrder.NEWEST, Projection.WHOLE, false, 20, null);
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

    /** As in a house of many articles, which is gone afterwards: among a few rows any way looks as good as the right one. */
    private JsonNode plan(String often, String sql, String slug, String locale) {
        QuarkusTransaction.begin();
        try {
            OTHERS.forEach(statement -> database.createNativeQuery(statement.formatted(often)).executeUpdate());
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
