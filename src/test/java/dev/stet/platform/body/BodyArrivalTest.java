package dev.stet.platform.body;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.platform.http.RawHttp;
import dev.stet.platform.limit.MemoryBudget;
import dev.stet.testsupport.Keys;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A body is there before anything is done about its request, and whoever is slow with it keeps nobody waiting. */
@QuarkusTest
class BodyArrivalTest {

    private static final String EDGE = "/api/v1/test-edge";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String STREAM = "Content-Type: application/octet-stream\r\n";
    private static final String CHUNK = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

    @TestHTTPResource
    URI server;

    private final BodyQuota quota;
    private final MemoryBudget memory;

    BodyArrivalTest(BodyQuota quota, MemoryBudget memory) {
        this.quota = quota;
        this.memory = memory;
    }

    @AfterEach
    void nothingIsCountedAnyMore() throws InterruptedException {
        for (int i = 0; i < 100 && quota.open() > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(0, quota.open());
        given().get(EDGE).then().statusCode(200);
    }

    private static String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: stet\r\n" + headers + "\r\n";
    }

    private String answer(String... sent) throws IOException {
        try (RawHttp client = new RawHttp(server)) {
            for (String part : sent) {
                client.send(part);
            }
            return client.answer();
        }
    }

    private static void isProblem(String answer, int status, String type) {
        assertThat(answer, allOf(startsWith("HTTP/1.1 " + status + " "), containsString("application/problem+json"),
                containsString("\"type\":\"/problems/" + type + "\"")));
    }

    @ParameterizedTest
    @CsvSource({ "POST, /api/v1/test-edge, application/json", "PUT, /api/v1/test-edge, application/json",
            "QUERY, /api/v1/articles, application/x-www-form-urlencoded",
            "POST, /subscriptions/token, application/x-www-form-urlencoded",
            "POST, /subscriptions/token, multipart/form-data; boundary=b" })
    void aLongBodyInChunksIsRefusedWhenItPassesTheLimitNotAtItsEnd(String method, String path, String type)
            throws IOException {
        isProblem(answer(head(method, path, "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n"),
                CHUNK.repeat(17)), 413, "payload-too-large"); // and no end of it
    }

    @Test
    @Tag("soak")
    void aBodyThatStopsComingIsNotWaitedForAndItsConnectionIsClosed() throws IOException {
        try (RawHttp client = new RawHttp(server); RawHttp streaming = new RawHttp(server)) {
            client.send(head("POST", EDGE, JSON + "Content-Length: 100000\r\n")).send("{");
            streaming.send(head("POST", EDGE + "/stream", STREAM + "Content-Length: 100000\r\n")).send("{");
            isLeft(client);
            isLeft(streaming);
        }
    }

    private static void isLeft(RawHttp client) throws IOException {
        String answer = client.answer();
        isProblem(answer, 408, "request-timeout");
        assertThat(answer.toLowerCase(), containsString("\r\nconnection: close\r\n"));
        assertEquals("", client.answer());
    }

    @Test
    void aBodyThatComesInPiecesIsRead() throws Exception {
        try (RawHttp client = new RawHttp(server)) {
            client.send(head("POST", EDGE, JSON + "Content-Length: 13\r\n"));
            for (String piece : "{\"title\":\"a\"}".split("(?<=\\G.{4})")) {
                Thread.sleep(100);
                client.send(piece);
            }
            assertThat(client.answer(), startsWith("HTTP/1.1 200 "));
            client.send(head("GET", EDGE, ""));
            assertThat(client.answer(), startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void aPackedBodyIsRefusedAndTheAnswerTellsWhatIsRead() throws IOException {
        for (String headers : List.of(JSON, JSON + "Content-Encoding: identity\r\n")) {
            isProblem(answer(head("POST", EDGE, headers + "Content-Encoding: gzip\r\nContent-Length: 2\r\n"), "{}"), 415,
                    "unsupported-media-type");
        }
        String answer = answer(head("QUERY", "/api/v1/articles", FORM + "Content-Encoding: br\r\nContent-Length: 7\r\n"),
                "limit=1");
        isProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.toLowerCase(), containsString("\r\naccept-encoding: identity\r\n"));
        given().header("Content-Encoding", "identity").contentType("application/json").body("{\"title\":\"a\"}").post(EDGE)
                .then().statusCode(200);
        given().header("Content-Encoding", "gzip").contentType("application/octet-stream").body(new byte[10])
                .post(EDGE + "/stream").then().statusCode(415).header("Accept-Encoding", is("identity"));
    }

    @ParameterizedTest
    @CsvSource({ "POST, /api/v1/editorial/articles, 401", "POST, /api/v1/integration/import, 401",
            "QUERY, /api/v1/editorial/articles, 401", "POST, /api/v1/nowhere, 404", "PUT, /api/v1/articles, 405" })
    void whoIsRefusedAnywayNeedNotSendTheBody(String method, String path, int status) throws IOException {
        String expecting = "Content-Length: 100000\r\nExpect: 100-continue\r\n";
        assertThat(answer(head(method, path, JSON + expecting)), startsWith("HTTP/1.1 " + status + " "));
    }

    @Test
    void aQueryMayAskBeforeItSends() throws IOException {
        try (RawHttp client = new RawHttp(server)) {
            client.send(head("QUERY", "/api/v1/articles", FORM + "Content-Length: 7\r\nExpect: 100-continue\r\n"));
            assertThat(client.answer(), startsWith("HTTP/1.1 100 "));
            assertThat(client.send("limit=1").answer(), startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void whatADeletionSendsAlongIsNotWaitedFor() throws IOException {
        String path = EDGE + "/things/01a20ac9-e440-728f-a86d-9331fcbe489c";
        assertThat(answer(head("DELETE", path, "If-Match: \"a\"\r\nContent-Length: 100000\r\n"), "{"),
                startsWith("HTTP/1.1 204 "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "203.0.113.77", "2001:db8:77::1" })
    void oneClientMaySendSoManyAtOnceAndOthersStillMay(String address) throws Exception {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < BodyQuota.MAX_OF_A_CLIENT; i++) {
                slow.add(new RawHttp(server).send(slowHead(address)).send("{"));
            }
            for (int i = 0; i < 100 && quota.open() < BodyQuota.MAX_OF_A_CLIENT; i++) {
                Thread.sleep(10);
            }
            String refused = answer(slowHead(address));
            isProblem(refused, 429, "too-many-requests");
            assertThat(refused.toLowerCase(), containsString("\r\nretry-after: 5\r\n"));
            given().contentType("application/json").body("{\"title\":\"a\"}").post(EDGE).then().statusCode(200);
            given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles?limit=1").then().statusCode(200);
        } finally {
            for (RawHttp client : slow) {
                client.close();
            }
        }
    }

    private static String slowHead(String address) {
        return head("POST", EDGE, JSON + "X-Forwarded-For: " + address + "\r\nContent-Length: 100000\r\n");
    }

    @Test
    void theMemoryOfABodyIsGivenBackWhenItsRequestIsAnswered() throws InterruptedException {
        long before = memory.held();
        String body = "{\"title\":\"" + "a".repeat(1_000_000) + "\"}";
        given().contentType("application/json").body(body).put(EDGE).then().statusCode(200);
        for (int i = 0; i < 100 && memory.held() > before; i++) {
            Thread.sleep(50);
        }
        assertThat(memory.held(), lessThanOrEqualTo(before));
    }
}
