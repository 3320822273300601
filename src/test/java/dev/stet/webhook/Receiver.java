package dev.stet.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stet.platform.json.Json;

/** A program that takes webhooks, as well as it is told to. */
final class Receiver implements AutoCloseable {

    /** Answers nothing at all, for as long as anybody waits. */
    static final int HANGS = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One request as it came, and what it was answered. */
    record Message(Map<String, String> headers, String body, int answered) {

        String id() {
            return headers.get("webhook-id");
        }

        JsonNode event() {
            return Json.read(body, JsonNode.class);
        }

        String kind() {
            return event().get("type").asText();
        }

        String slug() {
            return event().at("/data/slug").asText();
        }

        /** By the library that the standard's authors publish. */
        void verify(String secret) throws WebhookVerificationException {
            new com.standardwebhooks.Webhook(secret).verify(body, HttpHeaders.of(headers.entrySet().stream()
                    .filter(header -> header.getKey().startsWith("webhook-"))
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                    (name, value) -> true));
        }

        /** By this test's own reading of the standard. */
        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                byte[] tag = mac.doFinal((id() + "." + headers.get("webhook-timestamp") + "." + body)
                        .getBytes(StandardCharsets.UTF_8));
                return List.of(headers.get("webhook-signature").split(" "))
                        .contains("v1," + Base64.getEncoder().encodeToString(tag));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<Message, Integer> manners = message -> 204;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook-with-token-4711?key=a%20b";
    }

    /** What it answers from now on. */
    void answers(Function<Message, Integer> manners) {
        this.manners = manners;
    }

    void answers(int status) {
        answers(message -> status);
    }

    List<Message> messages() {
        return messages;
    }

    List<Message> taken() {
        return messages.stream().filter(message -> message.answered / 100 == 2).toList();
    }

    /** Kinds of events taken about one article, in order, each but once though it came twice. */
    List<String> kindsTaken(String slug) {
        return taken().stream().filter(message -> message.slug().equals(slug))
                .collect(Collectors.toMap(Message::id, Message::kind, (first, again) -> first,
                        java.util.LinkedHashMap::new))
                .values().stream().toList();
    }

    /** Waits until it has got what is asked for. */
    void await(Function<Receiver, Boolean> enough) throws InterruptedException {
        await(enough, PATIENCE);
    }

    void await(Function<Receiver, Boolean> enough, Duration patience) throws InterruptedException {
        for (Instant end = Instant.now().plus(patience); !enough.apply(this); Thread.sleep(20)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Only got " + messages.stream()
                        .map(message -> message.answered + " " + message.kind() + " " + message.slug()).toList());
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(), header -> header.getValue().get(0)));
        headers.put(":method", exchange.getRequestMethod());
        headers.put(":path", exchange.getRequestURI().toString());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = manners.apply(new Message(headers, body, HANGS));
        messages.add(new Message(headers, body, status));
        if (status != HANGS) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
