package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Instants and numbers beyond what can be kept are refused by name, and nothing of them is kept. */
@QuarkusTest
class RangesTest {

    private static final String ARTICLES = "/api/v1/editorial/articles";

    @ParameterizedTest
    @ValueSource(strings = { "+300000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z", "0000-12-31T23:59:59Z",
            "+10000-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "9999-12-31T23:00:00-05:00", "2025-01-28",
            "2025-01-28T24:00:00Z", "2025-01-28T08:00Z", "1738051200", "20250128" })
    void anInstantOfAYearThatNobodyKeepsIsRefusedInEveryParameter(String instant) {
        String slug = Given.publishedArticle("ranged");
        for (String parameter : List.of("publishedAfter", "publishedBefore")) {
            refused(given().queryParam(parameter, instant).get("/api/v1/articles"), parameter);
        }
        for (String under : List.of("", "/sections", "/sections/first")) {
            refused(given().queryParam("at", instant).get("/api/v1/articles/" + slug + under), "at");
        }
    }

    private static void refused(Response answer, String parameter) {
        answer.then().statusCode(400).body("type", is("/problems/invalid-parameter"))
                .body("errors.parameter", hasItem(parameter)).body("errors.detail", hasItem(containsString("years 1 to 9999")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"+300000-01-01T00:00:00Z\"", "\"-5000-01-01T00:00:00Z\"", "\"0000-01-01T00:00:00Z\"",
            "\"1738051200\"", "1e400", "9e18", "-1e10", "1738051200", "\"2025-01-28\"", "\"2025-01-28T24:00:00Z\"", "20250128",
            "\"20250128\"", "1738051200.5", "\"1738051200.5\"", "true", "[]" })
    void andInEveryBody(String instant) {
        String slug = Given.publishedArticle("ranged");
        String address = ARTICLES + "/" + slug;
        String etag = asEditor().get(address).jsonPath().getString("etag");
        refused(asEditor().body("{\"title\": \"T\", \"publishedAt\": " + instant + "}").post(ARTICLES), "#/publishedAt", 422);
        for (String member : List.of("from", "until")) {
            refused(asEditor().header("If-Match", etag).body("{\"" + member + "\": " + instant + "}")
                    .put(address + "/publication"), "#/" + member, 422);
        }
        refused(asEditor().body("{\"expiresAt\": " + instant + "}").post(address + "/previews"), "#/expiresAt", 422);
        refused(given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json")
                .body("{\"account\": \"" + UUID.randomUUID() + "\", \"name\": \"n\", \"expiresAt\": " + instant + "}")
                .post("/api/v1/integration/keys"), "#/expiresAt", 422);
        asEditor().get(address).then().body("etag", is(etag)).body("publishedAt", nullValue());
    }

    @Test
    void andInFrontMatterTooAndInTheHeaderOfMementos() {
        String slug = Given.slug("ranged");
        for (String instant : List.of("20240501", "1738051200", "2025-01-28T24:00:00Z", "\"20240501\"")) {
            refused(Given.importing().contentType("text/markdown")
                    .body("---\ntitle: T\nslug: " + slug + "\npublishedAt: " + instant + "\n---\n\nText.\n")
                    .post("/api/v1/integration/import"), "#/publishedAt", 422);
        }
        given().header("Accept-Datetime", "Tue, 28 Jan 2025 24:00:00 GMT")
                .get("/api/v1/articles/" + Given.publishedArticle("ranged") + "/timegate").then().statusCode(400)
                .body("errors.parameter", hasItem("Accept-Datetime"));
    }

    @Test
    void theLastSecondThatCanBeWrittenIsADate() {
        String slug = Given.slug("ranged");
        String last = "9999-12-31T23:59:59.999999Z";
        asEditor().body("{\"title\": \"T\", \"slug\": \"" + slug + "\", \"publishedAt\": \"" + last + "\"}").post(ARTICLES)
                .then()
                .statusCode(201).body("publishedAt", is(last));
        publish(slug, "{\"until\": \"9999-12-31T23:59:59Z\"}");
        given().get("/api/v1/articles/" + slug).then().statusCode(200).body("publishedAt", is(last));
    }

    @Test
    void aNanosecondIsNeverRoundedToWhatItIsNot() {
        String slug = Given.slug("ranged");
        String locale = Given.locale();
        asEditor().body("{\"title\": \"T\", \"slug\": \"" + slug + "\", \"locale\": \"" + locale
                + "\", \"publishedAt\": \"2025-01-28T08:00:00.123456789Z\"}").post(ARTICLES).then().statusCode(201)
                .body("publishedAt", is("2025-01-28T08:00:00.123456Z"));
        publish(slug + "?locale=" + locale, "{}");
        String in = "/api/v1/articles?locale=" + locale + "&";
        for (String passing : List.of("publishedAfter=2025-01-28T08:00:00.123455999Z",
                "publishedBefore=2025-01-28T08:00:00.123456001Z", "publishedBefore=2025-01-28T08:00:00.1234569Z")) {
            given().get(in + passing).then().body("items.slug", hasItem(slug));
        }
        for (String failing : List.of("publishedAfter=2025-01-28T08:00:00.123456Z",
                "publishedAfter=2025-01-28T08:00:00.123456001Z", "publishedBefore=2025-01-28T08:00:00.123456Z",
                "publishedBefore=2025-01-28T08:00:00.123455999Z")) {
            given().get(in + failing).then().statusCode(200).body("items.slug", not(hasItem(slug)));
        }
        Instant began = Instant
                .parse(given().auth().oauth2(Keys.of(Role.EDITOR)).get(ARTICLES + "/" + slug + "?locale=" + locale)
                        .jsonPath().getString("current.from"));
        String at = "/api/v1/articles/" + slug + "?locale=" + locale + "&at=";
        given().get(at + began.plusNanos(999)).then().statusCode(200);
        given().get(at + began.minusNanos(1)).then().statusCode(404);
    }

    private static void publish(String article, String form) {
        String[] parts = article.split("\\?");
        String query = parts.length > 1 ? "?" + parts[1] : "";
        String etag = asEditor().get(ARTICLES + "/" + parts[0] + query).jsonPath().getString("etag");
        asEditor().header("If-Match", etag).body(form).put(ARTICLES + "/" + parts[0] + "/publication" + query).then()
                .statusCode(200);
    }

    @Test
    void aPreviewForLongerThanAnyTimeIsRefused() {
        String previews = ARTICLES + "/" + Given.publishedArticle("ranged") + "/previews";
        for (String duration : List.of("PT2562047788015215H", "-PT2562047788015215H", "P90000D")) {
            asEditor().body("{\"expiresIn\": \"" + duration + "\"}").post(previews).then().statusCode(422);
        }
        asEditor().get(previews).then().body("items.size()", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e309", "-1e309", "1E+400", "123456789e9999" })
    void aNumberThatIsInfiniteToItsReadersIsRefusedWhereItStands(String number) {
        String slug = Given.publishedArticle("ranged");
        String address = ARTICLES + "/" + slug;
        String etag = asEditor().get(address).jsonPath().getString("etag");
        String custom = "{\"x\": [{\"y\": " + number + "}]}";
        refused(asEditor().body("{\"title\": \"T\", \"custom\": " + custom + "}").post(ARTICLES), "#/custom/x/0/y", 422);
        refused(asEditor().header("If-Match", etag).body("{\"title\": \"T\", \"custom\": " + custom + "}").put(address),
                "#/custom/x/0/y", 422);
        refused(asEditor().header("If-Match", etag).contentType("application/merge-patch+json")
                .body("{\"custom\": " + custom + "}").patch(address), "#/custom/x/0/y", 422);
        asEditor().contentType("application/x-ndjson").body(("{\"title\": \"T\", \"custom\": " + custom + "}\n").getBytes())
                .post("/api/v1/integration/import").then().statusCode(200).body(containsString("#/custom/x/0/y"))
                .body(not(containsString("created")));
        asEditor().get(address).then().body("etag", is(etag)).body(not(containsString("Infinity")));
    }

    private static void refused(Response answer, String pointer, int status) {
        answer.then().statusCode(status).body("errors.pointer", hasItem(pointer));
    }

    private static RequestSpecification asEditor() {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json");
    }
}
