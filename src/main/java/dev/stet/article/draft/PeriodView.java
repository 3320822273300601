package dev.stet.article.draft;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An edition of an article and when readers see it. */
@Schema(description = "An edition and when readers see it.", requiredProperties = { "edition", "revision", "slug", "from",
        "until" })
public record PeriodView(
        @Schema(description = "Counts the publications of the article, from 1.", examples = "3") int edition,
        @Schema(description = "The revision that was frozen.", examples = "17") int revision,
        @Schema(examples = "deepseeks-rise") String slug,
        Instant from,
        @Schema(nullable = true, description = "null: for ever.") Instant until) {
}
