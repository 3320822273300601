package dev.stet.article.history;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who saved an article when. */
@Schema(name = "RevisionSummary", description = "Who saved an article when.", requiredProperties = { "number", "account",
        "createdAt", "note" })
record RevisionSummary(
        @Schema(description = "Counts the saved states of this article, from 1 without gaps.", examples = "17") int number,
        ActorView account,
        Instant createdAt,
        @Schema(nullable = true, description = "What the editor said about it.") String note) {
}
