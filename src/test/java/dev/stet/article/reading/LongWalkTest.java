package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** A walk through many pages, while others publish before and behind it. */
@QuarkusTest
class LongWalkTest {

    private static final int LIMIT = 50;
    /** With each page that is read. */
    private static final int AT_ONCE = 5;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    /** Ten thousand like one; three of one date, so that pages end amid them. */
    private static final List<String> OTHERS = List.of("""
            CREATE TEMPORARY TABLE other ON COMMIT DROP AS
            SELECT gen_random_uuid() AS id, 'old-' || n AS slug, cast('%2$s' AS timestamptz) + n / 3 * interval '1 minute' AS at
            FROM generate_series(0, %3$d) n""", """
            INSERT INTO article
            SELECT (jsonb_populate_record(a, to_jsonb(o) || jsonb_build_object('translation_group', o.id))).*
            FROM other o, article a WHERE a.slug = '%1$s'""", """
            INSERT INTO revision
            SELECT (jsonb_populate_record(r, jsonb_build_object('article_id', o.id))).*
            FROM other o, revision r JOIN article a ON a.id = r.article_id WHERE a.slug = '%1$s'""", """
            INSERT INTO edition
            SELECT (jsonb_populate_record(e, to_jsonb(o) || jsonb_build_object('article_id', o.id, 'published_at', o.at,
                'document', convert_to(replace(convert_from(e.document, 'UTF8'), e.slug, o.slug), 'UTF8')))).*
            FROM other o, edition e WHERE e.slug = '%1$s'""");

    private final String locale = Given.locale();
    private final EntityManager database;

    LongWalkTest(EntityManager database) {
        this.database = database;
    }

    /** Whoever walks through all that there is would have a long way. */
    @AfterEach
    void deleteThem() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("DELETE FROM article WHERE locale = :locale")
                .setParameter("locale", locale).executeUpdate());
    }

    @Test
    @Tag("soak")
    void everyArticleThatWasThereIsSeenOnceThoughOthersArePublishedMeanwhile() throws Exception {
        walk(2_000);
    }

    @Test
    @Tag("endurance")
    void everyArticleThatWasThereIsSeenOnceThoughAThousandArePublishedMeanwhile() throws Exception {
        walk(10_000);
    }

    /** @param old that are there before */
    private void walk(int old) throws Exception {
        int pagesOfOld = old / LIMIT;
        String one = Given.slug("one");
        Given.importedLines(article(one, 0));
        QuarkusTransaction.requiringNew().run(() -> OTHERS.forEach(
                sql -> database.createNativeQuery(sql.formatted(one, FIRST, old - 1)).executeUpdate()));
        Semaphore pages = new Semaphore(0);
        CompletableFuture<Void> editor = CompletableFuture.runAsync(() -> IntStream.range(0, pagesOfOld).forEach(page -> {
            pages.acquireUninterruptibly();
            Given.importedLines(IntStream.range(0, AT_ONCE).mapToObj(n -> article("new-" + page + "-" + n,
                    ThreadLocalRandom.current().nextInt(-10, old / 3 + 10))).toArray(String[]::new));
        }));
        List<String> seen = walk(pages);
        pages.release(pagesOfOld);
        editor.get();

        assertEquals(IntStream.range(0, old).mapToObj(n -> "old-" + n).sorted().toList(),
                seen.stream().filter(slug -> slug.startsWith("old-")).sorted().toList());
        assertEquals(seen.size(), new HashSet<>(seen).size());
        assertTrue(seen.size() > old + 1, "some were published ahead of it");
    }

    /** Some are published while each page is read. */
    private List<String> walk(Semaphore pages) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            pages.release();
            JsonPath page = given().get("/api/v1/articles?fields=slug&limit=" + LIMIT + "&locale=" + locale
                    + (cursor == null ? "" : "&cursor=" + cursor)).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.slug"));
            cursor = page.getString("page.next");
        } while (cursor != null);
        return seen;
    }

    private String article(String slug, int minute) {
        return """
                {"slug": "%s", "locale": "%s", "title": "T", "publishedAt": "%s"}""".formatted(slug, locale,
                FIRST.plus(minute, ChronoUnit.MINUTES));
    }
}
