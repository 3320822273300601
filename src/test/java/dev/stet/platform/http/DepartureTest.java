package dev.stet.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A client that leaves before it has said all, or heard all, is no failure of the server. */
@QuarkusTest
class DepartureTest {

    private static final String IMPORT = "POST /api/v1/integration/import";

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @CsvSource({ "true", "false" })
    void oneLineTellsOfItAndNoStackTrace(boolean reset) throws Exception {
        EveryLog log = new EveryLog();
        try (log) {
            leave(reset, "POST /api/v1/articles/gone/comments", "application/json", "{\"author\":");
            leave(reset, "POST /api/v1/integration/import", "application/x-ndjson", "{\"slug\":");
            leave(reset, "PUT /api/v1/editorial/articles/gone", "application/json", "{\"title\":");
            leave(reset, "QUERY /api/v1/articles", "application/x-www-form-urlencoded", "limit=");
            leave(reset, "GET /api/v1/integration/changes", "text/event-stream", "");
            leave(reset, "GET /api/v1/integration/export", "application/x-ndjson", "");
            await(log, 4);
        }
        assertEquals(List.of(), complaints(log));
    }

    private static List<String> complaints(EveryLog log) {
        return log.lines().filter(line -> line.matches("(?s)(ERROR|WARN) .*|INFO .*\tat .*")).toList();
    }

    @ParameterizedTest
    @CsvSource({ "true", "false" })
    @Tag("soak")
    void norOfOneThatLeavesWhileItIsAnswered(boolean reset) throws Exception {
        String locale = Given.locale();
        Given.importedLines(IntStream.range(0, 30).mapToObj(n -> large(locale)).toArray(String[]::new));
        EveryLog log = new EveryLog();
        try (log) {
            leaveAnswered(reset, "GET /api/v1/integration/export?locale=" + locale, "application/x-ndjson", "");
            leaveAnswered(reset, "GET /api/v1/integration/export?locale=" + locale, "application/zip", "");
            leaveAnswered(reset, "GET /api/v1/articles?limit=100&include=sections&locale=" + locale, "*/*", "");
            leaveAnswered(reset, "GET /api/v1/editorial/articles?limit=100&locale=" + locale, "*/*", "");
            leaveAnswered(reset, "GET /api/v1/integration/changes", "text/event-stream", "");
            leaveAnswered(reset, IMPORT, "*/*", "{}\n{\"slug\":");
            leaveAnswered(reset, IMPORT, "*/*", "{}\n".repeat(2_000));
            leave(reset, "GET /api/v1/integration/changes?wait=2", "*/*", "");
            Given.publishedArticle("departure"); // for those who follow
            await(log, 2); // an export, an import
            Thread.sleep(1_000); // what is told later of the others
        }
        assertEquals(List.of(), complaints(log));
    }

    private static String large(String locale) {
        return "{\"slug\":\"%s\",\"locale\":\"%s\",\"title\":\"Large\",\"lead\":\"The lead.\",\"sections\":[{\"body\":\"%s\"}]}"
                .formatted(Given.slug("departure"), locale, Long.toHexString(System.nanoTime()).repeat(8_000));
    }

    /** It reads where the answer begins, and no more. */
    private void leaveAnswered(boolean reset, String request, String accepted, String begun) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            String body = begun.isEmpty() ? "" : "Content-Type: application/x-ndjson\r\nContent-Length: 100000\r\n";
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Keys.of(Role.ADMIN) + "\r\nAccept: " + accepted + "\r\n" + body + "\r\n" + begun)
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertEquals("HTTP/1.1 200", new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1));
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    private static void await(EveryLog log, int departures) throws InterruptedException {
        long begin = System.nanoTime();
        while (log.lines().filter(line -> line.startsWith("DEBUG") && line.contains("The client left")).count() < departures) {
            assertTrue(System.nanoTime() - begin < 20_000_000_000L, () -> log.lines().toList().toString());
            Thread.sleep(20);
        }
    }

    private void leave(boolean reset, String request, String type, String begun) throws IOException, InterruptedException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String length = begun.isEmpty() ? "" : "Content-Type: " + type + "\r\nContent-Length: 500\r\n";
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Keys.of(Role.ADMIN) + "\r\nAccept: */*\r\n" + length + "\r\n" + begun)
                    .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            Thread.sleep(100); // so that it is being read when it ends
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }
}
