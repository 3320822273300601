package dev.stet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Operations;
import dev.stet.testsupport.Operations.Operation;
import dev.stet.testsupport.RawHttpClient;
import io.quarkus.test.junit.QuarkusTest;

/** What a client says that this server is called stands in no answer, nor anything else of it that leads elsewhere. */
@QuarkusTest
class HostTest {

    private static final Map<String, List<String>> NAMED = Map.of(
            "Host", List.of("strange.example:6789"),
            "Forwarded", List.of("for=192.0.2.9;host=strange.example:6789;proto=strangely"),
            "X-Forwarded-Host", List.of("strange.example"), "X-Forwarded-Proto", List.of("strangely"),
            "X-Forwarded-Prefix", List.of("/strange"), "X-Forwarded-Port", List.of("6789"),
            "X-Original-URL", List.of("/strange"), "X-Rewrite-URL", List.of("/strange"));

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
    void noAnswerSaysWhatItsRequestCallsTheServer() throws IOException {
        for (Operation operation : Operations.all(Given.publishedArticle("hosted"))) {
            RawHttpClient.Answer answer = send(operation.method(), operation.path(), operation.type(),
                    operation.type() == null ? null : operation.method().equals("QUERY") ? "limit=1" : "{}");
            assertThat(operation.toString(), answer.headers() + answer.body(), not(containsString("strange")));
            assertThat(operation.toString(), answer.headers() + answer.body(), not(containsString(":6789")));
        }
    }

    @Test
    void whatIsMadeIsFoundByAReferenceWithoutAHost() throws IOException {
        String unique = UUID.randomUUID().toString();
        String editorial = "/api/v1/editorial";
        RawHttpClient.Answer article = made(editorial + "/articles", Map.of("title", "Hosted " + unique));
        String id = new ObjectMapper().readTree(article.body()).get("id").asText();
        made(editorial + "/articles/" + id + "/sections", Map.of("heading", "One", "body", "Text"));
        made(editorial + "/articles/" + id + "/previews", Map.of("expiresIn", "PT1H"));
        RawHttpClient.Answer account = made("/api/v1/integration/accounts",
                Map.of("name", "Hosted " + unique, "role", "reader"));
        made("/api/v1/integration/keys",
                Map.of("account", new ObjectMapper().readTree(account.body()).get("id").asText(), "name", "hosted"));
        RawHttpClient.Answer webhook = made("/api/v1/integration/webhooks", Map.of("url", "https://example.org/" + unique,
                "tags", List.of("t-" + unique), "disabled", true));
        assertThat(send("DELETE", webhook.header("Location"), null, null,
                Map.of("If-Match", List.of(webhook.header("ETag")))).status(), is(204));
        RawHttpClient.Answer tag = send("PUT", editorial + "/tags/t-" + unique, "application/json",
                "{\"name\": \"T " + unique + "\"}",
                Map.of("If-None-Match", List.of("*")));
        assertThat(tag.body(), tag.status(), is(201));
        assertThat(tag.header("Location"), startsWith("/api/v1/editorial/tags/"));
    }

    @Test
    void redirectsGoToAReferenceWithoutAHost() throws IOException {
        String slug = Given.publishedArticle("led");
        RawHttpClient.Answer gate = send("GET", "/api/v1/articles/" + slug + "/timegate", null, null);
        assertThat(gate.status(), is(302));
        assertThat(gate.header("Location"), startsWith("/api/v1/articles/" + slug + "?at="));
        assertThat(send("GET", "/swagger-ui", null, null).header("Location"), is("/swagger-ui/"));
        for (String path : List.of("//odd.example/../swagger-ui", "//api/v1/articles?limit=1", "//nothing/odd")) {
            RawHttpClient.Answer answer = send("GET", path, null, null);
            assertThat(path, answer.header("Location") + answer.header("Link") + answer.body(), not(containsString("\"//")));
            assertThat(path, answer.header("Location"), not(startsWith("//")));
            assertThat(path, answer.header("Link"), not(containsString("<//")));
        }
    }

    /** A proxy that sees the one, and a server that sees the other, would serve one site's answers as another's. */
    @Test
    void aRequestThatNamesSeveralHostsIsRefused() {
        for (String version : List.of("HTTP/1.1", "HTTP/1.0")) {
            for (String path : List.of("/api/v1/articles?limit=1", "/q/health", "/swagger-ui", "/nowhere")) {
                for (List<String> hosts : List.of(List.of("one.example", "two.example"),
                        List.of("same.example", "same.example"),
                        List.of("one.example", ""), List.of("one.example, two.example"), List.of("one.example,two.example"),
                        List.of("one.example two.example"))) {
                    RawHttpClient.Answer answer = rawHttpClient.send("GET", path, version, Map.of("Host", hosts), null).join();
                    assertThat(path + " of " + hosts + answer.body(), answer.status(), is(400));
                }
                assertThat(path,
                        rawHttpClient.send("GET", path, version, Map.of("Host", List.of("one.example:80")), null).join()
                                .status(),
                        not(is(400)));
            }
        }
        RawHttpClient.Answer refusal = rawHttpClient.get("/api/v1/articles",
                Map.of("Host", List.of("one.example", "two.example")));
        assertThat(refusal.header("Content-Type"), is("application/problem+json"));
        assertThat(refusal.body(), containsString("/problems/malformed-request"));
    }

    private RawHttpClient.Answer made(String path, Map<String, ?> body) throws IOException {
        RawHttpClient.Answer answer = send("POST", path, "application/json", new ObjectMapper().writeValueAsString(body));
        assertThat(path + answer.body(), answer.status(), is(201));
        assertThat(answer.header("Location"), startsWith(path + "/"));
        return answer;
    }

    private RawHttpClient.Answer send(String method, String path, String type, String body) {
        return send(method, path, type, body, Map.of());
    }

    private RawHttpClient.Answer send(String method, String path, String type, String body, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(NAMED);
        headers.putAll(more);
        headers.put("Authorization", new ArrayList<>(List.of("Bearer " + Keys.of(Role.ADMIN))));
        if (type != null) {
            headers.put("Content-Type", List.of(type));
        }
        return rawHttpClient.send(method, path, headers, body).join();
    }
}
