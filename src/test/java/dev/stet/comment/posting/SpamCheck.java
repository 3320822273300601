package dev.stet.comment.posting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stet.platform.json.Json;
import io.restassured.RestAssured;

/** Speaks Akismet's protocol as far as it is asked: what a comment says decides what it is told. */
public final class SpamCheck {

    /** The profile starts the server; the tests, which have a class loader of their own, find it by this. */
    private static final String ADDRESS = "tests.spam-check";
    private static final Queue<Map<String, String>> ASKED = new ConcurrentLinkedQueue<>();

    private SpamCheck() {
    }

    public static synchronized String address() {
        if (System.getProperty(ADDRESS) == null) {
            System.setProperty(ADDRESS, "http://127.0.0.1:" + start().getAddress().getPort());
        }
        return System.getProperty(ADDRESS) + "/1.1/";
    }

    /** What was asked about a comment with these words, once for each try. */
    static List<JsonNode> asked(String words) {
        String all = RestAssured.given().get(System.getProperty(ADDRESS) + "/asked").asString();
        return Json.read(all, JsonNode.class).valueStream()
                .filter(form -> form.get("comment_content").asText().contains(words)).toList();
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/1.1/comment-check", SpamCheck::answer);
            server.createContext("/asked", exchange -> {
                byte[] all = Json.bytes(ASKED);
                exchange.sendResponseHeaders(200, all.length);
                exchange.getResponseBody().write(all);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Arrays.stream(sent.split("&")).map(field -> field.split("=", 2)).collect(
                Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        ASKED.add(form);
        String content = form.get("comment_content");
        if (content.contains("never answered")) {
            return; // the connection stays open
        }
        if (content.contains("too slow")) {
            pause();
        }
        byte[] body = (content.contains("broken") ? "invalid" : String.valueOf(content.contains("viagra"))).getBytes();
        exchange.sendResponseHeaders(content.contains("down") ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
