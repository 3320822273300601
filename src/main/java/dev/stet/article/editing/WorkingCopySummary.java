package dev.stet.article.editing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.EditorView;
import dev.stet.article.edition.ArticleStatus.PeriodView;
import dev.stet.platform.record.RecordComponents;

/** A working copy as a list shows it: the members it shares with {@link WorkingCopy}, under the same names. */
@Schema(description = "A working copy as a list shows it.", requiredProperties = "*")
public record WorkingCopySummary(
        UUID id,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(examples = "en", description = "BCP 47.") String locale,
        @Schema(nullable = true, description = "The id of the original; null for an original.") UUID translationOf,
        @Schema(examples = "DeepSeek’s Rise") String title,
        @Schema(nullable = true, description = "Plain text below the title.") String subtitle,
        @Schema(nullable = true, description = "Plain text.") String summary,
        @Schema(description = "Slugs, in the order of the byline.") List<String> authors,
        @Schema(description = "Slugs.") List<String> tags,
        @Schema(nullable = true, description = "The byline date, where an editor has set it.") Instant publishedAt,
        @Schema(description = "Whether lists and feeds have it.") Boolean listed,
        @Schema(description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag,
        @Schema(examples = "17") int revision,
        @Schema(enumeration = {
                "trashed", "published", "scheduled", "withdrawn", "expired", "draft" }) String status,
        @Schema(description = "Whether it says something else than what was published or scheduled last.") boolean changed,
        @Schema(nullable = true, description = "What readers see.") PeriodView current,
        @Schema(nullable = true, description = "What readers will see.") PeriodView next,
        Instant createdAt,
        Instant updatedAt,
        EditorView updatedBy){

    static final RecordComponents<WorkingCopySummary> MEMBERS = RecordComponents.of(WorkingCopySummary.class);
}
