package dev.stet.webhook;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery as administrators see it. What was sent stands in the log of changes; what was answered is not kept. */
@Schema(description = "One event on its way to one webhook.",
        requiredProperties = { "id", "event", "article", "position", "status", "attempts", "lastAttemptAt", "nextAttemptAt",
                "responseStatus", "note", "createdAt", "deliveredAt", "failedAt" })
public record DeliveryView(
        @Schema(description = "Also its `webhook-id`, at every attempt.") UUID id,
        @Schema(description = "The kind of event.", examples = "article.published") String event,
        @Schema(nullable = true, description = "The id of the article that it is about.") UUID article,
        @Schema(description = "Of the event, in the log of changes.") long position,
        @Schema(description = "`pending`, `delivered`, or `failed`: given up.", enumeration = {
                "pending", "delivered", "failed" }) String status,
        int attempts,
        @Schema(nullable = true) Instant lastAttemptAt,
        @Schema(nullable = true,
                description = "Null for what is done, and for what waits for an earlier "
                        + "event of the same article.") Instant nextAttemptAt,
        @Schema(nullable = true,
                description = "HTTP status of the last answer; null where there was none.") Integer responseStatus,
        @Schema(nullable = true,
                description = "How the last attempt ended, if not well: `refused` by its status, `redirect`, `gone`, "
                        + "`timeout`, `unreachable`, `unknown-host`, `forbidden-address`, `tls`; `unreadable` where it "
                        + "could not be put together.",
                examples = "timeout") String note,
        Instant createdAt,
        @Schema(nullable = true) Instant deliveredAt,
        @Schema(nullable = true) Instant failedAt){

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(delivery.id, delivery.kind, delivery.articleId, delivery.position, delivery.state(),
                delivery.attempts, delivery.lastAttempt, delivery.nextAttempt, delivery.status, delivery.note,
                delivery.createdAt, delivery.deliveredAt, delivery.failedAt);
    }
}
