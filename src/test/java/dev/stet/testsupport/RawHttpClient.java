package dev.stet.testsupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.restassured.RestAssured;

/** A client that sends headers as they are, however wrong, and several requests at once. */
public final class RawHttpClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final ExecutorService senders = Executors.newFixedThreadPool(8);

    /** @param headers by their names in lower case, several lines joined by line feeds */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(), "");
        }
    }

    /**
     * Sends a header of several lines as so many.
     *
     * @param body {@code null} for none
     */
    public CompletableFuture<Answer> send(String method, String target, Map<String, List<String>> headers, String body) {
        return send(method, target, "HTTP/1.1", headers, body);
    }

    /** @param version as {@code HTTP/1.0}, in which a request need not name a host */
    public CompletableFuture<Answer> send(String method, String target, String version, Map<String, List<String>> headers,
            String body) {
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\nConnection: close\r\n");
        if (!headers.containsKey("Host")) {
            head.append("Host: localhost\r\n");
        }
        headers.forEach((name, lines) -> lines.forEach(line -> head.append(name).append(": ").append(line).append("\r\n")));
        byte[] content = body == null ? new byte[0] : body.getBytes(UTF_8);
        head.append(body == null ? "\r\n" : "Content-Length: " + content.length + "\r\n\r\n");
        return CompletableFuture.supplyAsync(() -> exchange(head.toString().getBytes(ISO_8859_1), content), senders);
    }

    public Answer get(String target, Map<String, List<String>> headers) {
        return send("GET", target, headers, null).join();
    }

    private static Answer exchange(byte[] head, byte[] content) {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(content);
            return answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(": *", 2);
            headers.merge(header[0].toLowerCase(), header[1], (one, other) -> one + "\n" + other);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }

    @Override
    public void close() {
        senders.shutdown();
    }
}
