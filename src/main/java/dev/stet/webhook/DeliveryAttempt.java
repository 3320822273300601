package dev.stet.webhook;

import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.Json;

/**
 * One attempt, ready to be sent.
 *
 * @param attempt counts from 1; a later one with the same id makes this one's end meaningless
 * @param secrets that sign, the present one first
 * @param payload JSON as the log has it
 */
record DeliveryAttempt(UUID id, UUID webhook, String url, List<WebhookSecret> secrets, int attempt, String kind, UUID article,
        Instant occurredAt, String payload) {

    /** {@code {"type", "timestamp", "data"}}; of an article, {@code data} begins with its id. */
    byte[] body() {
        ObjectNode body = Json.tree(Map.of());
        ObjectNode data = body.put("type", kind).put("timestamp", occurredAt.toString()).putObject("data");
        if (article != null) {
            data.put("article", article.toString());
        }
        data.setAll(Json.read(payload, ObjectNode.class));
        return Json.bytes(body);
    }

    Map<String, String> headers(Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Stet");
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", signatures((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body));
        return headers;
    }

    private String signatures(byte[] head, byte[] body) {
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return secrets.stream().map(secret -> secret.sign(signed)).collect(Collectors.joining(" "));
    }

    /** Hides the address, which may hold secrets, from logs. */
    @Override
    public String toString() {
        return "DeliveryAttempt[" + id + " " + attempt + "]";
    }

    /**
     * How an attempt ended. Holds nothing that a receiver chose but a number.
     *
     * @param status of the answer; {@code null} where there was none
     * @param note one of a few words; {@code null} for a success
     */
    record Outcome(Integer status, String note) {

        /** What was to be sent could not be put together from the log. */
        static final Outcome UNREADABLE = new Outcome(null, "unreadable");

        private static final int GONE = 410;

        static Outcome answered(int status) {
            return new Outcome(status, switch (status / 100) {
                case 2 -> null;
                case 3 -> "redirect";
                default -> status == GONE ? "gone" : "refused";
            });
        }

        static Outcome failed(Throwable why) {
            Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
            return new Outcome(null, cause instanceof WebhookDestination.Forbidden ? "forbidden-address"
                    : cause instanceof UnknownHostException ? "unknown-host"
                            : cause instanceof TimeoutException ? "timeout"
                                    : cause instanceof SSLException ? "tls" : "unreachable");
        }

        boolean succeeded() {
            return note == null;
        }

        /** The receiver wants nothing any more. */
        boolean isGone() {
            return "gone".equals(note);
        }
    }
}
