package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A list can be asked for with a body in place of an address (RFC 10008). */
@QuarkusTest
class QueryTest {

    private static final String LIST = "/api/v1/articles";
    private static final String FORM = "application/x-www-form-urlencoded";

    private String locale;

    @BeforeEach
    void threeArticles() {
        locale = Given.locale();
        Given.importedLines(article("red-one", 1, "red"), article("blue-one", 2, "blue"), article("red-two", 3, "red"));
    }

    @Test
    void theBodyIsWhatStandsBehindTheQuestionMark() {
        String query = "locale=" + locale + "&tag=red&limit=1";
        Response asked = given().get(LIST + "?" + query);

        Response answer = form(query).request("QUERY", LIST);

        answer.then().statusCode(200).body("items.slug", contains("red-two")).header("ETag", asked.header("ETag"))
                .header("Content-Location", LIST + "?" + query).header("Accept-Query", FORM)
                .header("Link", asked.header("Link")).header("Cache-Control", asked.header("Cache-Control"));
        assertEquals(asked.asString(), answer.asString());
        form(query).header("If-None-Match", asked.header("ETag")).request("QUERY", LIST).then().statusCode(304)
                .body(emptyString());
    }

    @Test
    void theAddressAndTheBodyCountAlike() {
        form("tag=red").request("QUERY", LIST + "?locale=" + locale).then().statusCode(200)
                .body("items.slug", contains("red-two", "red-one"))
                .header("Content-Location", LIST + "?locale=" + locale + "&tag=red");
    }

    @Test
    void moreFiltersThanAnAddressHoldsLeadFromPageToPage() {
        String query = "locale=" + locale + "&limit=1&tag=red" + IntStream.range(0, 1_000)
                .mapToObj(n -> "&tag=nobody-wrote-about-this-" + n).collect(Collectors.joining());
        given().get(LIST + "?" + query).then().statusCode(414);

        Response first = form(query).request("QUERY", LIST);

        first.then().statusCode(200).body("items.slug", contains("red-two")).header("Link", nullValue())
                .header("Content-Location", nullValue());
        form(query + "&cursor=" + first.path("page.next")).request("QUERY", LIST).then().statusCode(200)
                .body("items.slug", contains("red-one")).body("page.next", nullValue());
    }

    @Test
    void anAnswerToOneQueryIsNeverGivenToAnother() {
        form("locale=" + locale + "&tag=red").request("QUERY", LIST).then().body("items.size()", is(2));
        form("locale=" + locale + "&tag=blue").request("QUERY", LIST).then().body("items.slug", contains("blue-one"));
        form("locale=" + locale).request("QUERY", LIST).then().body("items.size()", is(3));
    }

    @Test
    void everyListSaysThatItCanBeAskedLikeThat() {
        given().get(LIST).then().header("Accept-Query", FORM);
        given().options(LIST).then().header("Allow", "GET, HEAD, OPTIONS, QUERY");
        given().header("Origin", "https://a.example").header("Access-Control-Request-Method", "QUERY").options(LIST).then()
                .header("Access-Control-Allow-Methods", containsString("QUERY"));
        form("q=Title").request("QUERY", "/api/v1/search").then().statusCode(200).header("Accept-Query", FORM);
    }

    @Test
    void thatIsTrueOfEachListOfTheContract() {
        Map<String, Map<String, Map<String, Object>>> paths = given().get("/openapi?format=json").path("paths");
        List<String> lists = paths.entrySet().stream().filter(path -> isList(path.getValue().get("get")))
                .map(path -> path.getKey().replaceAll("[{][^}]+}", "x")).toList();

        assertTrue(lists.size() > 10, lists::toString);
        lists.forEach(path -> given().options(path).then().header("Allow", containsString("QUERY")));
    }

    @SuppressWarnings("unchecked")
    private static boolean isList(Map<String, Object> operation) {
        return operation != null && ((List<Map<String, Object>>) operation.getOrDefault("parameters", List.of())).stream()
                .anyMatch(parameter -> "cursor".equals(parameter.get("name")));
    }

    @Test
    void whatIsNoListCannot() {
        form("format=text").request("QUERY", LIST + "/red-one").then().statusCode(405)
                .header("Allow", not(containsString("QUERY")));
        form("a=b").request("QUERY", "/api/v1/nowhere").then().statusCode(404);
    }

    @Test
    void aQueryWithoutTypeOrOfAnotherIsRefused() {
        given().request("QUERY", LIST).then().statusCode(400).header("Accept-Query", FORM)
                .body("type", is("/problems/malformed-request")).body("detail", containsString("Content-Type"));
        given().contentType("application/json").body("{\"tag\":\"red\"}").request("QUERY", LIST).then().statusCode(415)
                .header("Accept-Query", FORM).body("detail", containsString("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "tag=%zz", "tag=%00", "tag=ein wort", "tag=größe" })
    void whatIsNoFormIsRefused(String broken) {
        form(broken).request("QUERY", LIST).then().statusCode(400).body("type", is("/problems/malformed-request"));
    }

    @Test
    void mistakesAreToldAsForGet() {
        refused(form("colour=red").request("QUERY", LIST)).body("errors.parameter", contains("colour"));
        refused(form("limit=1000&sort=best").request("QUERY", LIST)).body("errors.size()", is(2));
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        given().contentType(FORM).body("tag=red&".repeat(200_000)).request("QUERY", LIST).then().statusCode(413)
                .body("type", is("/problems/payload-too-large"));
        given().get(LIST).then().statusCode(200);
    }

    @Test
    void whoMayNotGetMayNotQuery() {
        form("limit=1").request("QUERY", "/api/v1/editorial/articles").then().statusCode(401);
        form("limit=1").auth().oauth2(Keys.of(Role.MODERATOR)).request("QUERY", "/api/v1/editorial/articles").then()
                .statusCode(403);
        form("limit=1").auth().oauth2(Keys.of(Role.READER)).request("QUERY", "/api/v1/editorial/articles").then()
                .statusCode(200).body("items.size()", is(1)).header("Cache-Control", "private, no-store");
        form("limit=1").request("QUERY", "/api/v1%2Feditorial%2Farticles").then().statusCode(404);
    }

    private static ValidatableResponse refused(Response answer) {
        return answer.then().statusCode(400).contentType("application/problem+json")
                .body("type", is("/problems/invalid-parameter"));
    }

    private static RequestSpecification form(String query) {
        return given().header("Content-Type", FORM).body(query);
    }

    private String article(String slug, int day, String tag) {
        return """
                {"slug": "%s", "locale": "%s", "title": "Title", "lead": "Words.", "tags": ["%s"],
                 "publishedAt": "2024-03-0%dT08:00:00Z"}""".formatted(slug, locale, tag, day).replace("\n", "");
    }
}
