package dev.stet.auth.key;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.AccountView.AccountName;
import dev.stet.platform.idempotency.OneTimeSecret;

/** A key as it is listed: its prefix tells which it is, and opens nothing. */
@Schema(description = "A key, without its text.",
        requiredProperties = { "id", "prefix", "account", "name", "createdAt", "expiresAt", "lastUsedAt", "revokedAt" })
public record KeyView(
        UUID id,
        @Schema(description = "The 12 characters after `stet_`.") String prefix,
        AccountName account,
        String name,
        Instant createdAt,
        @Schema(nullable = true,
                description = "The first instant at which it opens nothing any more; null is never.") Instant expiresAt,
        @Schema(nullable = true, description = "Behind by up to a minute.") Instant lastUsedAt,
        @Schema(nullable = true, description = "Since when it opens nothing, for good.") Instant revokedAt) {

    public static KeyView of(ApiKey key) {
        return new KeyView(key.id, key.prefix, AccountName.of(key.account), key.name, key.createdAt, key.expiresAt,
                key.lastUsedAt, key.revokedAt);
    }

    /** A key in the one answer that tells its text. */
    @Schema(name = "NewKeyView", description = "A new key. Its text is told this once.",
            requiredProperties = { "id", "prefix", "account", "name", "createdAt", "expiresAt" })
    public record NewKeyView(
            UUID id,
            @OneTimeSecret
            @Schema(description = "To be sent as `Authorization: Bearer`. Absent where the answer is given "
                    + "again for an Idempotency-Key.") String key,
            @Schema(description = "The 12 characters after `stet_`.") String prefix,
            AccountName account,
            String name,
            Instant createdAt,
            @Schema(nullable = true,
                    description = "The first instant at which it opens nothing any more; null is never.") Instant expiresAt) {

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

    /** The key that a request came in by. */
    @Schema(name = "UsedKey", description = "A key, without its text.", requiredProperties = { "prefix", "name", "expiresAt" })
    public record UsedKey(
            @Schema(description = "The 12 characters after `stet_`.") String prefix,
            String name,
            @Schema(nullable = true,
                    description = "The first instant at which it opens nothing any more; null is never.") Instant expiresAt) {

        public static final String ATTRIBUTE = "stet.key";

        public static UsedKey of(ApiKey key) {
            return new UsedKey(key.prefix, key.name, key.expiresAt);
        }
    }
}
