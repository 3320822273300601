package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** Finding some of many, in one's own order. */
@QuarkusTest
class ListFilterTest {

    private String locale;

    @BeforeEach
    void fourArticles() {
        locale = Given.locale();
        Given.importedLines(
                article("a", "Émile", 1, "\"li-wei\"", "\"red\"", "intro"),
                article("b", "zebra", 2, "\"ada\"", "\"red\", \"blue\"", "outlook"),
                article("c", "Apple", 3, "\"li-wei\", \"ada\"", "\"blue\"", "intro"),
                article("d", "banana", 4, "", "", "intro"));
    }

    @Test
    void differentFiltersAllHoldAndRepeatedOnesAreAlternatives() {
        list("author=ada").body("items.slug", contains("c", "b"));
        list("author=ada&author=li-wei").body("items.slug", contains("c", "b", "a"));
        list("author=ada&tag=red").body("items.slug", contains("b"));
        list("section=intro&tag=blue&tag=red").body("items.slug", contains("c", "a"));
        list("section=outlook").body("items.slug", contains("b"));
        list("author=nobody").body("items", empty());
    }

    @Test
    void datesAreBoundsOfTheByline() {
        list("publishedAfter=2024-03-02T08:00:00Z").body("items.slug", contains("d", "c"));
        list("publishedBefore=2024-03-02T08:00:00Z").body("items.slug", contains("a"));
        list("publishedAfter=2024-03-01T09:00:00%2B01:00&publishedBefore=2024-03-04T08:00:00Z")
                .body("items.slug", contains("c", "b"));
    }

    @ParameterizedTest
    @CsvSource({ "-publishedAt,d c b a", "publishedAt,a b c d", "title,c d a b", "-title,b a d c", "-updatedAt,d c b a",
            "updatedAt,a b c d" })
    void anOrderIsTheSamePageByPageThereAndBack(String sort, String expected) {
        List<String> walked = new ArrayList<>();
        String cursor = null;
        JsonPath page;
        do {
            page = list("limit=1&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor)).extract().jsonPath();
            walked.addAll(page.getList("items.slug"));
            cursor = page.get("page.next");
        } while (cursor != null);
        List<String> back = new ArrayList<>(page.getList("items.slug"));
        while (page.get("page.previous") != null) {
            page = list("limit=1&sort=" + sort + "&cursor=" + page.get("page.previous")).extract().jsonPath();
            back.addAll(page.getList("items.slug"));
        }
        Collections.reverse(back);

        assertEquals(List.of(expected.split(" ")), walked);
        assertEquals(walked, back);
    }

    @Test
    void tellsHowManyThereAreWhenAsked() {
        list("limit=1&count=exact").body("page.total", is(4)).body("items.size()", is(1));
        list("limit=1&count=exact&tag=red").body("page.total", is(2));
        list("limit=1").body("page.total", nullValue());
    }

    @Test
    void aCursorBelongsToItsFiltersAndOrder() {
        String cursor = list("limit=1&author=ada&sort=title").extract().path("page.next");

        list("limit=1&sort=title&author=ada&cursor=" + cursor).body("items.slug", contains("b"));
        for (String other : List.of("sort=title", "author=ada", "author=ada&sort=-title", "author=ada&sort=title&section=intro",
                "author=ada&sort=title&publishedAfter=2020-01-01T00:00:00Z")) {
            given().get("/api/v1/articles?locale=" + locale + "&" + other + "&cursor=" + cursor).then().statusCode(400)
                    .body("errors.parameter", contains("cursor"));
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        given().get("/api/v1/articles?sort=random&count=about&publishedAfter=yesterday&publishedBefore=2024").then()
                .statusCode(400)
                .body("errors.parameter", containsInAnyOrder("sort", "count", "publishedAfter", "publishedBefore"));
    }

    @Test
    void takesTheSameStatementsWhateverIsAsked() {
        String path = "/api/v1/articles?locale=" + locale;
        int plain = Statements.ofReading(path);
        assertEquals(plain, Statements.ofReading(path + "&author=ada&tag=red&section=intro&sort=title&limit=100"));
        assertEquals(plain + 1, Statements.ofReading(path + "&count=exact"));
    }

    @Test
    void tagsAndAuthorsAreThoseOfWhatIsPublished() {
        given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").body("""
                {"slug": "%s", "locale": "%s", "title": "Draft", "tags": ["secret"], "authors": ["ghost"]}"""
                .formatted(Given.slug("draft"), locale)).post("/api/v1/editorial/articles").then().statusCode(201);

        given().get("/api/v1/tags?locale={locale}", locale).then().statusCode(200).body("items.slug", contains("blue", "red"))
                .body("items.articles", contains(2, 2));
        given().get("/api/v1/authors?locale={locale}", locale).then().statusCode(200)
                .body("items.slug", contains("ada", "li-wei")).body("items.articles", contains(2, 2));
        JsonPath first = given().get("/api/v1/tags?limit=1&locale={locale}", locale).jsonPath();
        JsonPath second = given().get("/api/v1/tags?limit=1&locale=" + locale + "&cursor=" + first.get("page.next")).jsonPath();
        assertEquals(List.of("red"), second.getList("items.slug"));
        assertEquals(List.of("blue"), given().get("/api/v1/tags?limit=1&locale=" + locale + "&cursor="
                + second.get("page.previous")).jsonPath().getList("items.slug"));
    }

    private ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/articles?locale=" + locale + "&" + query).then().statusCode(200);
    }

    private String article(String slug, String title, int day, String authors, String tags, String section) {
        return """
                {"slug": "%s", "locale": "%s", "title": "%s", "publishedAt": "2024-03-%02dT08:00:00Z", "authors": [%s], \
                "tags": [%s], "sections": [{"slug": "%s", "heading": "H", "body": "B"}]}\
                """.formatted(slug, locale, title, day, authors, tags, section);
    }
}
