package dev.stet.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** What leaves the program about a statement that failed: its log as JSON, and its traces. */
@Tag("soak")
@BesideOthers
class ExportedFailureTest {

    private static final String KEY = "stet_" + "Exported1".repeat(5);
    private static final String CANARY = "zqexported";

    private final Queue<String> traces = new ConcurrentLinkedQueue<>();

    @Test
    void neitherTheLogAsJsonNorTheTracesQuoteWhatPeopleWrote(@TempDir Path home) throws Exception {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", this::collect);
        collector.start();
        String address = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (Program program = Program.start(home, Map.of("STET_ADMIN_KEY", KEY, "STET_LOG_JSON", "true",
                "OTEL_SDK_DISABLED", "false", "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", address,
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"))) {
            fail(home);
            for (int i = 0; i < 50; i++) {
                assertEquals(500, open(program));
            }
            for (String secret : List.of("/api/v1/previews/", "/subscriptions/", "//subscriptions/", "/x/../subscriptions/")) {
                assertEquals(404, get(program, secret + CANARY));
            }
            assertEquals(500, open(program));
            awaitTraces();
            program.terminate();

            String log = program.output();
            assertTrue(log.contains("SQLSTATE 22P02"), log);
            assertFalse(log.contains(CANARY), log);
            assertTrue(log.lines().filter(line -> line.contains("\"exception\"")).count() < 10, "a stack trace for each");
            String told = String.join("", traces).replaceAll("[^ -~]", " ");
            int at = told.indexOf(CANARY);
            assertEquals(-1, at, () -> "a trace quotes it: " + told.substring(Math.max(0, at - 200), at + 20));
        } finally {
            collector.stop(0);
        }
    }

    private void awaitTraces() throws InterruptedException {
        for (int i = 0; i < 200 && !String.join("", traces).contains("SQLSTATE 22P02"); i++) {
            Thread.sleep(100);
        }
        assertTrue(String.join("", traces).contains("SQLSTATE 22P02"), "the failure is in a trace");
    }

    private void collect(HttpExchange exchange) {
        try (exchange) {
            traces.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on, the name of an account is taken for a number. */
    private static void fail(Path home) throws Exception {
        String password = Files.readString(home.resolve("postgresql/password")).strip();
        String port = Files.readAllLines(home.resolve("postgresql/data/postmaster.pid")).get(3);
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/stet", "stet",
                password); Statement statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION failing() RETURNS trigger LANGUAGE plpgsql AS "
                    + "$$ BEGIN PERFORM NEW.name::integer; RETURN NEW; END $$");
            statement.execute("CREATE TRIGGER failing BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION failing()");
        }
    }

    private static int get(Program program, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(program.address() + path)).build(),
                BodyHandlers.discarding()).statusCode();
    }

    private static int open(Program program) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(program.address()
                + "/api/v1/integration/accounts")).header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"" + CANARY + "\", \"role\": \"editor\"}")).build(),
                BodyHandlers.discarding()).statusCode();
    }
}
