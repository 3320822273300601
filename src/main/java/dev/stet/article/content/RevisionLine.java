package dev.stet.article.content;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A saved state of an article in an archive.
 *
 * @param content with hashes in the place of the lead and of the sections' bodies
 */
@Schema(name = "RevisionLine", description = "A saved state of an article. The last one is its working copy.", requiredProperties = {
        "kind", "article", "number", "account", "createdAt", "note", "redactedAt", "content" })
public record RevisionLine(
        @Schema(enumeration = RevisionLine.KIND) String kind,
        @NotNull @Schema(description = "The id of the article.") UUID article,
        @NotNull @Min(1) @Schema(description = "From 1 without gaps.") Integer number,
        @NotNull @Schema(description = "Who saved it.") UUID account,
        @NotNull @StorableInstant Instant createdAt,
        @Size(max = 1_000) @Schema(nullable = true) String note,
        @StorableInstant @Schema(nullable = true, description = "When its content was taken away.") Instant redactedAt,
        @NotNull @Schema(description = "What the article said; `lead` and each section's `body` are hashes of texts.") Content content)
        implements
            ArticleScopedLine {

    public static final String KIND = "revision";
}
