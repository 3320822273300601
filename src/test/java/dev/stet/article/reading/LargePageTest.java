package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.platform.limit.MemoryBudget;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A page ends where it would be too long, whatever limit its reader wishes, and nothing is lost behind its end. */
@QuarkusTest
class LargePageTest {

    private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;
    private static final int OVERHEAD = 200_000;

    private final String locale = Given.locale();

    @Inject
    MemoryBudget memory;

    @Test
    @Tag("soak")
    void aListWithSectionsEndsEarlyAndGoesOn() {
        List<String> slugs = articles(6, "x", 4);
        String list = "/api/v1/articles?include=sections&limit=100&sort=publishedAt&locale=" + locale;
        List<String> forward = new ArrayList<>();
        Response page = read(list);
        assertTrue(page.jsonPath().getList("items").size() < 6);
        String last = null;
        for (Response next = page; next != null; next = follow(list, next, "next")) {
            forward.addAll(next.jsonPath().getList("items.slug"));
            last = next.path("page.previous");
        }
        assertEquals(slugs, forward);
        Response back = read(list + "&cursor=" + last);
        assertEquals(slugs.subList(slugs.size() - tail(slugs, page) - back.jsonPath().getList("items").size(),
                slugs.size() - tail(slugs, page)), back.jsonPath().getList("items.slug"));
    }

    /** How many stand on the last of the pages, where the first shows how many fit. */
    private static int tail(List<String> slugs, Response first) {
        int fitting = first.jsonPath().getList("items").size();
        return slugs.size() % fitting == 0 ? fitting : slugs.size() % fitting;
    }

    @Test
    @Tag("soak")
    void whatAloneIsLongerThanAPageStandsAlone() {
        List<String> slugs = new ArrayList<>(articles(1, "&", 5)); // each is five characters of HTML
        slugs.addAll(articles(1, "x", 1));
        String list = "/api/v1/articles?include=sections&limit=100&sort=publishedAt&locale=" + locale;
        given().get(list).then().statusCode(200).body("items.slug", is(slugs.subList(0, 1))).body("page.next", notNullValue())
                .body("page.limit", is(100));
        given().get("/api/v1/articles/{slug}?locale={locale}", slugs.get(0), locale).then().statusCode(200)
                .body("sections.size()", is(5));
        given().get("/api/v1/articles/{slug}/sections?format=text&locale={locale}", slugs.get(0), locale).then()
                .statusCode(200).body("items[4].body.text.length()", greaterThan(180_000));
    }

    @Test
    @Tag("soak")
    void aFeedEndsEarlyAndGoesOn() {
        List<String> slugs = articles(6, "x", 4);
        Collections.reverse(slugs);
        List<String> told = new ArrayList<>();
        String address = "/feed.json?limit=100&locale=" + locale;
        int pages = 0;
        for (String at = address; at != null; pages++) {
            Response page = given().urlEncodingEnabled(false).get(at);
            page.then().statusCode(200);
            assertTrue(page.asByteArray().length < FOUR_MEBIBYTES + OVERHEAD);
            told.addAll(page.jsonPath().getList("items.title"));
            String next = page.path("next_url");
            at = next == null ? null : next.substring(next.indexOf("/feed.json"));
        }
        assertTrue(pages > 1);
        assertEquals(slugs, told);
    }

    @Test
    @Tag("soak")
    void aSearchLooksAtNoMoreThanFits() {
        articles(2, "x", 4);
        String search = "/api/v1/search?limit=100&q=heading&locale=" + locale;
        Response page = read(search);
        int found = page.jsonPath().getList("items").size();
        assertTrue(found > 0 && found < 8, "found " + found);
        for (Response next = follow(search, page, "next"); next != null; next = follow(search, next, "next")) {
            found += next.jsonPath().getList("items").size();
        }
        assertEquals(8, found);
    }

    @Test
    void smallItemsFillTheirPage() {
        articles(3, "x", 1);
        given().get("/api/v1/articles?include=sections&limit=3&locale=" + locale).then().statusCode(200)
                .body("items.size()", is(3)).body("page.next", nullValue());
    }

    @Test
    @Tag("soak")
    void anArticleIsNoLongerThanAServerCanMakeAnAnswerOf() {
        String slug = articles(1, "x", 5).get(0);
        String sections = "/api/v1/editorial/articles/" + slug + "/sections?locale=" + locale;
        String longest = "{\"heading\": \"More\", \"body\": \"%s\"}"
                .formatted(("y".repeat(99_998) + "\\n\\n").repeat(2));
        IntStream.range(0, 16).forEach(i -> desk().body(longest).post(sections).then().statusCode(201));
        desk().body(longest).post(sections).then().statusCode(422).body("errors[0].pointer", is("#"))
                .body("errors[0].detail", containsString("4194304"));
        desk().body("{\"heading\": \"More\", \"body\": \"little\"}").post(sections).then().statusCode(201);
    }

    @Test
    @Tag("soak")
    void editorsWaitForMemoryOnlyWhereAnArticleIsLong() {
        String edited = "/api/v1/editorial/articles/" + articles(1, "x", 1).get(0);
        String little = "/api/v1/editorial/articles/" + Given.slug("little");
        Given.importedLines(Given.line(little.substring(little.lastIndexOf('/') + 1), locale, "Little"));
        try (MemoryBudget.Lease all = memory.await(memory.total())) {
            List.of("", "/sections", "/revisions/1", "/revisions/1/diff").parallelStream().forEach(part -> { // each waits
                desk().get(edited + part + "?locale=" + locale).then().statusCode(503).header("Retry-After", "2");
                desk().get(little + part + "?locale=" + locale).then().statusCode(200);
            });
        }
        desk().get(edited + "?locale=" + locale).then().statusCode(200).body("sections.size()", is(1));
    }

    private static RequestSpecification desk() {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json");
    }

    private static Response follow(String list, Response page, String to) {
        String cursor = page.path("page." + to);
        return cursor == null ? null : read(list + "&cursor=" + cursor);
    }

    private static Response read(String path) {
        Response page = given().get(path);
        page.then().statusCode(200);
        assertTrue(page.asByteArray().length < FOUR_MEBIBYTES + OVERHEAD);
        return page;
    }

    /** Published one after the other, so that the oldest comes first; the title is the slug. */
    private List<String> articles(int count, String character, int sections) {
        String body = ((character.repeat(94) + " ").repeat(500) + "\\n\\n").repeat(4);
        String texts = IntStream.range(0, sections).mapToObj(i -> "{\"heading\": \"Heading %d\", \"body\": \"%s\"}".formatted(i,
                body)).collect(Collectors.joining(","));
        List<String> slugs = IntStream.range(0, count).mapToObj(i -> Given.slug("large-" + i)).collect(Collectors.toList());
        slugs.forEach(slug -> Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "%s", "sections": [%s]}""".formatted(slug, locale, slug, texts))
                .body(containsString("\"status\":\"created\"")));
        return slugs;
    }
}
