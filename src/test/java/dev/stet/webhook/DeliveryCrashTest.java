package dev.stet.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.stet.platform.json.Json;
import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Program;

/** The packaged program and its receivers, as they meet for real. */
@Tag("soak")
@BesideOthers
class DeliveryCrashTest {

    private static final List<String> STORY = List.of("article.created", "article.published", "article.revised",
            "article.published");

    private final HttpClient client = HttpClient.newHttpClient();
    private Program program;
    private String key;

    @Test
    void everyEventComesThoughTheProgramIsKilledInTheMidstOfDelivering(@TempDir Path home) throws Exception {
        Map<String, String> environment = Map.of("STET_WEBHOOK_ALLOW_PRIVATE", "true", "STET_SAMPLES", "false",
                "STET_WEBHOOK_TIMEOUT", "2s");
        program = Program.start(home, environment);
        try (Receiver receiver = new Receiver()) {
            key = Files.readString(home.resolve("admin.key")).strip();
            String secret = create(receiver.url()).get("secret").asText();
            receiver.answers(message -> message.slug().startsWith("held") ? Receiver.HANGS : 200);
            List<String> slugs = Stream.of("held-one", "held-two", "free-one", "free-two").map(Given::slug).toList();
            for (int round = 0; round < 2; round++) {
                for (String slug : slugs) {
                    send("POST", "/api/v1/integration/import", "text/markdown", Given.article(slug, "Round " + round));
                }
            }
            receiver.await(all -> all.messages().stream().anyMatch(message -> message.answered() == Receiver.HANGS));
            program.kill();
            int before = receiver.taken().size();
            receiver.answers(200);
            program.close();
            program = Program.start(home, environment);
            receiver.await(all -> slugs.stream().allMatch(slug -> all.kindsTaken(slug).size() == STORY.size()));

            slugs.forEach(slug -> assertEquals(STORY, receiver.kindsTaken(slug)));
            assertTrue(receiver.taken().size() > before);
            assertTrue(receiver.messages().stream().allMatch(message -> message.isSignedWith(secret)));
            assertFalse(program.output().contains("hook-with-token"), program.output());
        } finally {
            program.close();
        }
    }

    @Test
    void aCertificateMustBeTheHostsThoughItsAddressIsConnectedTo(@TempDir Path home) throws Exception {
        Path store = home.resolve("receiver.p12");
        new ProcessBuilder("keytool", "-genkeypair", "-keyalg", "EC", "-alias", "receiver", "-dname", "CN=receiver", "-ext",
                "san=dns:localhost", "-storetype", "PKCS12", "-storepass", "password", "-keystore", store.toString())
                .inheritIO().start().waitFor();
        Queue<String> names = new ConcurrentLinkedQueue<>();
        HttpsServer server = secure(store, names);
        program = Program.start(home.resolve("home"), Map.of("STET_WEBHOOK_ALLOW_PRIVATE", "true", "STET_SAMPLES", "false",
                "JDK_JAVA_OPTIONS", "-Djavax.net.ssl.trustStorePassword=password -Djavax.net.ssl.trustStore=" + store));
        try {
            key = Files.readString(home.resolve("home/admin.key")).strip();
            String address = "https://localhost:" + server.getAddress().getPort() + "/";
            String right = create(address).get("id").asText();
            String wrong = create(address.replace("localhost", "127.0.0.1")).get("id").asText();
            send("POST", WebhookRequests.PATH + "/" + right + "/test", "application/json", "");
            send("POST", WebhookRequests.PATH + "/" + wrong + "/test", "application/json", "");
            Eventually.holds(() -> delivery(right).path("status").asText().equals("delivered"));
            Eventually.holds(() -> delivery(wrong).path("note").asText().equals("tls"));
            assertEquals(List.of("localhost:" + server.getAddress().getPort()), List.copyOf(names));
        } finally {
            program.close();
            server.stop(0);
        }
    }

    private static HttpsServer secure(Path store, Queue<String> hosts) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (FileInputStream file = new FileInputStream(store.toFile())) {
            keys.load(file, "password".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private JsonNode create(String url) throws Exception {
        return Json.read(send("POST", WebhookRequests.PATH, "application/json", "{\"url\": \"" + url + "\"}").body(),
                JsonNode.class);
    }

    private JsonNode delivery(String hook) {
        try {
            return Json.read(send("GET", WebhookRequests.PATH + "/" + hook + "/deliveries", "application/json", "").body(),
                    JsonNode.class).path("items").path(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(program.address() + path))
                .header("Authorization", "Bearer " + key).header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertEquals(2, answer.statusCode() / 100, answer.body());
        return answer;
    }
}
