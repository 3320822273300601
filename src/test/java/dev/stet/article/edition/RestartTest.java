package dev.stet.article.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Program;

/** What is to be seen at an instant is seen then, whether or not anything ran when it came. */
@Tag("soak")
@BesideOthers
class RestartTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String slug = Given.slug("restart");
    private String key;
    private Program program;

    @Test
    void aPublicationBeginsOnTimeWithTheServerKilledInBetween(@TempDir Path home) throws Exception {
        program = Program.start(home);
        try {
            key = Files.readString(home.resolve("admin.key")).strip();
            send("POST", "/api/v1/integration/import?publish=false", "text/markdown", Given.article(slug, "Restart"), null);
            Instant from = Instant.now().plusSeconds(2);
            publish(from);
            assertUnseen();
            program.kill();
            program = Program.start(home);
            while (!Instant.now().isAfter(from)) {
                assertUnseen();
            }
            assertSeen(from);
        } finally {
            program.close();
        }
    }

    private void publish(Instant from) throws Exception {
        String address = "/api/v1/editorial/articles/" + slug + "/publication";
        String tag = send("GET", address, "application/json", null, null).headers().firstValue("ETag").orElseThrow();
        assertEquals(200, send("PUT", address, "application/json", "{\"from\": \"" + from + "\"}", tag).statusCode());
    }

    private void assertUnseen() throws Exception {
        assertEquals(404, read("/api/v1/articles/" + slug).statusCode());
        assertFalse(read("/api/v1/articles?limit=100").body().contains(slug));
    }

    private void assertSeen(Instant from) throws Exception {
        assertEquals(200, read("/api/v1/articles/" + slug).statusCode());
        assertTrue(read("/api/v1/articles?limit=100").body().contains(slug));
        assertEquals(200, read("/api/v1/articles/" + slug + "?at=" + from).statusCode());
        assertEquals(404, read("/api/v1/articles/" + slug + "?at=" + from.minusMillis(1)).statusCode());
    }

    private HttpResponse<String> read(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(program.address() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String tag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(program.address() + path))
                .header("Authorization", "Bearer " + key).header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
