package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** A list tells whatever the articles themselves tell, so that who builds a site of them need not read them one by one. */
@QuarkusTest
class ListMembersTest {

    private static final String ALL = "sections,lead,editorsNote,seo,custom,canonicalUrl,listed";

    private final String locale = Given.locale();

    @Test
    void aStaticSiteOf250ArticlesIsBuiltOfSixRequests() {
        Given.importedLines(IntStream.range(0, 250).mapToObj(i -> line("built-" + i, i % 50)).toArray(String[]::new));
        Map<String, Map<String, Object>> site = new LinkedHashMap<>();
        int requests = 0;
        String next = "/api/v1/articles?limit=100&include=" + ALL + "&locale=" + locale;
        while (next != null) {
            JsonPath page = given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().jsonPath();
            requests++;
            page.<Map<String, Object>> getList("items").forEach(item -> site.put((String) item.get("slug"), item));
            next = page.get("page.next") == null ? null
                    : "/api/v1/articles?limit=100&include=" + ALL + "&locale=" + locale + "&cursor=" + page.get("page.next");
        }
        for (String beside : List.of("/tags", "/authors", "/locales")) {
            given().get("/api/v1" + beside).then().statusCode(200);
            requests++;
        }

        assertEquals(250, site.size());
        assertEquals(6, requests);
        for (String slug : List.of("built-0", "built-77", "built-249")) {
            assertEquals(given().get("/api/v1/articles/{slug}?locale={locale}", slug, locale).jsonPath().getMap(""),
                    site.get(slug));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "lead", "editorsNote", "seo", "custom", "canonicalUrl", "listed", "sections" })
    void eachMemberCanBeNamedAlone(String member) {
        Given.importedLines(line("alone", 1), "{\"slug\": \"bare\", \"locale\": \"" + locale + "\", \"title\": \"Bare\"}");
        for (String slug : List.of("alone", "bare")) {
            Object told = given().get("/api/v1/articles/{slug}?locale={locale}", slug, locale).path(member);
            for (String way : List.of("fields=" + member, "fields=" + member + "&include=" + member)) {
                List<Map<String, Object>> items = given()
                        .get("/api/v1/articles?slug=" + slug + "&locale=" + locale + "&" + way).then().statusCode(200)
                        .extract().path("items");
                Map<String, Object> expected = new LinkedHashMap<>();
                expected.put(member, told);
                assertEquals(List.of(expected), items);
            }
        }
    }

    @Test
    void textsComeInTheFormsThatAreAskedFor() {
        Given.importedLines(line("formed", 1));

        given().get("/api/v1/articles?include=lead,editorsNote&format=markdown&locale=" + locale).then().statusCode(200)
                .body("items[0].lead", is(Map.of("markdown", "The *lead* of 1.")))
                .body("items[0].editorsNote", is(Map.of("markdown", "A *note*.")));
    }

    @Test
    void aPageWithThemIsOneStatement() {
        Given.importedLines(line("counted", 1));

        assertEquals(1, Statements.ofReading("/api/v1/articles?locale=" + locale + "&include=" + ALL));
        assertEquals(2, Statements.ofReading("/api/v1/articles?locale=" + locale + "&include=commentCount," + ALL));
    }

    @Test
    void aHundredArticlesAreReadByTheirSlugsAtOnce() {
        Given.importedLines(IntStream.range(0, 101).mapToObj(i -> line("named-" + i, i % 50)).toArray(String[]::new));
        String hundred = IntStream.range(0, 100).mapToObj(i -> "named-" + i).collect(Collectors.joining(","));

        given().get("/api/v1/articles?locale={locale}&fields=slug&slug={slugs}", locale, hundred).then().statusCode(200)
                .body("items.size()", is(100)).body("page.limit", is(100));
        given().get("/api/v1/articles?locale={locale}&slug=named-7,nowhere&slug=named-5", locale).then().statusCode(200)
                .body("items.slug", containsInAnyOrder("named-5", "named-7")).body("page.limit", is(20));
        given().get("/api/v1/articles?locale={locale}&slug={slugs},named-100", locale, hundred).then().statusCode(400)
                .body("errors.parameter", contains("slug"));
    }

    @Test
    void everyLocaleIsListedWhereNoneIsMeant() {
        String other = Given.locale();
        String tag = Given.slug("tag");
        for (String where : List.of(locale, other)) {
            Given.importedLines("{\"slug\": \"same\", \"locale\": \"%s\", \"title\": \"T\", \"tags\": [\"%s\"]}"
                    .formatted(where, tag));
        }

        given().get("/api/v1/articles?locale=*&tag=" + tag).then().statusCode(200)
                .body("items.locale", containsInAnyOrder(locale, other));
        given().get("/api/v1/articles?locale=*&slug=same&tag=" + tag).then().body("items.size()", is(2));
        given().get("/api/v1/tags/{tag}?locale=*", tag).then().statusCode(200).body("articles", is(2));
        given().get("/api/v1/tags/{tag}?locale={locale}", tag, other).then().statusCode(200).body("articles", is(1));
        given().get("/api/v1/tags/{tag}", tag).then().statusCode(404);
        given().get("/api/v1/locales").then().statusCode(200).body("items.locale", hasItems(locale, other))
                .body("items.find { it.locale == '" + other + "' }.isDefault", is(false));
        String cursor = given().get("/api/v1/articles?limit=1&locale=*&tag=" + tag).path("page.next");
        given().get("/api/v1/articles?limit=1&locale=*&tag=" + tag + "&cursor=" + cursor).then().statusCode(200)
                .body("items.size()", is(1));
        given().get("/api/v1/articles?limit=1&locale=" + locale + "&tag=" + tag + "&cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void aCursorHasTheSameLengthForWhateverFilters() {
        Given.importedLines(line("one", 1), line("two", 2));
        String many = IntStream.range(0, 300).mapToObj(i -> "&tag=none-such-" + i).collect(Collectors.joining());

        String cursor = given().contentType("application/x-www-form-urlencoded")
                .body("limit=1&locale=" + locale + "&tag=common" + many).request("QUERY", "/api/v1/articles").then()
                .statusCode(200).body("items.size()", is(1)).extract().path("page.next");
        given().get("/api/v1/articles?limit=1&locale=" + locale).then().body("page.next.length()", is(cursor.length()))
                .body("page.next.length()", lessThan(300));
        given().contentType("application/x-www-form-urlencoded")
                .body("limit=1&locale=" + locale + "&tag=common" + many + "&cursor=" + cursor)
                .request("QUERY", "/api/v1/articles").then().statusCode(200).body("items.slug", contains("one"));
    }

    private String line(String slug, int n) {
        return """
                {"slug": "%s", "locale": "%s", "title": "T %d", "lead": "The *lead* of %d.", "editorsNote": "A *note*.", \
                "seo": {"title": "For machines", "description": null}, "custom": {"n": %d, "deep": {"list": [1, "two"]}}, \
                "canonicalUrl": "https://elsewhere.example/%s", "tags": ["common"], "authors": ["li-wei"], \
                "publishedAt": "2024-01-01T08:00:%02dZ", "cover": {"url": "/c.jpg", "alt": "A cover"}, \
                "sections": [{"slug": "one", "heading": "One", "body": "Body of %d."}]}\
                """.formatted(slug, locale, n, n, n, slug, n, n);
    }
}
