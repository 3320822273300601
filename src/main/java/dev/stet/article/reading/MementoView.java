package dev.stet.article.reading;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One past state of an article, or the present one. */
@Schema(name = "Memento", description = "A state of an article that can be read.", requiredProperties = { "edition", "from",
        "href" })
public record MementoView(
        @Schema(examples = "3") int edition,
        @Schema(description = "When it began.") Instant from,
        @Schema(description = "Where to read it.", examples = "/api/v1/articles/deepseeks-rise?at=2025-01-28T08:00:00Z") String href) {
}
