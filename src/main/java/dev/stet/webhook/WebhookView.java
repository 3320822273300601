package dev.stet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.idempotency.OneTimeSecret;

/** A webhook as administrators see it, and as it can be sent back. */
@Schema(description = "A webhook, without its secret.", requiredProperties = { "id", "etag", "url", "events", "tags",
        "disabled", "createdAt", "createdBy", "disabledAt", "disabledBecause", "failingSince", "oldSecretUntil" })
public record WebhookView(
        @Schema(readOnly = true) UUID id,
        @Schema(readOnly = true, description = "What If-Match must say to change this.") String etag,
        String url,
        List<String> events,
        List<String> tags,
        boolean disabled,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true, description = "The id of an account.") UUID createdBy,
        @Schema(readOnly = true, nullable = true) Instant disabledAt,
        @Schema(readOnly = true, nullable = true,
                description = "`gone` after a 410, `failing` where nothing succeeded for days; null where "
                        + "somebody disabled it, or nobody.",
                examples = "gone") String disabledBecause,
        @Schema(readOnly = true, nullable = true,
                description = "Since when nothing has succeeded; null while all is well.") Instant failingSince,
        @Schema(readOnly = true, nullable = true,
                description = "Until when the secret before this one signs, too.") Instant oldSecretUntil)
        implements
            EntityTagged {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(webhook.id, webhook.tag().toString(), webhook.url, webhook.events, webhook.tags,
                webhook.disabledAt != null, webhook.createdAt, webhook.createdBy, webhook.disabledAt,
                webhook.disabledBecause, webhook.failingSince, webhook.oldUntil);
    }

    /** A webhook in the one answer that tells its secret. */
    @Schema(name = "NewWebhookView", description = "A new webhook. Its secret is told this once.",
            requiredProperties = { "id", "etag", "url", "events", "tags", "disabled", "createdAt" })
    public record Created(
            UUID id,
            @Schema(description = "What If-Match must say to change this.") String etag,
            @OneTimeSecret
            @Schema(description = "What verifies signatures, as Standard Webhooks has it. Absent where the answer is given "
                    + "again for an Idempotency-Key.") String secret,
            String url,
            List<String> events,
            List<String> tags,
            boolean disabled,
            Instant createdAt) implements EntityTagged {

        static Created of(Webhook webhook, WebhookSecret secret) {
            return new Created(webhook.id, webhook.tag().toString(), secret.reveal(), webhook.url, webhook.events,
                    webhook.tags, webhook.disabledAt != null, webhook.createdAt);
        }

        /** Hides the secret from logs. */
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /** A secret in the one answer that tells it. */
    @Schema(name = "NewSecretView", description = "The secret of a webhook from now on. It is told this once.",
            requiredProperties = { "oldSecretUntil", "etag" })
    public record NewSecret(
            @OneTimeSecret
            @Schema(description = "Absent where the answer is given again for an Idempotency-Key.") String secret,
            @Schema(description = "Until when the secret before this one signs, too.") Instant oldSecretUntil,
            @Schema(description = "Of the webhook: what If-Match must say to change it.") String etag) implements EntityTagged {

        /** Hides the secret from logs. */
        @Override
        public String toString() {
            return "NewSecret[…]";
        }
    }
}
