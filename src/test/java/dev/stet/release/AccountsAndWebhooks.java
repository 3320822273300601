package dev.stet.release;

import static dev.stet.release.RunningStet.EDITORIAL;
import static dev.stet.release.RunningStet.INTEGRATION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

import io.restassured.response.Response;

/** Accounts of every role with keys that open and keys that do not, and webhooks that arrive and that do not. */
final class AccountsAndWebhooks implements AutoCloseable {

    private final HttpServer receiver;
    final Map<String, String> webhooks = new LinkedHashMap<>();
    final List<String> accounts = new ArrayList<>();

    AccountsAndWebhooks() {
        try {
            receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int status : new int[] { 204, 410, 503 }) {
            receiver.createContext("/" + status, exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        receiver.start();
    }

    /** Adds their keys to those of {@code site}. */
    void open(RunningStet runningStet) throws InterruptedException {
        for (String role : List.of("reader", "author", "editor", "moderator")) {
            key(runningStet, account(runningStet, role, role), role, PublishedContent.FUTURE);
        }
        String second = account(runningStet, "second-admin", "admin");
        key(runningStet, second, "second-admin", null);
        key(runningStet, second, "expired", Instant.now().plusSeconds(2).toString());
        String revoked = key(runningStet, second, "revoked", null);
        runningStet.as("admin").delete(INTEGRATION + "keys/" + revoked).then().statusCode(204);
        String disabled = account(runningStet, "disabled", "editor");
        key(runningStet, disabled, "disabled", null);
        runningStet.put("admin", INTEGRATION + "accounts/" + disabled,
                Map.of("name", "disabled", "role", "editor", "disabled", true));
        account(runningStet, "by-token", "author",
                Map.of("oidc", Map.of("issuer", "https://issuer.example", "subject", "someone")));
        Thread.sleep(2_000);
        runningStet.as("expired").get(EDITORIAL + "whoami").then().statusCode(401);
    }

    private String account(RunningStet runningStet, String name, String role) {
        return account(runningStet, name, role, Map.of());
    }

    private String account(RunningStet runningStet, String name, String role, Map<String, Object> members) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("name", name, "role", role));
        form.putAll(members);
        String id = runningStet.post("admin", INTEGRATION + "accounts", form).path("id");
        accounts.add(id);
        return id;
    }

    private static String key(RunningStet runningStet, String account, String name, String expiresAt) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("account", account, "name", name));
        form.put("expiresAt", expiresAt);
        Response made = runningStet.post("admin", INTEGRATION + "keys", form);
        runningStet.keys().put(name, made.path("key"));
        return made.path("id");
    }

    /** They are told of what happens from now on. */
    void subscribe(RunningStet runningStet) {
        webhook(runningStet, "arrives", 204,
                Map.of("events", List.of("article.*", "comment.approved"), "tags", List.of("craft")));
        webhook(runningStet, "fails", 503, Map.of("events", List.of("article.*")));
        webhook(runningStet, "gone", 410, Map.of());
        webhook(runningStet, "disabled", 204, Map.of("disabled", true));
        runningStet.post("admin", INTEGRATION + "webhooks/" + webhooks.get("arrives") + "/secret", Map.of());
    }

    private void webhook(RunningStet runningStet, String name, int status, Map<String, Object> members) {
        Map<String, Object> form = new LinkedHashMap<>(members);
        form.put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + status);
        webhooks.put(name, runningStet.post("admin", INTEGRATION + "webhooks", form).path("id"));
    }

    /** Waits until a webhook has a delivery in this state. */
    void await(RunningStet runningStet, String name, String status) throws InterruptedException {
        String path = INTEGRATION + "webhooks/" + webhooks.get(name) + "/deliveries?status=" + status;
        for (int second = 0; runningStet.get("admin", path).<List<?>> path("items").isEmpty(); second++) {
            if (second == 60) {
                throw new AssertionError("No delivery is " + status + ": " + runningStet.get("admin", path).asString());
            }
            Thread.sleep(1_000);
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
