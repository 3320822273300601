package dev.stet.platform.edge;

import static java.net.http.HttpResponse.BodyHandlers.discarding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.platform.body.BodyQuota;
import dev.stet.platform.http.RawHttp;
import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** Hundreds of clients that send or read a byte a second, and everybody else goes on. */
@Tag("soak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
class SlowClientsTest {

    private static final String COMMENTS = "/api/v1/articles/%s/comments";
    private static final String IMPORT = "/api/v1/integration/import";
    private static final String EXPORT = "/api/v1/integration/export";

    @TempDir
    static Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<RawHttp> slow = new ArrayList<>();
    private Program program;
    private String key;
    private String slug;

    @BeforeAll
    void start() throws Exception {
        program = Program.start(home, Map.of("STET_TRUSTED_PROXIES", "127.0.0.1", "JDK_JAVA_OPTIONS", "-Xmx256m",
                "STET_HTTP_STREAM_PATIENCE", "5s"));
        key = Files.readString(home.resolve("admin.key")).strip();
        String list = client.send(get("/api/v1/articles?limit=1"), HttpResponse.BodyHandlers.ofString()).body();
        slug = list.replaceAll("(?s).*?\"slug\":\"([^\"]+)\".*", "$1");
    }

    @AfterAll
    void end() {
        program.close();
    }

    @AfterEach
    void leave() throws IOException {
        for (RawHttp each : slow) {
            each.close();
        }
        slow.clear();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(program.address() + path)).header("Authorization", "Bearer " + key)
                .timeout(Duration.ofSeconds(20)).build();
    }

    /** Each opens with the head that it is given, then sends a byte a second for so long. */
    private void trickle(int clients, int seconds, IntFunction<String> head) throws Exception {
        for (int i = 0; i < clients; i++) {
            slow.add(new RawHttp(URI.create(program.address())).send(head.apply(i)));
        }
        for (int second = 0; second < seconds; second++) {
            everybodyElseGoesOn();
            for (RawHttp each : slow) {
                each.send(" ");
            }
            Thread.sleep(500);
        }
    }

    private void everybodyElseGoesOn() throws Exception {
        long begun = System.nanoTime();
        for (String path : List.of("/q/health/live", "/q/health/ready", "/api/v1/articles?limit=3", "/api/v1/articles/" + slug,
                "/api/v1/search?q=word" + begun, "/api/v1/editorial/articles?limit=1")) {
            assertEquals(200, client.send(get(path), discarding()).statusCode(), path);
        }
        HttpRequest edit = HttpRequest.newBuilder(URI.create(program.address() + "/api/v1/editorial/articles"))
                .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers
                        .ofString("{\"slug\":\"s-%d\",\"title\":\"%s\"}".formatted(begun, "a".repeat(60))))
                .build();
        assertEquals(201, client.send(edit, discarding()).statusCode());
        assertTrue(System.nanoTime() - begun < 10_000_000_000L, "seven requests took longer than ten seconds");
    }

    private Map<Integer, Long> statuses() throws IOException {
        List<Integer> all = new ArrayList<>();
        for (RawHttp each : slow) {
            all.add(Integer.parseInt(each.answer().substring(9, 12)));
        }
        return all.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private String post(String path, int i, String headers) {
        return "POST %s HTTP/1.1\r\nHost: stet\r\nX-Forwarded-For: 203.0.%d.%d\r\nContent-Type: application/json\r\n%s\r\n{"
                .formatted(path, i / 250, i % 250, headers);
    }

    @Test
    void commentsOfOneClientByteByByteKeepNobodyWaiting() throws Exception {
        trickle(210, 12, i -> post(COMMENTS.formatted(slug), 1, "Content-Length: 100000\r\n"));
        Map<Integer, Long> statuses = statuses();
        assertEquals(new TreeSet<>(List.of(408, 429)), new TreeSet<>(statuses.keySet()), statuses.toString());
        assertEquals(BodyQuota.MAX_OF_A_CLIENT, statuses.get(408));
    }

    @Test
    void commentsOfManyClientsInChunksByteByByteKeepNobodyWaiting() throws Exception {
        trickle(900, 12,
                i -> post(COMMENTS.formatted(slug), i, "Transfer-Encoding: chunked\r\n").replace("\r\n\r\n{", "\r\n\r\n9"));
        Map<Integer, Long> statuses = statuses();
        assertTrue(List.of(400, 408, 503).containsAll(statuses.keySet()), statuses.toString());
    }

    @Test
    @Tag("endurance")
    void queriesByteByByteKeepNobodyWaiting() throws Exception {
        trickle(210, 12, i -> post("/api/v1/articles", i, "Content-Length: 100000\r\n").replace("POST", "QUERY")
                .replace("application/json", "application/x-www-form-urlencoded").replace("{", "q"));
        assertEquals(Map.of(408, 210L), statuses());
    }

    @Test
    void importsByteByByteKeepNobodyWaitingAndEnd() throws Exception {
        trickle(210, 8, i -> post(IMPORT, i, "Authorization: Bearer " + key + "\r\nTransfer-Encoding: chunked\r\n")
                .replace("application/json", "application/x-ndjson").replace("\r\n\r\n{", "\r\n\r\nffff\r\n{"));
        Map<Integer, Long> statuses = statuses();
        assertEquals(206, statuses.get(503), statuses.toString());
        assertEquals(4, statuses.get(408), statuses.toString());
    }

    @Test
    @Tag("endurance")
    void headsByteByByteAreNotWaitedForLongerThanHalfAMinute() throws Exception {
        trickle(210, 75, i -> "GET /api/v1/articles HTTP/1.1\r\nHost: stet\r\nX: ");
        for (RawHttp each : slow) {
            assertEquals("", each.answer());
        }
    }

    @Test
    void exportsOfManyAtOnceAreMadeForFewAndWhoLeavesFreesThePlace() throws Exception {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 30; i++) { // who does not read, and leaves
                slow.add(new RawHttp(URI.create(program.address()))
                        .send("GET " + EXPORT + " HTTP/1.1\r\nHost: stet\r\nAuthorization: Bearer " + key + "\r\n\r\n"));
            }
            everybodyElseGoesOn();
            leave();
        }
        List<CompletableFuture<HttpResponse<Void>>> exports = IntStream.range(0, 30)
                .mapToObj(i -> client.sendAsync(get(EXPORT), discarding())).toList();
        everybodyElseGoesOn();
        for (CompletableFuture<HttpResponse<Void>> export : exports) {
            HttpResponse<Void> answer = export.get();
            assertTrue(answer.statusCode() == 200
                    || answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent());
        }
        assertTrue(exports.stream().anyMatch(export -> export.join().statusCode() == 200));
        assertEquals(200, client.send(get(EXPORT), discarding()).statusCode());
    }
}
