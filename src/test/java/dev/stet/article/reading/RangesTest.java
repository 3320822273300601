package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
            "+10000-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "9999-12-31T23:00:00-05:00", "2025-01-28" })
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
            "\"1738051200\"", "1e400", "9e18", "-1e10", "1738051200", "\"2025-01-28\"" })
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
