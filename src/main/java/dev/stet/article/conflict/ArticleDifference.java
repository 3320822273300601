package dev.stet.article.conflict;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Cover;
import dev.stet.article.content.Seo;

/**
 * How the OpenAPI document shows a {@link ContentDifference} of articles, which holds any of these members and of those of
 * {@link dev.stet.article.content.Content} that are not told here.
 */
@Schema(name = "ArticleDifference", description = "The members of a working copy that the two states say differently; the others are absent.", extensions = @Extension(name = "x-members-of", value = "Content"))
record ArticleDifference(
        String slug,
        String locale,
        @Schema(nullable = true) UUID translationOf,
        String title,
        @Schema(nullable = true, description = "Markdown.") String editorsNote,
        @Schema(nullable = true) String summary,
        @Schema(description = "Markdown.") String lead,
        List<String> authors,
        List<String> tags,
        @Schema(nullable = true) Cover cover,
        @Schema(nullable = true) String canonicalUrl,
        Seo seo,
        @Schema(nullable = true) Instant publishedAt,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class) ObjectNode custom,
        @Schema(description = "Only those sections that differ, or that the other state does not have.") List<SectionDifference> sections,
        @Schema(description = "Ids, where sections came, went or moved.") List<UUID> sectionOrder) {

    /** The same for a section. */
    @Schema(name = "SectionDifference", description = "A section: of two states of it, the members that they say differently.", requiredProperties = "id")
    record SectionDifference(
            UUID id,
            String slug,
            String heading,
            @Schema(description = "Markdown.") String body) {
    }
}
