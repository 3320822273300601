package dev.stet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.RawHttpClient;
import io.quarkus.test.junit.QuarkusTest;

/** However a request names what it asks for, and whatever it calls the server, the answer is the same. */
@QuarkusTest
class RequestTargetTest {

    private RawHttpClient rawHttpClient;

    @BeforeEach
    void open() {
        rawHttpClient = new RawHttpClient();
    }

    @AfterEach
    void close() {
        rawHttpClient.close();
    }

    @Test
    void readsAreTheSameWhateverTheServerIsCalledOrNot() {
        String slug = Given.publishedArticle("called");
        for (String path : List.of("/api/v1/articles?limit=1", "/api/v1/search?q=called", "/api/v1/editorial/articles?limit=1",
                "/feed.atom?limit=1&locale=en", "/articles/" + slug + "/comments.rss", "/api/v1/articles/" + slug)) {
            RawHttpClient.Answer usual = send("GET", path, null, null);
            assertThat(path, usual.status(), is(200));
            for (List<String> host : List.of(List.<String> of(), List.of(""), List.of("other.example:99999"),
                    List.of("[::1"))) {
                same(path + " of " + host, old("GET", path, null, null, host), usual);
            }
            for (String named : List.of("http://other.example:6789", "https://other.example",
                    "HTTP://other.example:99999")) {
                same(named + path, send("GET", named + path, null, null), usual);
            }
        }
    }

    private static void same(String why, RawHttpClient.Answer answer, RawHttpClient.Answer usual) {
        assertThat(why + answer.body(), answer.status(), is(usual.status()));
        assertThat(why, answer.header("Link"), is(usual.header("Link")));
        assertThat(why, answer.body(), is(usual.body()));
    }

    @Test
    void whatLeadsElsewhereDoesSoWhateverTheServerIsCalledOrNot() {
        String slug = Given.publishedArticle("renamed");
        String moved = given().get("/api/v1/articles/" + slug).path("id");
        String now = Given.slug("named");
        String copy = "/api/v1/editorial/articles/" + moved;
        send("PATCH", copy, "application/merge-patch+json", "{\"slug\": \"" + now + "\"}",
                Map.of("If-Match", List.of(send("GET", copy, null, null).header("ETag"))));
        send("PUT", copy + "/publication", "application/json", "{}",
                Map.of("If-Match", List.of(send("GET", copy, null, null).header("ETag"))));
        for (String named : List.of("", "https://other.example", "HTTP://other.example")) {
            for (List<String> host : List.of(List.<String> of(), List.of("other.example:99999"))) {
                RawHttpClient.Answer led = old("GET", named + "/api/v1/articles/" + slug + "?fields=title", null, null, host);
                assertThat(led.body(), led.status(), is(308));
                assertThat(led.header("Location"), is("/api/v1/articles/" + now + "?fields=title"));
                RawHttpClient.Answer asked = old("QUERY", named + "/api/v1/articles", "application/x-www-form-urlencoded",
                        "limit=1",
                        host);
                assertThat(asked.header("Content-Location"), is("/api/v1/articles?limit=1"));
                String previews = copy + "/previews";
                assertThat(old("POST", named + previews, "application/json", "{}", host).header("Location"),
                        startsWith(previews + "/"));
            }
        }
    }

    /** In HTTP/1.0, where a request need not name the server, and may do so wrongly. */
    private RawHttpClient.Answer old(String method, String target, String type, String body, List<String> host) {
        Map<String, List<String>> headers = new HashMap<>(Map.of("Host", host,
                "Authorization", List.of("Bearer " + Keys.of(Role.ADMIN))));
        if (type != null) {
            headers.put("Content-Type", List.of(type));
        }
        return rawHttpClient.send(method, target, "HTTP/1.0", headers, body).join();
    }

    private RawHttpClient.Answer send(String method, String target, String type, String body) {
        return send(method, target, type, body, Map.of());
    }

    private RawHttpClient.Answer send(String method, String target, String type, String body, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(more);
        headers.put("Authorization", List.of("Bearer " + Keys.of(Role.ADMIN)));
        if (type != null) {
            headers.put("Content-Type", List.of(type));
        }
        return rawHttpClient.send(method, target, headers, body).join();
    }
}
