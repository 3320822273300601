package dev.stet.platform.failure;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.net.Socket;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.testsupport.Given;
import dev.stet.testsupport.RawHttpClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class RoutingTest {

    private static final String EDGE = "/api/v1/test-edge";

    @ParameterizedTest
    @ValueSource(strings = { "/nope", "/api/v1/nope", "/q/nope", "/api/v1/test-edge/nope", "/problems/nope", "/nope.html",
            "/api/v1/test-edge/things/no-uuid" })
    void nothingIsThere(String path) {
        given().accept("text/html").get(path).then().statusCode(404).contentType("application/problem+json")
                .body("type", is("/problems/not-found")).body("instance", is(path)).body("status", is(404))
                .header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "POST | /problems | GET, HEAD, OPTIONS", "PUT | /q/health | GET, HEAD, OPTIONS",
            "DELETE | /api/v1/test-edge | GET, HEAD, OPTIONS, PATCH, POST, PUT",
            "GET | /api/v1/test-edge/stream | OPTIONS, POST",
            "POST | /api/v1/test-edge/things/7 | DELETE, GET, HEAD, OPTIONS",
            "BREW | /problems | GET, HEAD, OPTIONS" })
    void anotherMethodIsRefusedWithThoseThatAre(String method, String path, String allowed) {
        given().request(method, path).then().statusCode(405).contentType("application/problem+json")
                .body("type", is("/problems/method-not-allowed")).header("Allow", allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/html", "application/xml;q=1, image/*", "nonsense" })
    void whatCannotBeGivenIsNotAcceptable(String accept) {
        given().accept(accept).get(EDGE).then().statusCode(406).contentType("application/problem+json")
                .body("type", is("/problems/not-acceptable")).body("detail", containsString("application/json"));
    }

    @ParameterizedTest
    @CsvSource({ "POST,Accept-Post,application/json", "PATCH,Accept-Patch,application/merge-patch+json" })
    void aBodyOfAnotherTypeIsRefusedWithThoseThatAreUnderstood(String method, String header, String type) {
        given().header("Content-Type", "text/plain").body("x").request(method, EDGE).then().statusCode(415)
                .contentType("application/problem+json").body("type", is("/problems/unsupported-media-type"))
                .header(header, type).body("detail", containsString("text/plain"));
    }

    @Test
    void aContentTypeThatIsNoneIsRefused() {
        given().header("Content-Type", "nonsense").body("{}".getBytes()).post(EDGE).then().statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void headOfAProblemHasItsHeadersOnly() {
        given().head("/nope").then().statusCode(404).contentType("application/problem+json")
                .header("Content-Length", given().get("/nope").header("Content-Length")).body(is(emptyString()));
    }

    @Test
    void theTraceOfTheClientIsKept() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        given().header("traceparent", "00-" + trace + "-b7ad6b7169203331-01").get("/nope").then().body("traceId", is(trace));
    }

    @Test
    void aSecretInAPathIsNotRepeated() {
        given().get("/api/v1/previews/topsecret").then().statusCode(404).body("instance", is("/api/v1/previews/…"))
                .body("detail", not(containsString("topsecret")));
    }

    @Test
    void unmatchedPathsDoNotGrowTheMetrics() {
        given().get("/never-seen-before-7").then().statusCode(404);
        given().options("/problems/never-seen-before-7").then().statusCode(204);
        given().get("/never-seen-before-7?" + "x".repeat(9000)).then().statusCode(414);
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests"))
                .body(org.hamcrest.Matchers.not(containsString("never-seen-before")));
    }

    @Test
    void howeverAPathOrAMethodIsWrittenItIsNoMetricOfItsOwn() throws Exception {
        String slug = Given.publishedArticle("measured");
        try (RawHttpClient rawHttpClient = new RawHttpClient()) {
            for (String path : List.of("//never-seen-1", "/x/../never-seen-2", "/never-seen-3/", "/./never-seen-4",
                    "/%6eever-seen-5", "/never-seen-6/../openapi", "//openapi?never-seen-7", "/never-seen-8//",
                    "/q/../never-seen-9",
                    "//api/v1/never-seen-10", "/swagger-ui/never-seen-11", "/q/health/group/never-seen-12",
                    "/api/v1/articles/never-seen-13", "http://other.example/never-seen-14",
                    "//never-seen-15/../api/v1/articles")) {
                rawHttpClient.get(path, Map.of());
                rawHttpClient.send("POST", path, Map.of("Content-Type", List.of("application/json")), "{}").join();
                rawHttpClient.send("NEVER-SEEN", path, Map.of(), null).join();
            }
            rawHttpClient.get("//api/v1/articles/" + slug, Map.of());
        }
        leave("POST /never-seen-16 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
        leave("POST /api/v1/articles/never-seen-17/comments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\nhalf");
        given().get("/q/metrics").then().statusCode(200).body(not(containsString("never-seen")))
                .body(not(containsString("NEVER-SEEN"))).body(not(containsString(slug)))
                .body(containsString("uri=\"/unknown\"")).body(containsString("uri=\"/api/v1/articles/{slug}\""))
                .body(containsString("uri=\"/openapi\""));
    }

    private static void leave(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            Thread.sleep(200);
        }
        Thread.sleep(200);
    }

    @Test
    void nobodyIsToldWhatServesThem() {
        given().get("/nope").then().header("Server", nullValue());
        given().get("/problems").then().header("Server", nullValue());
    }

    @Test
    void healthTellsOfTheDatabase() {
        given().get("/q/health").then().statusCode(200).body("status", is("UP"))
                .body("checks.name", org.hamcrest.Matchers.hasItem(containsString("atabase")));
    }
}
