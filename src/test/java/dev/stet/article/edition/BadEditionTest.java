package dev.stet.article.edition;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** One edition that cannot be worked on keeps no other from what time or a new program brings. */
@QuarkusTest
class BadEditionTest {

    private final EntityManager database;
    private final EditionUpkeep upkeep;
    private final MeterRegistry metrics;

    BadEditionTest(EntityManager database, EditionUpkeep upkeep, MeterRegistry metrics) {
        this.database = database;
        this.upkeep = upkeep;
        this.metrics = metrics;
    }

    @Test
    void anEditionThatCannotBeRenderedHoldsUpNoneBehindIt() throws InterruptedException {
        String bad = Given.publishedArticle("unreadable");
        String good = Given.publishedArticle("behind");
        String members = members(bad, 1);
        UUID rendered = edition(bad).id;
        double before = metrics.counter("stet.batch.failures", "task", "edition-rendering").count();
        try (EveryLog log = new EveryLog()) {
            sql("UPDATE revision SET members = '[\"whispered\"]' WHERE article_id = :id", bad);
            sql("UPDATE edition SET renderer_version = 0, word_count = 0 WHERE article_id = :id", bad);
            sql("UPDATE edition SET renderer_version = 0, word_count = 0 WHERE article_id = :id", good);

            upkeep.renderAgain();
            upkeep.renderAgain();
            given().get("/api/v1/articles/{slug}?fields=wordCount", good).then().body("wordCount", is(10));
            assertEquals(0, edition(bad).rendererVersion);
            assertEquals(1, log.lines().filter(line -> line.contains("edition-rendering: row " + rendered)).count());
            log.tellsNothingOfBesidesTheDriver("whispered");
        }
        assertTrue(metrics.counter("stet.batch.failures", "task", "edition-rendering").count() > before);

        restore(bad, 1, members);
        await(() -> {
            upkeep.renderAgain();
            return edition(bad).rendererVersion > 0;
        });
        given().get("/api/v1/articles/{slug}?fields=wordCount", bad).then().body("wordCount", is(10));
    }

    @Test
    void aRevisionThatCannotBeEmptiedKeepsNoOtherArticleFromBeingRedacted() throws InterruptedException {
        String bad = Given.publishedArticle("not-emptied");
        redact(bad); // what the working copy still says stays until it no longer does
        String good = Given.publishedArticle("emptied");
        Given.imported(Given.article(bad, "Another title"));
        String members = members(bad, 2);
        sql("UPDATE revision SET members = members || '{\"sections\": 1}' WHERE number = 2 AND article_id = :id", bad);

        redact(good);
        Given.imported(Given.article(good, "Another title"));
        upkeep.emptyRevisions();
        assertTrue(members(good, 1).contains("Redacted"), members(good, 1));
        restore(bad, 2, members);
        await(() -> {
            upkeep.emptyRevisions();
            return members(bad, 1).contains("Redacted");
        });
    }

    @Test
    @Tag("soak")
    void aBeginningThatCannotBeToldKeepsNoOtherFromBeingTold() throws InterruptedException {
        String bad = Given.publishedArticle("mute");
        String good = Given.publishedArticle("told");
        schedule(bad);
        schedule(good);
        UUID mute = id(bad);
        String name = "mute_" + UUID.randomUUID().toString().replace('-', '_');
        ddl("""
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'whispered'; END $$;
                CREATE TRIGGER %1$s BEFORE UPDATE ON edition FOR EACH ROW WHEN (OLD.article_id = '%2$s' AND NEW.announced)
                EXECUTE FUNCTION %1$s()""".formatted(name, mute));
        try (EveryLog log = new EveryLog()) {
            await(() -> tellings(good) == 2);
            await(() -> log.lines().anyMatch(line -> line.contains("edition-boundaries: row " + mute)));
            Thread.sleep(1_000); // several looks
            assertEquals(1, log.lines().filter(line -> line.contains("edition-boundaries: row")).count());
            assertFalse(log.lines().anyMatch(line -> line.contains("The change log is not being told")));
            assertEquals(1, tellings(bad));
        } finally {
            ddl("DROP FUNCTION " + name + " CASCADE");
        }
        await(() -> tellings(bad) == 2);
    }

    private static void schedule(String slug) {
        given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").header("If-Match", tag(slug))
                .body(Map.of("from", Instant.now().plusSeconds(2).toString()))
                .put("/api/v1/editorial/articles/{slug}/publication", slug).then().statusCode(200);
    }

    private static void redact(String slug) {
        given().auth().oauth2(Keys.of(Role.ADMIN)).header("If-Match", tag(slug))
                .delete("/api/v1/editorial/articles/{slug}/editions/1", slug).then().statusCode(200);
    }

    private static String tag(String slug) {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/{slug}/publication", slug).then()
                .statusCode(200).extract().header("ETag");
    }

    private static UUID id(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> Article.<Article> find("slug", slug).singleResult().id);
    }

    private static Edition edition(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> Edition.<Edition> find("slug", slug).firstResult());
    }

    private String members(String slug, int revision) {
        return QuarkusTransaction.requiringNew().call(() -> (String) database.createNativeQuery(
                "SELECT members::text FROM revision WHERE article_id = :id AND number = :revision", String.class)
                .setParameter("id", id(slug)).setParameter("revision", revision).getSingleResult());
    }

    private void restore(String slug, int revision, String members) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE revision SET members = cast(:members AS jsonb) WHERE article_id = :id AND number = :revision")
                .setParameter("members", members).setParameter("id", id(slug)).setParameter("revision", revision)
                .executeUpdate());
    }

    private long tellings(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                "SELECT count(*) FROM change WHERE article_id = :id AND kind = 'article.published'", Long.class)
                .setParameter("id", id(slug)).getSingleResult());
    }

    private void sql(String sql, String slug) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).setParameter("id", id(slug)).executeUpdate());
    }

    private void ddl(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.unwrap(org.hibernate.Session.class).doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int tenth = 0; tenth < 150 && !condition.getAsBoolean(); tenth++) {
            Thread.sleep(100);
        }
        assertTrue(condition.getAsBoolean());
    }
}
