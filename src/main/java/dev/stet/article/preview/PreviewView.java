package dev.stet.article.preview;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link as editors see it. */
@Schema(name = "Preview", requiredProperties = { "id", "link", "token", "account", "createdAt", "expiresAt" })
record PreviewView(
        UUID id,
        @Schema(description = "Shows the working copy to whoever holds it. A relative reference.") String link,
        @Schema(description = "The last segment of the link.") String token,
        @Schema(description = "Who made it.") Maker account,
        Instant createdAt,
        @Schema(description = "The first instant at which it shows nothing any more.") Instant expiresAt) {

    /** The account that made a link. */
    @Schema(name = "PreviewMaker", requiredProperties = { "id", "name" })
    record Maker(UUID id, String name) {
    }

    static PreviewView of(Preview preview, String token) {
        return new PreviewView(preview.id, PreviewResource.PATH + "/" + token, token,
                new Maker(preview.account.id, preview.account.name), preview.createdAt, preview.expiresAt);
    }
}
