package dev.stet.article.editing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.RawHttpClient;
import io.quarkus.test.junit.QuarkusTest;

/** A slug is the same however the letters of an address are composed: what looks the same is the same. */
@QuarkusTest
class ComposedSlugTest {

    /** The é of two characters, of one, and of one in plain UTF-8, which is no valid address. */
    private static final String TWO = "e%CC%81t";
    private static final String ONE = "%C3%A9t";
    private static final String PLAIN = "\u00C3\u00A9t";

    private final String end = Given.slug("");

    private String made() {
        String slug = "\u00E9t" + end;
        EditorialRequests.create(Map.of("slug", slug, "title", "T", "tags", List.of("\u00E9" + end), "authors",
                List.of("\u00E9" + end), "sections", List.of(Map.of("slug", "\u00E9", "heading", "H", "body", "B"))))
                .then().statusCode(201);
        return slug;
    }

    private RawHttpClient.Answer send(String method, String target, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("Authorization", List.of("Bearer " + Keys.of(Role.EDITOR)));
        all.put("Content-Type", List.of("application/json"));
        try (RawHttpClient client = new RawHttpClient()) {
            return client.send(method, target, all, body).join();
        }
    }

    private RawHttpClient.Answer get(String target) {
        return send("GET", target, Map.of(), null);
    }

    @ParameterizedTest
    @ValueSource(strings = { TWO, ONE, PLAIN })
    void anArticleIsMadeAndFoundAtEachFormOfItsSlug(String form) {
        String address = "/api/v1/editorial/articles/";
        assertThat(send("PUT", address + form + end, Map.of("If-None-Match", "*"), "{\"title\": \"T\"}").status(), is(201));
        for (String other : List.of(TWO, ONE, PLAIN)) {
            RawHttpClient.Answer twin = send("PUT", address + other + end, Map.of("If-None-Match", "*"), "{\"title\": \"T\"}");
            assertThat(twin.body(), twin.status(), is(412));
            assertThat(get(address + other + end).status(), is(200));
        }
        EditorialRequests.read("\u00E9t" + end).then().statusCode(200).body("slug", is("\u00E9t" + end));
    }

    @ParameterizedTest
    @ValueSource(strings = { "e%CC%81", "%C3%A9", "\u00C3\u00A9" })
    void tagsAndAuthorsToo(String form) {
        for (String names : List.of("/api/v1/editorial/tags/", "/api/v1/editorial/authors/")) {
            assertThat(send("PUT", names + form + end, Map.of("If-None-Match", "*"), "{\"name\": \"N\"}").status(), is(201));
            assertThat(send("PUT", names + "e%CC%81" + end, Map.of("If-None-Match", "*"), "{\"name\": \"N\"}").status(),
                    is(412));
            assertThat(get(names + "%C3%A9" + end).status(), is(200));
        }
    }

    @Test
    void readersFindArticlesSectionsFeedsAndListsByEachForm() {
        String slug = made();
        EditorialRequests.publish(slug, "{}").then().statusCode(200);
        for (String path : List.of("/api/v1/articles/" + TWO + end, "/api/v1/articles/" + TWO + end + ".md",
                "/api/v1/articles/" + TWO + end + "/sections/e%CC%81", "/api/v1/articles/" + TWO + end + "/comments",
                "/articles/" + TWO + end + "/comments.rss", "/tags/e%CC%81" + end + "/feed.atom")) {
            String composed = path.replace("e%CC%81", "%C3%A9");
            RawHttpClient.Answer usual = get(composed);
            assertThat(composed, usual.status(), is(200));
            for (String other : List.of(path, composed.replace("%C3%A9", "\u00C3\u00A9"))) {
                assertThat(other, get(other).body(), is(usual.body()));
            }
        }
        for (String filter : List.of("tag", "author")) {
            for (String list : List.of("/api/v1/articles", "/api/v1/editorial/articles")) {
                given().auth().oauth2(Keys.of(Role.EDITOR)).urlEncodingEnabled(false)
                        .get(list + "?" + filter + "=e%CC%81" + end).then().body("items.slug", contains(slug));
            }
        }
        given().urlEncodingEnabled(false).get("/api/v1/articles?section=e%CC%81&tag=e%CC%81" + end).then().body("items",
                hasSize(1));
        given().contentType("application/x-www-form-urlencoded").body("tag=e%CC%81" + end).request("QUERY", "/api/v1/articles")
                .then().statusCode(200).body("items.slug", contains(slug));
    }

    @Test
    void anOldSlugLeadsToTheNewOneByEachForm() {
        String slug = made();
        EditorialRequests.publish(slug, "{}").then().statusCode(200);
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), Map.of("slug", "new" + end)).then().statusCode(200);
        EditorialRequests.publish("new" + end, "{}").then().statusCode(200);
        for (String form : List.of(TWO, ONE, PLAIN)) {
            RawHttpClient.Answer led = get("/api/v1/articles/" + form + end + "?fields=title");
            assertThat(led.body(), led.status(), is(308));
            assertThat(led.header("Location"), is("/api/v1/articles/new" + end + "?fields=title"));
        }
    }

    @Test
    void aProblemNamesTheAddressAsOneThatCanBeSent() {
        for (String sent : List.of(TWO, ONE, PLAIN)) {
            RawHttpClient.Answer missing = get("/api/v1/articles/" + sent + end);
            assertThat(missing.status(), is(404));
            assertThat(io.restassured.path.json.JsonPath.from(missing.body()).getString("instance"),
                    is("/api/v1/articles/" + ONE + end));
            assertThat(missing.body().contains("'\u00E9t" + end + "'"), is(true));
        }
    }
}
