package dev.stet.webhook;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.idempotency.OneTimeSecret;

/** A secret in the one answer that tells it. */
@Schema(description = "The secret of a webhook from now on. It is told this once.", requiredProperties = { "oldSecretUntil",
        "etag" })
public record NewSecretView(
        @OneTimeSecret @Schema(description = "Absent where the answer is given again for an Idempotency-Key.") String secret,
        @Schema(description = "Until when the secret before this one signs, too.") Instant oldSecretUntil,
        @Schema(description = "Of the webhook: what If-Match must say to change it.") String etag) implements EntityTagged {

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return "NewSecretView[…]";
    }
}
