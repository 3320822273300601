package dev.stet.article.content;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that revisions of an article refer to, in an archive; each once, in the order of the hashes. */
@Schema(name = "TextLine", description = "A lead or a section's body that revisions of the article refer to by its hash. Each stands in the archive once.", requiredProperties = {
        "kind", "article", "hash", "body" })
public record TextLine(
        @Schema(enumeration = TextLine.KIND) String kind,
        @NotNull @Schema(description = "The id of the article.") UUID article,
        @NotNull @Pattern(regexp = "^[0-9a-f]{64}$", message = "must be 64 hexadecimal digits") @Schema(description = "SHA-256 of the body in UTF-8, in hexadecimal.") String hash,
        @NotNull @Size(max = 200_000) @Schema(description = "Markdown.") String body) implements ArticleScopedLine {

    public static final String KIND = "text";
}
