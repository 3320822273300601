package dev.stet.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.Role;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Keys;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A client that leaves before it has said all, or heard all, is no failure of the server. */
@QuarkusTest
class DepartureTest {

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
        assertEquals(List.of(), log.lines().filter(line -> line.matches("(?s)(ERROR|WARN) .*|INFO .*\tat .*")).toList());
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
