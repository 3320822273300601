package dev.stet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.conditional.EntityTagged;

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
        @Schema(readOnly = true, nullable = true, description = "`gone` after a 410, `failing` where nothing succeeded for days; null where somebody disabled it, or nobody.", examples = "gone") String disabledBecause,
        @Schema(readOnly = true, nullable = true, description = "Since when nothing has succeeded; null while all is well.") Instant failingSince,
        @Schema(readOnly = true, nullable = true, description = "Until when the secret before this one signs, too.") Instant oldSecretUntil)
        implements
            EntityTagged {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(webhook.id, webhook.tag().toString(), webhook.url, webhook.events, webhook.tags,
                webhook.disabledAt != null, webhook.createdAt, webhook.createdBy, webhook.disabledAt,
                webhook.disabledBecause, webhook.failingSince, webhook.oldUntil);
    }
}
