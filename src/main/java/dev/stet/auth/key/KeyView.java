package dev.stet.auth.key;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.AccountName;

/** A key as it is listed: its prefix tells which it is, and opens nothing. */
@Schema(description = "A key, without its text.", requiredProperties = { "id", "prefix", "account", "name", "createdAt",
        "expiresAt", "lastUsedAt", "revokedAt" })
public record KeyView(
        UUID id,
        @Schema(description = "The 12 characters after `stet_`.") String prefix,
        AccountName account,
        String name,
        Instant createdAt,
        @Schema(nullable = true, description = "The first instant at which it opens nothing any more; null is never.") Instant expiresAt,
        @Schema(nullable = true, description = "Behind by up to a minute.") Instant lastUsedAt,
        @Schema(nullable = true, description = "Since when it opens nothing, for good.") Instant revokedAt) {

    public static KeyView of(ApiKey key) {
        return new KeyView(key.id, key.prefix, AccountName.of(key.account), key.name, key.createdAt, key.expiresAt,
                key.lastUsedAt, key.revokedAt);
    }
}
