package dev.stet.article.publication;

import java.time.Instant;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.edition.PublicationPeriod;

/** When readers are to see what the working copy says now. */
@Schema(name = "PublicationForm", description = "When readers are to see what the working copy says now.")
public record PublicationForm(
        @Schema(nullable = true, description = "Null is now; never past.", examples = "2030-01-28T08:00:00Z") Instant from,
        @Schema(nullable = true, description = "Null is for ever; after the beginning.") Instant until,
        @Size(max = 1_000) @Schema(nullable = true, description = "Why, for other editors.") String note) {

    PublicationPeriod period() {
        return PublicationPeriod.of(from, until);
    }
}
