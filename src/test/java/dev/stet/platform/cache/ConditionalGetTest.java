package dev.stet.platform.cache;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.platform.conditional.ETag;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class ConditionalGetTest {

    private static final String PATH = "/api/v1/test-edge?part=conditional";
    private static final String CACHED = "public, max-age=30, stale-while-revalidate=30";

    private static String tag() {
        return given().get(PATH).then().statusCode(200).header("Cache-Control", CACHED).header("Last-Modified", nullValue())
                .header("Vary", nullValue()).header("ETag", matchesPattern("\"[\\w-]{43}\"")).extract().header("ETag");
    }

    @Test
    void theTagIsOfTheBytes() {
        Response answer = given().get(PATH);
        assertEquals(ETag.ofBytes(answer.asByteArray()).toString(), answer.header("ETag"));
        assertEquals("{\"text\":\"Grüße conditional\"}", new String(answer.asByteArray(), StandardCharsets.UTF_8));
        given().get(PATH + "2").then().header("ETag", not(answer.header("ETag")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "W/%s", "\"other\", %s", "*" })
    void whoHasItGetsNoBody(String pattern) {
        String tag = tag();
        given().header("If-None-Match", pattern.formatted(tag)).header("Cache-Control", "no-cache").get(PATH).then()
                .statusCode(304).header("ETag", tag).header("Cache-Control", CACHED).body(is(emptyString()));
        given().header("If-None-Match", pattern.formatted(tag)).head(PATH).then().statusCode(304).header("ETag", tag);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"other\"", "nonsense", "W/\"other\"" })
    void whoHasItNotGetsItWhole(String ifNoneMatch) {
        given().header("If-None-Match", ifNoneMatch).header("If-Modified-Since", "Wed, 01 Jan 2098 00:00:00 GMT").get(PATH)
                .then().statusCode(200).body("text", is("Grüße conditional"));
    }

    @Test
    void headHasTheHeadersOfGet() {
        Response get = given().get(PATH);
        given().head(PATH).then().statusCode(200).header("ETag", get.header("ETag")).header("Cache-Control", CACHED)
                .header("Content-Length", get.header("Content-Length")).header("Content-Type", get.header("Content-Type"))
                .body(is(emptyString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "90 | public, max-age=30, stale-while-revalidate=30",
            "40 | public, max-age=30, stale-while-revalidate=10", "30 | public, max-age=30", "5 | public, max-age=5",
            "0 | public, max-age=0", "-3 | public, max-age=0" })
    void nothingIsReusedPastTheNextBoundary(String seconds, String cacheControl) {
        given().get("/api/v1/test-edge/brief?seconds=" + seconds).then().statusCode(200)
                .header("Cache-Control", cacheControl);
    }

    @Test
    void whatMayNotBeStoredIsStillTagged() {
        given().get("/api/v1/test-edge/brief").then().statusCode(200).header("Cache-Control", "no-store")
                .header("ETag", matchesPattern("\".+\""));
    }

    @Test
    void bytesStayAsTheyAre() {
        given().get("/api/v1/test-edge/bytes").then().statusCode(200).body(is("# As it is"))
                .contentType(startsWith("text/markdown")).header("ETag", ETag.ofBytes("# As it is".getBytes()).toString());
    }
}
