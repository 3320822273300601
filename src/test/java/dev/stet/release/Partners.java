package dev.stet.release;

import static dev.stet.release.Site.EDITORIAL;
import static dev.stet.release.Site.INTEGRATION;

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
final class Partners implements AutoCloseable {

    private final HttpServer receiver;
    final Map<String, String> webhooks = new LinkedHashMap<>();
    final List<String> accounts = new ArrayList<>();

    Partners() {
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
    void open(Site site) throws InterruptedException {
        for (String role : List.of("reader", "author", "editor", "moderator")) {
            key(site, account(site, role, role), role, PublishedContent.FUTURE);
        }
        String second = account(site, "second-admin", "admin");
        key(site, second, "second-admin", null);
        key(site, second, "expired", Instant.now().plusSeconds(2).toString());
        String revoked = key(site, second, "revoked", null);
        site.as("admin").delete(INTEGRATION + "keys/" + revoked).then().statusCode(204);
        String disabled = account(site, "disabled", "editor");
        key(site, disabled, "disabled", null);
        site.put("admin", INTEGRATION + "accounts/" + disabled, Map.of("name", "disabled", "role", "editor", "disabled", true));
        account(site, "by-token", "author", Map.of("oidc", Map.of("issuer", "https://issuer.example", "subject", "someone")));
        Thread.sleep(2_000);
        site.as("expired").get(EDITORIAL + "whoami").then().statusCode(401);
    }

    private String account(Site site, String name, String role) {
        return account(site, name, role, Map.of());
    }

    private String account(Site site, String name, String role, Map<String, Object> members) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("name", name, "role", role));
        form.putAll(members);
        String id = site.post("admin", INTEGRATION + "accounts", form).path("id");
        accounts.add(id);
        return id;
    }

    private static String key(Site site, String account, String name, String expiresAt) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("account", account, "name", name));
        form.put("expiresAt", expiresAt);
        Response made = site.post("admin", INTEGRATION + "keys", form);
        site.keys().put(name, made.path("key"));
        return made.path("id");
    }

    /** They are told of what happens from now on. */
    void subscribe(Site site) {
        webhook(site, "arrives", 204, Map.of("events", List.of("article.*", "comment.approved"), "tags", List.of("craft")));
        webhook(site, "fails", 503, Map.of("events", List.of("article.*")));
        webhook(site, "gone", 410, Map.of());
        webhook(site, "disabled", 204, Map.of("disabled", true));
        site.post("admin", INTEGRATION + "webhooks/" + webhooks.get("arrives") + "/secret", Map.of());
    }

    private void webhook(Site site, String name, int status, Map<String, Object> members) {
        Map<String, Object> form = new LinkedHashMap<>(members);
        form.put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + status);
        webhooks.put(name, site.post("admin", INTEGRATION + "webhooks", form).path("id"));
    }

    /** Waits until a webhook has a delivery in this state. */
    void await(Site site, String name, String status) throws InterruptedException {
        String path = INTEGRATION + "webhooks/" + webhooks.get(name) + "/deliveries?status=" + status;
        for (int second = 0; site.get("admin", path).<List<?>> path("items").isEmpty(); second++) {
            if (second == 60) {
                throw new AssertionError("No delivery is " + status + ": " + site.get("admin", path).asString());
            }
            Thread.sleep(1_000);
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
