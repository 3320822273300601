package dev.stet.article.edition;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.StorableInstant;

/** What readers saw of an article, see, or will see, in an archive. What it said is what its revision says. */
@Schema(name = "EditionLine",
        description = "What readers saw of the article, see, or will see. It is rendered anew from its revision.",
        requiredProperties = { "kind", "article", "number", "revision", "from", "until", "declaredUntil", "publishedAt",
                "updatedAt", "account", "note", "redactedAt" })
public record EditionLine(
        @Schema(enumeration = EditionLine.KIND) String kind,
        @NotNull @Schema(description = "The id of the article.") UUID article,
        @NotNull @Min(1) @Schema(description = "From 1 without gaps, in the order of the periods.") Integer number,
        @NotNull @Min(1) @Schema(description = "The revision that it shows.") Integer revision,
        @NotNull @StorableInstant Instant from,
        @StorableInstant @Schema(nullable = true, description = "Null is never.") Instant until,
        @StorableInstant @Schema(nullable = true, description = "The end that its editor asked for.") Instant declaredUntil,
        @NotNull @StorableInstant @Schema(description = "The byline date.") Instant publishedAt,
        @NotNull @StorableInstant Instant updatedAt,
        @NotNull @Schema(description = "Who published it.") UUID account,
        @Size(max = 1_000) @Schema(nullable = true) String note,
        @StorableInstant @Schema(nullable = true, description = "When its content was taken away.") Instant redactedAt)
        implements
            ArticleScopedLine {

    public static final String KIND = "edition";

    Instant end() {
        return PublicationPeriod.end(until);
    }

    Instant declaredEnd() {
        return PublicationPeriod.end(declaredUntil);
    }
}
