package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.article.PublicationRequests;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Who walks through a list, in whatever order, meets each article once, though what it is ordered by changes meanwhile. */
@QuarkusTest
class MovingListTest {

    private final String locale = Given.locale();
    private final Map<String, Integer> places = new TreeMap<>();

    @BeforeEach
    void nineArticles() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            places.put("a" + i, i * 3);
            lines.add(line("a" + i, i * 3));
        }
        Given.importedLines(lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-publishedAt", "publishedAt", "title", "-title", "-updatedAt", "updatedAt" })
    void eachComesOnceThoughSomeMoveAcrossThePlaceThatWasReached(String sort) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page("limit=2&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList("items.slug"));
            cursor = page.get("page.next");
            List<String> unseen = places.keySet().stream().filter(slug -> !seen.contains(slug)).toList();
            if (!unseen.isEmpty()) { // the first that was seen goes where it is not yet read, and the other way round
                move(seen.get(0), unseen.get(unseen.size() - 1));
                move(unseen.get(0), seen.get(seen.size() - 1));
            }
        } while (cursor != null);

        assertEquals(seen.size(), new HashSet<>(seen).size(), () -> "comes twice: " + seen);
        assertEquals(List.copyOf(places.keySet()), seen.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "-publishedAt", "title", "-updatedAt", "updatedAt" })
    void theWayBackIsTheSame(String sort) {
        JsonPath page = page("limit=4&sort=" + sort);
        List<String> there = new ArrayList<>(page.getList("items.slug"));
        move("a5", "a1");
        move("a2", "a9");
        while (page.get("page.next") != null) {
            page = page("limit=4&sort=" + sort + "&cursor=" + page.get("page.next"));
            there.addAll(page.getList("items.slug"));
        }
        List<String> back = new ArrayList<>(reversed(page));
        while (page.get("page.previous") != null) {
            page = page("limit=4&sort=" + sort + "&cursor=" + page.get("page.previous"));
            back.addAll(reversed(page));
        }
        Collections.reverse(back);
        assertEquals(there, back);
        assertEquals(9, new HashSet<>(there).size());
    }

    @Test
    void whatIsTakenAwayMeanwhileDoesNotCome() {
        String cursor = page("limit=2&sort=title").get("page.next");
        PublicationRequests.as(Role.EDITOR).header("If-Match", tag("a8"))
                .delete(PublicationRequests.PUBLICATION + "?locale=" + locale, "a8").then().statusCode(200);

        List<String> rest = page("limit=100&sort=title&cursor=" + cursor).getList("items.slug");
        assertFalse(rest.contains("a8"), rest::toString);
        assertEquals(6, rest.size());
    }

    /** Whoever asks again, of whichever node, is spared it, though the page tells where the walk goes on. */
    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/articles?sort=title&limit=4", "/api/v1/articles?sort=-updatedAt&limit=4",
            "/feed.atom?limit=4", "/feed.rss?limit=4", "/feed.json?limit=4" })
    void aPageIsTheSameUntilSomethingOfItsLocaleIsPublished(String list) {
        String address = list + "&locale=" + locale;
        String tag = given().get(address).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(address).then().statusCode(304);
        Given.publishedArticle("elsewhere");
        given().header("If-None-Match", tag).get(address).then().statusCode(304);
        move("a1", "a9");
        given().header("If-None-Match", tag).get(address).then().statusCode(200);
    }

    @Test
    void aPageOnTheWayIsOneStatementToo() {
        String cursor = page("limit=2&sort=-updatedAt").get("page.next");
        move("a1", "a9");
        String list = "/api/v1/articles?sort=-updatedAt&locale=" + locale + "&cursor=" + cursor;

        assertEquals(1, Statements.ofReading(list));
        assertEquals(1, Statements.ofReading(list + "&include=sections,lead"));
    }

    private static List<String> reversed(JsonPath page) {
        List<String> slugs = new ArrayList<>(page.getList("items.slug"));
        Collections.reverse(slugs);
        return slugs;
    }

    private JsonPath page(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/articles?locale=" + locale + "&" + query).then().statusCode(200)
                .extract().jsonPath();
    }

    /** Published anew with a title and a date right behind the other's. */
    private void move(String slug, String behind) {
        places.put(slug, places.get(behind) + 1);
        Given.importedLines(line(slug, places.get(slug)));
    }

    private String tag(String slug) {
        return PublicationRequests.as(Role.EDITOR).get("/api/v1/editorial/articles/{slug}?locale={locale}", slug, locale).then()
                .statusCode(200).extract().header("ETag");
    }

    private String line(String slug, int place) {
        return """
                {"slug": "%s", "locale": "%s", "title": "Title %02d", "publishedAt": "2024-01-%02dT08:00:00Z"}\
                """.formatted(slug, locale, place, place);
    }
}
