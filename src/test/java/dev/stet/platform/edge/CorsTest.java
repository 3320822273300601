package dev.stet.platform.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class CorsTest {

    private static final String NAMED = "https://editor.example";
    private static final String RESTRICTED = "/api/v1/editorial/test-edge";

    private static RequestSpecification preflight(String origin, String method) {
        return given().header("Origin", origin).header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "content-type,if-match");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/test-edge", "/nope", "/problems" })
    void everybodysPagesMayReadWhatIsPublic(String path) {
        given().header("Origin", "https://anywhere.example").get(path).then()
                .header("Access-Control-Allow-Origin", "*").header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Allow-Credentials", nullValue()).header("Vary", nullValue());
    }

    @Test
    void aPreflightTellsWhatIsAllowed() {
        preflight("https://anywhere.example", "PUT").options("/api/v1/test-edge").then().statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS, PATCH, POST, PUT")
                .header("Access-Control-Allow-Headers", "content-type,if-match")
                .header("Access-Control-Max-Age", "7200").body(is(emptyString()));
    }

    @Test
    void whoEditsIsNamed() {
        preflight(NAMED, "PUT").options(RESTRICTED).then().statusCode(204).header("Access-Control-Allow-Origin", NAMED)
                .header("Vary", containsString("Origin")).header("Access-Control-Allow-Methods", containsString("PUT"));
    }

    @Test
    void othersAreToldNothing() {
        preflight("https://evil.example", "PUT").options(RESTRICTED).then().statusCode(204)
                .header("Access-Control-Allow-Origin", nullValue()).header("Access-Control-Allow-Methods", nullValue())
                .header("Vary", containsString("Origin"));
    }

    @Test
    void whatIsRestrictedIsNeverStored() {
        given().header("Origin", NAMED).get("/api/v1/editorial/test-nope").then()
                .header("Access-Control-Allow-Origin", NAMED).header("Cache-Control", "private, no-store")
                .header("Vary", containsString("Origin"));
        given().get("/api/v1/integration/test-nope").then().header("Cache-Control", "private, no-store")
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "/api/v1/test-edge | GET, HEAD, OPTIONS, PATCH, POST, PUT",
            "/api/v1/test-edge/things/0192f0c1-0000-7000-8000-000000000000 | DELETE, GET, HEAD, OPTIONS",
            "/q/health | GET, HEAD, OPTIONS", "/problems | GET, HEAD, OPTIONS" })
    void everyResourceTellsItsMethods(String path, String allowed) {
        given().options(path).then().statusCode(204).header("Allow", allowed).body(is(emptyString()));
    }

    @Test
    void whatIsNotThereHasNoMethods() {
        given().options("/nope").then().statusCode(404).contentType("application/problem+json");
    }
}
