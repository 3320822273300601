package dev.stet.article.content;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One section as its author wrote it.
 *
 * @param id stays the same through every edit, move and publication
 * @param heading plain text
 * @param body Markdown, never {@code null}
 */
@Schema(name = "SectionContent", description = "One section of one state of an article.", requiredProperties = { "id", "slug",
        "heading", "body" })
public record SectionContent(
        UUID id,
        @Schema(examples = "about-liang-wenfeng") String slug,
        @Schema(description = "Plain text.") String heading,
        @Schema(description = "Markdown, or the hash of it.") String body) {

    public SectionContent withBody(String body) {
        return new SectionContent(id, slug, heading, body);
    }

    /** Whether both say the same, whoever they are. */
    public boolean saysTheSameAs(SectionContent other) {
        return slug.equals(other.slug) && heading.equals(other.heading) && body.equals(other.body);
    }
}
