package dev.stet.platform.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.platform.http.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LimitsTest {

    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @TestHTTPResource
    URI server;

    @AfterEach
    void theServerStaysUp() {
        given().get("/api/v1/test-edge").then().statusCode(200);
    }

    private String exchange(String head, String... parts) throws IOException {
        try (RawHttp client = new RawHttp(server)) {
            client.send(head);
            for (String part : parts) {
                client.send(part);
            }
            return client.answer();
        }
    }

    private static String post(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: stet\r\nContent-Type: application/json\r\n" + headers + "\r\n";
    }

    private static void isProblem(String answer, int status, String type) {
        assertThat(answer, allOf(startsWith("HTTP/1.1 " + status + " "), containsString("application/problem+json"),
                containsString("\"type\":\"/problems/" + type + "\"")));
    }

    @Test
    void aLongBodyIsRefusedAtOnce() throws IOException {
        isProblem(exchange(post("/api/v1/test-edge", "Content-Length: " + TWO_MEGABYTES + "\r\n")), 413, "payload-too-large");
    }

    @Test
    void aStreamIsReadAsItComesAndItsClientMayAskBefore() throws Exception {
        String half = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        try (RawHttp client = new RawHttp(server)) {
            client.send(post("/api/v1/test-edge/stream", "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n")
                    .replace("application/json", "application/octet-stream"));
            assertThat(client.answer(), startsWith("HTTP/1.1 100 "));
            Thread.sleep(100);
            assertThat(client.send(half).send(half + "0\r\n\r\n").answer(), endsWith("\r\n\r\n131072"));
        }
    }

    @Test
    void whoSendsALongBodyAllTheSameStillReadsTheAnswer() throws IOException {
        isProblem(exchange(post("/api/v1/test-edge", "Content-Length: " + TWO_MEGABYTES + "\r\n"),
                " ".repeat(TWO_MEGABYTES)), 413, "payload-too-large");
    }

    @Test
    void aLongBodyInChunksIsRefused() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        isProblem(exchange(post("/api/v1/test-edge", "Transfer-Encoding: chunked\r\n"), chunk.repeat(32), "0\r\n\r\n"), 413,
                "payload-too-large");
    }

    @Test
    void theConnectionIsOfUseAfterwards() throws IOException {
        try (RawHttp client = new RawHttp(server)) {
            client.send(post("/api/v1/test-edge", "Content-Length: " + TWO_MEGABYTES + "\r\n")).send(" ".repeat(TWO_MEGABYTES));
            isProblem(client.answer(), 413, "payload-too-large");
            client.send("GET /api/v1/test-edge HTTP/1.1\r\nHost: stet\r\n\r\n");
            assertThat(client.answer(), startsWith("HTTP/1.1 200 "));
        }
    }

    /** What watches over unread bodies gives up after ten seconds, and must have been called off by then. */
    @Tag("soak")
    @Test
    void aConnectionThatIsKeptInUseIsNotCutOff() throws Exception {
        Callable<Long> poster = () -> {
            long answers = 0;
            try (RawHttp client = new RawHttp(server)) {
                for (long end = System.nanoTime() + 12_000_000_000L; System.nanoTime() < end; answers++) {
                    client.send(post("/api/v1/test-edge", "Content-Length: 2\r\n") + "{}");
                    assertThat("answer " + answers, client.answer(), startsWith("HTTP/1.1 "));
                }
            }
            return answers;
        };
        ExecutorService posters = Executors.newFixedThreadPool(16);
        for (Future<Long> answers : posters.invokeAll(Collections.nCopies(16, poster))) {
            assertThat(answers.get(), greaterThan(0L));
        }
        posters.shutdown();
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws IOException {
        try (RawHttp client = new RawHttp(server)) {
            client.send(post("/api/v1/test-edge", "Content-Length: 13\r\nExpect: 100-continue\r\n"));
            assertThat(client.answer(), startsWith("HTTP/1.1 100 "));
            client.send("{\"title\":\"a\"}");
            assertThat(client.answer(), startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void whoAsksBeforeSendingTooMuchIsRefused() throws IOException {
        isProblem(exchange(post("/api/v1/test-edge", "Content-Length: " + TWO_MEGABYTES + "\r\nExpect: 100-continue\r\n")),
                413, "payload-too-large");
    }

    @Test
    void aResourceMaySetItsOwnBounds() {
        given().header("Content-Type", "application/octet-stream").body(new byte[TWO_MEGABYTES])
                .post("/api/v1/test-edge/stream").then().statusCode(200).body(is(String.valueOf(TWO_MEGABYTES)));
    }

    @Test
    void aBodyUpToTheLimitIsRead() {
        String title = "a".repeat(1024 * 1024 - 12);
        given().header("Content-Type", "application/json").body("{\"title\":\"" + title + "\"}").put("/api/v1/test-edge").then()
                .statusCode(200);
    }

    @Test
    void longHeadersAreRefused() throws IOException {
        isProblem(exchange("GET /problems HTTP/1.1\r\nHost: stet\r\nCookie: " + "c".repeat(100_000) + "\r\n\r\n"), 431,
                "headers-too-large");
    }

    @Test
    void longHeadersOfALongBodyAreRefused() throws IOException {
        isProblem(exchange(post("/api/v1/test-edge", "X: " + "c".repeat(20_000) + "\r\nContent-Length: " + TWO_MEGABYTES
                + "\r\n"), " ".repeat(TWO_MEGABYTES)), 431, "headers-too-large");
    }

    @Test
    void aLongAddressIsRefused() throws IOException {
        isProblem(exchange("GET /problems?q=" + "c".repeat(20_000) + " HTTP/1.1\r\nHost: stet\r\n\r\n"), 414, "uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/%ZZ", "/api/v1/test-edge/things/%", "/api/v1/test-edge?part=%ZZ", "/nope%00",
            "/api/v1/test-edge?part=%00" })
    void whatCannotBeDecodedIsMalformed(String path) throws IOException {
        isProblem(exchange("GET " + path + " HTTP/1.1\r\nHost: stet\r\n\r\n"), 400, "malformed-request");
    }

    @Test
    void aRequestWithoutHostIsMalformed() throws IOException {
        isProblem(exchange("GET /problems HTTP/1.1\r\n\r\n"), 400, "malformed-request");
    }
}
