package dev.stet.article.edition;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.article.reading.RenderedDocuments;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.cache.ResponseCache;
import dev.stet.platform.json.Json;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** One edition whose stored bytes are broken keeps no other from its readers, and comes back where its source is whole. */
@QuarkusTest
@TestProfile(Configured.class)
class DamagedEditionTest {

    private final EntityManager database;
    private final ResponseCache cache;
    private final MeterRegistry metrics;
    private final RenderedDocuments documents;
    private final String locale = Given.locale();
    private final String bad = Given.slug("damaged");
    private String article;

    DamagedEditionTest(EntityManager database, ResponseCache cache, MeterRegistry metrics, RenderedDocuments documents) {
        this.documents = documents;
        this.database = database;
        this.cache = cache;
        this.metrics = metrics;
    }

    @BeforeEach
    void itStandsBetweenTwoOthers() {
        Given.importedLines(Stream.of(Given.slug("before"), bad, Given.slug("behind")).map(slug -> """
                {"slug": "%s", "locale": "%s", "title": "Title of %s", "lead": "The zebra.", "cover": {"url": \
                "https://media.example.org/a.jpg", "alt": "A"}, "sections": [{"heading": "One", "body": "Its *stripes*."}]}"""
                .formatted(slug, locale, slug)).toArray(String[]::new));
        article = given().get("/api/v1/articles/{slug}?locale={l}", bad, locale).then().statusCode(200).extract().path("id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "{}", "{\"sections\": [", "{\"sections\": 7}", "{\"a\": 1}}",
            "{\"a\": \"\u0001\"}" })
    @Tag("soak")
    void whatCannotBeReadIsRenderedAgainFromItsSource(String bytes) {
        Map<String, String> before = everything();
        String alone = given().get("/api/v1/articles/{slug}?locale={l}", bad, locale).asString();
        try (EveryLog log = new EveryLog()) {
            damage(bytes);
            assertEquals(before, everything());
            assertEquals(1, log.lines().filter(line -> line.contains("was rendered again from its revision")).count());
        }
        assertEquals(alone, given().get("/api/v1/articles/{slug}?locale={l}", bad, locale).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{}", "{\"sections\": [", "{\"a\": 1} x", "{\"a\": 1} ", "{\"a\": \"\u0001\"}" })
    void itsOwnReadersGetItAsItWasToo(String bytes) {
        for (String query : List.of("", "&format=html,text", "&fields=title,lead")) {
            String path = "/api/v1/articles/" + bad + "?locale=" + locale + query;
            String before = given().get(path).asString();
            damage(bytes);
            assertEquals(before, given().get(path).then().statusCode(200).extract().asString());
        }
    }

    @Test
    void oneThatCannotBeRenderedAgainIsMissingAloneAndToldOnce() throws InterruptedException {
        Map<String, String> before = everything();
        double failures = metrics.counter("stet.batch.failures", "task", "edition-reading").count();
        String members = members();
        UUID edition = edition();
        try (EveryLog log = new EveryLog()) {
            breakSource();
            damage("{\"whispered\"");
            Map<String, String> after = everything();
            before.forEach((path, answer) -> {
                boolean unread = path.contains("search") || path.contains("sitemap"); // of what was read before
                assertEquals(unread ? answer : withoutBad(path), unread ? after.get(path) : titles(path, after.get(path)),
                        path);
            });
            given().get("/api/v1/articles?locale={l}", locale).then().header("Cache-Control", is("no-store"));
            given().get("/api/v1/articles/{slug}?locale={l}", bad, locale).then().statusCode(500)
                    .contentType("application/problem+json").body("type", is("/problems/internal-error"));
            assertEquals(1, log.lines().filter(line -> line.contains("edition-reading: row " + edition)).count());
            log.tellsNothingOfBesidesTheDriver("whispered");
        }
        assertTrue(metrics.counter("stet.batch.failures", "task", "edition-reading").count() > failures);

        restore(members);
        for (int tenth = 0; tenth < 100 && !everything().equals(before); tenth++) {
            Thread.sleep(100);
        }
        assertEquals(before, everything());
    }

    @Test
    @ActivateRequestContext
    void whatIsTakenAwayForGoodWhileItIsReadIsNotRenderedAgain() {
        UUID edition = edition();
        sql("UPDATE edition SET document = '', forms = '', cover = NULL, redacted_at = now() WHERE article_id = :id");
        RenderedDocuments.Stored stored = new RenderedDocuments.Stored(new byte[0], null, null);
        assertEquals(Optional.empty(),
                documents.read(edition, stored, false, found -> Json.tree(found.document()).get("lead")));
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> Edition.<Edition> findById(edition).document.length));
    }

    /** As readers get it now, whatever was kept. */
    private Map<String, String> everything() {
        cache.evict(CacheInvalidation.EVERYTHING);
        Map<String, String> all = new LinkedHashMap<>();
        for (String path : List.of("/api/v1/articles?", "/api/v1/articles?include=sections&", "/api/v1/articles?fields=title&",
                "/api/v1/articles?include=sections,commentCount&format=html,markdown,text&", "/feed.atom?", "/feed.rss?",
                "/feed.json?", "/api/v1/search?q=zebra&")) {
            all.put(path, given().get(path + "locale=" + locale).then().statusCode(200).extract().asString());
        }
        for (int part = 1; given().get("/sitemap-" + part + ".xml").statusCode() == 200; part++) {
            all.put("/sitemap-" + part, given().get("/sitemap-" + part + ".xml").asString());
        }
        assertTrue(all.toString().contains("/sitemap-1"));
        return all;
    }

    private static String titles(String path, String answer) {
        return Stream.of("before-", "damaged-", "behind-").filter(stem -> answer.contains("Title of " + stem)).toList() + path;
    }

    private static String withoutBad(String path) {
        return List.of("before-", "behind-") + path;
    }

    private void damage(String bytes) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE edition SET document = :bytes, forms = :bytes, cover = '[\"whispered\"]',"
                        + " other_members = '[\"whispered\"]' WHERE slug = :slug")
                .setParameter("bytes", bytes.getBytes(UTF_8)).setParameter("slug", bad).executeUpdate());
        cache.evict(CacheInvalidation.EVERYTHING);
    }

    private void breakSource() {
        sql("UPDATE revision SET members = '[\"whispered\"]' WHERE article_id = :id");
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql)
                .setParameter("id", UUID.fromString(article)).executeUpdate());
    }

    private String members() {
        return QuarkusTransaction.requiringNew().call(() -> (String) database.createNativeQuery(
                "SELECT members::text FROM revision WHERE article_id = :id", String.class)
                .setParameter("id", UUID.fromString(article)).getSingleResult());
    }

    private void restore(String members) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE revision SET members = cast(:members AS jsonb) WHERE article_id = :id").setParameter("members", members)
                .setParameter("id", UUID.fromString(article)).executeUpdate());
    }

    private UUID edition() {
        return QuarkusTransaction.requiringNew().call(() -> Edition.<Edition> find("slug", bad).firstResult().id);
    }
}
