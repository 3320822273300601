package dev.stet.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.stet.article.edition.Edition;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** One edition that cannot be entered into the index keeps no other out of it. */
@QuarkusTest
class BadEntryTest {

    private final EntityManager database;
    private final SearchUpkeep upkeep;
    private final MeterRegistry metrics;

    BadEntryTest(EntityManager database, SearchUpkeep upkeep, MeterRegistry metrics) {
        this.database = database;
        this.upkeep = upkeep;
        this.metrics = metrics;
    }

    @Test
    void theOthersAreEnteredAndItFollowsOnceItIsMended() throws InterruptedException {
        String bad = Given.publishedArticle("unindexed");
        String good = Given.publishedArticle("indexed");
        byte[] forms = QuarkusTransaction.requiringNew()
                .call(() -> Edition.<Edition> find("slug", bad).<Edition> firstResult().forms);
        try (EveryLog log = new EveryLog()) {
            sql("DELETE FROM search_entry WHERE edition_id IN (SELECT id FROM edition WHERE slug IN (:slug, :other))", bad,
                    good);
            write(bad, "whispered".getBytes(UTF_8));

            upkeep.catchUp();
            upkeep.catchUp();
            assertEquals(1, log.lines().filter(line -> line.contains("search-indexing: row ")).count());
            log.tellsNothingOfBesidesTheDriver("whispered");
        }
        found(good, hasItem(good));
        found(bad, not(hasItem(bad)));
        assertTrue(metrics.counter("stet.batch.failures", "task", "search-indexing").count() >= 1);
        write(bad, forms);
        for (int tenth = 0; tenth < 50 && entries(bad) == 0; tenth++) {
            upkeep.catchUp();
            Thread.sleep(100);
        }
        found(bad, hasItem(bad));
    }

    private static void found(String slug, org.hamcrest.Matcher<? super java.util.List<String>> slugs) {
        given().get("/api/v1/search?q={q}", "\"" + slug + "\"").then().statusCode(200).body("items.article.slug", slugs);
    }

    private long entries(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                "SELECT count(*) FROM search_entry s JOIN edition e ON e.id = s.edition_id WHERE e.slug = :slug", Long.class)
                .setParameter("slug", slug).getSingleResult());
    }

    private static void write(String slug, byte[] forms) {
        QuarkusTransaction.requiringNew().run(() -> Edition.update("forms = ?1 where slug = ?2", forms, slug));
    }

    private void sql(String sql, String slug, String other) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).setParameter("slug", slug)
                .setParameter("other", other).executeUpdate());
    }
}
