package dev.stet.sync;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.administration.ApiKeys;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.sync.EventStream.Event;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** What was begun with a key tells nothing of what came after the key's end, in whichever way it ended. */
@QuarkusTest
@TestProfile(Configured.class)
class ShutOutTest {

    private static final String ACCOUNTS = "/api/v1/integration/accounts/";

    @Inject
    ApiKeys keys;
    @Inject
    ChangeFeedTail changeFeedTail;

    @ParameterizedTest
    @ValueSource(strings = { "revoked", "disabled", "reduced" })
    void whoWaitsIsToldToShowAKeyAgain(String how) throws Exception {
        Caller account = Keys.account(Role.EDITOR);
        IssuedKey key = keys.issue(account.account(), "waiting", null);
        CompletableFuture<Response> answer = waiting(key, Follower.now());
        end(how, account, key);
        UUID later = UUID.randomUUID();
        Follower.append("article.created", later, Map.of());

        refused(answer.get(20, TimeUnit.SECONDS), later);
    }

    @Test
    @Tag("soak")
    void soIsWhoseKeyExpiredMeanwhile() throws Exception {
        IssuedKey key = keys.issue(Keys.account(Role.READER).account(), "short", Instant.now().plusMillis(1_500));
        CompletableFuture<Response> answer = waiting(key, Follower.now());
        Thread.sleep(2_000);
        UUID later = UUID.randomUUID();
        Follower.append("article.created", later, Map.of());

        refused(answer.get(20, TimeUnit.SECONDS), later);
    }

    @Test
    @Tag("soak")
    void whoWaitsInVainIsToldSoToo() throws Exception {
        IssuedKey key = keys.issue(Keys.account(Role.READER).account(), "short", Instant.now().plusMillis(1_500));
        Response answer = given().auth().oauth2(key.text().reveal())
                .get(Follower.CHANGES + "?wait=3&kind=article.trashed&after=" + Follower.now());
        answer.then().statusCode(401).body("type", is("/problems/unauthenticated"));
    }

    @Test
    void anotherKeyOfTheSameAccountIsNotMinded() throws Exception {
        Caller account = Keys.account(Role.READER);
        IssuedKey key = keys.issue(account.account(), "stays", null);
        CompletableFuture<Response> answer = waiting(key, Follower.now());
        end("revoked", account, keys.issue(account.account(), "goes", null));
        UUID later = UUID.randomUUID();
        Follower.append("article.created", later, Map.of());

        answer.get(20, TimeUnit.SECONDS).then().statusCode(200).body("items.article", is(java.util.List.of(later.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = { "revoked", "disabled", "reduced" })
    void aStreamEndsBeforeWhatCameLater(String how) throws Exception {
        Caller account = Keys.account(Role.EDITOR);
        IssuedKey key = keys.issue(account.account(), "streaming",
                how.equals("expired") ? Instant.now().plusMillis(2_000) : null);
        UUID later = UUID.randomUUID();
        try (EventStream stream = EventStream.open(key.text().reveal(), "?after=" + Follower.now(), null)) {
            assertThat(stream.any().comments(), notNullValue());
            end(how, account, key);
            Follower.append("article.created", later, Map.of());
            for (Event event = stream.any(); !"end".equals(event.kind()); event = stream.any()) {
                assertThat(String.valueOf(event.data()), not(containsString(later.toString())));
            }
        }
    }

    @Test
    @Tag("soak")
    void aStreamEndsWithItsKey() throws Exception {
        aStreamEndsBeforeWhatCameLater("expired");
    }

    @Test
    void anImportKeepsNothingThatComesLater() throws Exception {
        Caller account = Keys.account(Role.EDITOR);
        IssuedKey key = keys.issue(account.account(), "importing", null);
        String unique = UUID.randomUUID().toString();
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            write(socket,
                    "POST /api/v1/integration/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Authorization: Bearer " + key.text().reveal() + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            chunk(socket, "{\"title\": \"Before\", \"slug\": \"before-" + unique + "\"}\n");
            String answer = readUntil(socket.getInputStream(), "before-" + unique);
            assertThat(answer, containsString("\"status\":\"created\""));
            end("revoked", account, key);
            chunk(socket, "{\"title\": \"After\", \"slug\": \"after-" + unique + "\"}\n");
            assertThat(readUntil(socket.getInputStream(), "/problems/unauthenticated"),
                    containsString("\"status\":\"failed\""));
        }
        given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/before-" + unique).then().statusCode(200);
        given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/after-" + unique).then().statusCode(404);
    }

    private CompletableFuture<Response> waiting(IssuedKey key, String after) throws InterruptedException {
        int before = changeFeedTail.waiting();
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> given().auth().oauth2(key.text().reveal())
                .get(Follower.CHANGES + "?wait=30&kind=article.created&after=" + after));
        for (int i = 0; i < 200 && changeFeedTail.waiting() == before; i++) {
            Thread.sleep(20);
        }
        assertTrue(changeFeedTail.waiting() > before);
        return answer;
    }

    private static void refused(Response answer, UUID later) {
        answer.then().statusCode(401).body("type", is("/problems/unauthenticated"))
                .header("WWW-Authenticate", containsString("invalid_token")).body(not(containsString(later.toString())));
    }

    private static void end(String how, Caller account, IssuedKey key) throws InterruptedException {
        switch (how) {
            case "revoked" -> given().auth().oauth2(Keys.of(Role.ADMIN)).delete("/api/v1/integration/keys/" + key.id()).then()
                    .statusCode(204);
            case "disabled" -> change(account, "editor", true);
            case "reduced" -> change(account, "reader", false);
            default -> Thread.sleep(2_500);
        }
    }

    private static void change(Caller account, String role, boolean disabled) {
        String address = ACCOUNTS + account.account();
        String etag = given().auth().oauth2(Keys.of(Role.ADMIN)).get(address).header("ETag");
        given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json").header("If-Match", etag)
                .body(Map.of("name", account.name(), "role", role, "disabled", disabled)).put(address).then().statusCode(200);
    }

    private static void chunk(Socket socket, String text) throws java.io.IOException {
        write(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void write(Socket socket, String text) throws java.io.IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String readUntil(InputStream in, String end) throws java.io.IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            assertTrue(next >= 0, "ended after " + read);
            read.append((char) next);
        }
        return read.toString();
    }
}
