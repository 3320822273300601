package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Pages of what is published, newest first. */
@QuarkusTest
class ListTest {

    @Test
    void putsTheNewestFirst() {
        String locale = Given.locale();
        Given.importedLines(dated("oldest", locale, 1), dated("newest", locale, 3), dated("middle", locale, 2));

        given().get("/api/v1/articles?locale={locale}", locale).then().statusCode(200)
                .body("items.slug", contains("newest", "middle", "oldest")).body("page.limit", is(20))
                .body("page.next", nullValue()).body("page.previous", nullValue());
    }

    @Test
    void aWalkSeesEveryArticleOnceWhateverIsPublishedMeanwhile() {
        String locale = Given.locale();
        Given.importedLines(IntStream.range(1, 24).mapToObj(n -> dated("a" + n, locale, n)).toArray(String[]::new));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page(locale, "limit=5" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList("items.slug"));
            cursor = page.get("page.next");
            Given.importedLines(Given.line("new-" + seen.size(), locale, "Newer than all"));
        } while (cursor != null);

        assertEquals(IntStream.range(1, 24).mapToObj(n -> "a" + (24 - n)).toList(), seen);
        assertEquals(seen.size(), new HashSet<>(seen).size());
    }

    @Test
    void leadsBackTheWayItCame() {
        String locale = Given.locale();
        Given.importedLines(IntStream.range(1, 8).mapToObj(n -> dated("b" + n, locale, n)).toArray(String[]::new));
        JsonPath first = page(locale, "limit=3");
        JsonPath second = page(locale, "limit=3&cursor=" + first.get("page.next"));

        JsonPath back = page(locale, "limit=3&cursor=" + second.get("page.previous"));

        assertEquals(first.getList("items.slug"), back.getList("items.slug"));
        assertNull(back.get("page.previous"), "the first page has none before it");
        assertEquals(second.getList("items.slug"),
                page(locale, "limit=3&cursor=" + back.get("page.next")).getList("items.slug"));
    }

    @Test
    void linksItsPagesInTheHeader() {
        String locale = Given.locale();
        Given.importedLines(dated("l1", locale, 1), dated("l2", locale, 2));

        String link = given().get("/api/v1/articles?limit=1&locale={locale}", locale).then().extract().header("Link");

        assertTrue(link.contains("</api/v1/articles?limit=1&locale=" + locale + ">; rel=\"first\""), link);
        String next = link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");
        given().urlEncodingEnabled(false).get(next).then().statusCode(200).body("items.slug", contains("l1"))
                .header("Link", containsString("rel=\"prev\"")).header("Link", not(containsString("rel=\"next\"")));
    }

    @Test
    void filtersByTagsAsAlternatives() {
        String locale = Given.locale();
        Given.importedLines(tagged("t1", locale, "red"), tagged("t2", locale, "blue"), tagged("t3", locale, "green"));

        given().get("/api/v1/articles?locale={locale}&tag=red&tag=blue", locale).then().statusCode(200)
                .body("items.slug", containsInAnyOrder("t1", "t2"));
        given().get("/api/v1/articles?locale={locale}&tag=never-heard-of", locale).then().statusCode(200)
                .body("items.size()", is(0));
    }

    @Test
    void addsAndTrimsMembers() {
        String locale = Given.locale();
        Given.importedLines("""
                {"slug":"trim","locale":"%s","title":"T","sections":[{"heading":"One","body":"*b*"}]}""".formatted(locale));

        given().get("/api/v1/articles?locale={locale}&fields=title&include=sections,commentCount&format=text", locale).then()
                .statusCode(200).body("items[0].keySet()", containsInAnyOrder("title", "sections", "commentCount"))
                .body("items[0].sections[0].body.text", is("b")).body("items[0].commentCount", is(0));
    }

    @Test
    void showsNothingThatIsOnlyScheduledOrEnded() {
        String locale = Given.locale();
        Given.importing().contentType("application/x-ndjson").body(Given.line("later", locale, "Later").getBytes())
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);

        given().get("/api/v1/articles?locale={locale}", locale).then().body("items.size()", is(0));
    }

    @Test
    void refusesWhatItCannotGive() {
        String locale = Given.locale();
        Given.importedLines(dated("c1", locale, 1), dated("c2", locale, 2));
        String cursor = page(locale, "limit=1").get("page.next");

        refuses("limit=101", "limit");
        refuses("limit=0", "limit");
        refuses("limit=ten", "limit");
        refuses("limit=1&limit=2", "limit");
        refuses("status=draft", "status");
        refuses("cursor=made-up", "cursor");
        refuses("locale=de&cursor=" + cursor, "cursor");
        refuses("locale=" + locale + "&tag=red&cursor=" + cursor, "cursor");
        refuses("locale=" + locale + "&cursor=" + cursor.substring(0, cursor.length() - 1) + (cursor.endsWith("x") ? "y" : "x"),
                "cursor");
        refuses("include=comments", "include");
    }

    private static void refuses(String query, String parameter) {
        given().get("/api/v1/articles?" + query).then().statusCode(400).contentType("application/problem+json")
                .body("type", is("/problems/invalid-parameter")).body("errors.parameter", contains(parameter));
    }

    private static JsonPath page(String locale, String query) {
        return given().get("/api/v1/articles?locale=" + locale + "&" + query).then().statusCode(200).extract().jsonPath();
    }

    private static String dated(String slug, String locale, int day) {
        return """
                {"slug": "%s", "locale": "%s", "title": "T", "publishedAt": "2024-03-%02dT08:00:00Z"}\
                """.formatted(slug, locale, day);
    }

    private static String tagged(String slug, String locale, String tag) {
        return """
                {"slug": "%s", "locale": "%s", "title": "T", "tags": ["%s"]}""".formatted(slug, locale, tag);
    }
}
