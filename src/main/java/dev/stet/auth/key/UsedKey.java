package dev.stet.auth.key;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The key that a request came in by. */
@Schema(description = "A key, without its text.", requiredProperties = { "prefix", "name", "expiresAt" })
public record UsedKey(
        @Schema(description = "The 12 characters after `stet_`.") String prefix,
        String name,
        @Schema(nullable = true, description = "The first instant at which it opens nothing any more; null is never.") Instant expiresAt) {

    public static final String ATTRIBUTE = "stet.key";

    public static UsedKey of(ApiKey key) {
        return new UsedKey(key.prefix, key.name, key.expiresAt);
    }
}
