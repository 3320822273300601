package dev.stet.article.content;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of an archive that belongs to an article; those of one follow each other. */
public interface ArticleScopedLine {

    UUID article();

    /** A text that revisions of an article refer to, in an archive; each once, in the order of the hashes. */
    @Schema(name = "TextLine",
            description = "A lead or a section's body that revisions of the article refer to by its hash. Each "
                    + "stands in the archive once.",
            requiredProperties = { "kind", "article", "hash", "body" })
    record TextLine(
            @Schema(enumeration = TextLine.KIND) String kind,
            @NotNull @Schema(description = "The id of the article.") UUID article,
            @NotNull @Pattern(regexp = "^[0-9a-f]{64}$", message = "must be 64 hexadecimal digits")
            @Schema(description = "SHA-256 of the body in UTF-8, in hexadecimal.") String hash,
            @NotNull @Size(max = 200_000) @Schema(description = "Markdown.") String body) implements ArticleScopedLine {

        public static final String KIND = "text";
    }

    /**
     * A saved state of an article in an archive.
     *
     * @param content with hashes in the place of the lead and of the sections' bodies
     */
    @Schema(name = "RevisionLine", description = "A saved state of an article. The last one is its working copy.",
            requiredProperties = { "kind", "article", "number", "account", "createdAt", "note", "redactedAt", "content" })
    record RevisionLine(
            @Schema(enumeration = RevisionLine.KIND) String kind,
            @NotNull @Schema(description = "The id of the article.") UUID article,
            @NotNull @Min(1) @Schema(description = "From 1 without gaps.") Integer number,
            @NotNull @Schema(description = "Who saved it.") UUID account,
            @NotNull @StorableInstant Instant createdAt,
            @Size(max = 1_000) @Schema(nullable = true) String note,
            @StorableInstant @Schema(nullable = true, description = "When its content was taken away.") Instant redactedAt,
            @NotNull
            @Schema(description = "What the article said; `lead` and each section's "
                    + "`body` are hashes of texts.") Content content)
            implements
                ArticleScopedLine {

        public static final String KIND = "revision";
    }
}
