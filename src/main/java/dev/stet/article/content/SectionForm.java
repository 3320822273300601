package dev.stet.article.content;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.stet.text.Slugs;

/**
 * A section as editors send it. It is the section with its {@code id}, else that with its slug, given or made from the
 * heading, else a new one.
 */
@JsonIgnoreProperties({ "etag", "revision" })
@Schema(description = "A section: the one with this id, else the one with this slug, given or made from the heading, else a new one.", properties = {
        @SchemaProperty(name = "etag", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "revision", readOnly = true, description = "Ignored.") })
public record SectionForm(
        @Schema(nullable = true, description = "Absent for a new section.") UUID id,
        @NotAnIdSlug @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE) @Schema(nullable = true, description = "Left out, it stays, or is made from the heading.", examples = "about-liang-wenfeng") String slug,
        @NotBlank @Size(max = 300) @Schema(description = "Plain text.", examples = "About Liang Wenfeng") String heading,
        @Size(max = 200_000) @Schema(nullable = true, description = "Markdown.") String body) {

    public SectionForm {
        body = body == null ? "" : body;
    }

    /** {@code null} for {@code null}, which is refused where forms are checked. */
    static SectionForm of(SectionContent content) {
        return content == null ? null : new SectionForm(content.id(), content.slug(), content.heading(), content.body());
    }

    SectionForm withoutId() {
        return new SectionForm(null, slug, heading, body);
    }

    public String slugOrFromHeading() {
        return slug == null ? Slugs.of(heading) : slug;
    }
}
