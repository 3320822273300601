package dev.stet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.idempotency.OneTimeSecret;

/** A webhook in the one answer that tells its secret. */
@Schema(description = "A new webhook. Its secret is told this once.", requiredProperties = { "id", "etag", "url", "events",
        "tags", "disabled", "createdAt" })
public record NewWebhookView(
        UUID id,
        @Schema(description = "What If-Match must say to change this.") String etag,
        @OneTimeSecret @Schema(description = "What verifies signatures, as Standard Webhooks has it. Absent where the answer is given again for an Idempotency-Key.") String secret,
        String url,
        List<String> events,
        List<String> tags,
        boolean disabled,
        Instant createdAt) implements EntityTagged {

    static NewWebhookView of(Webhook webhook, WebhookSecret secret) {
        return new NewWebhookView(webhook.id, webhook.tag().toString(), secret.reveal(), webhook.url, webhook.events,
                webhook.tags, webhook.disabledAt != null, webhook.createdAt);
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return "NewWebhookView[" + id + "]";
    }
}
