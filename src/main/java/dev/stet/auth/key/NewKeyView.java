package dev.stet.auth.key;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.AccountName;
import dev.stet.platform.idempotency.OneTimeSecret;

/** A key in the one answer that tells its text. */
@Schema(description = "A new key. Its text is told this once.", requiredProperties = { "id", "prefix", "account", "name",
        "createdAt", "expiresAt" })
public record NewKeyView(
        UUID id,
        @OneTimeSecret @Schema(description = "To be sent as `Authorization: Bearer`. Absent where the answer is given again for an Idempotency-Key.") String key,
        @Schema(description = "The 12 characters after `stet_`.") String prefix,
        AccountName account,
        String name,
        Instant createdAt,
        @Schema(nullable = true, description = "The first instant at which it opens nothing any more; null is never.") Instant expiresAt) {

    public static NewKeyView of(ApiKey key, KeyText text) {
        return new NewKeyView(key.id, text.reveal(), key.prefix, AccountName.of(key.account), key.name, key.createdAt,
                key.expiresAt);
    }

    /** Hides the key from logs. */
    @Override
    public String toString() {
        return "NewKeyView[" + prefix + "]";
    }
}
