package dev.stet.article.editing;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.stet.article.draft.Section;
import dev.stet.platform.conditional.EntityTagged;

/** A section of a working copy: what PUT takes, and its tag. */
@Schema(description = "A section of a working copy; it can be sent back as it is.", requiredProperties = { "id", "slug",
        "heading", "body", "etag" })
public record SectionCopy(
        UUID id,
        @Schema(examples = "about-liang-wenfeng") String slug,
        @Schema(description = "Plain text.", examples = "About Liang Wenfeng") String heading,
        @Schema(description = "Markdown.") String body,
        @JsonProperty @Schema(readOnly = true, description = "Names what this section says; moves only when that changes.", examples = "\"mVq…\"") String etag)
        implements
            EntityTagged {

    static SectionCopy of(Section section) {
        return new SectionCopy(section.id, section.slug, section.heading, section.body, section.tag().toString());
    }
}
