package dev.stet.article.vocabulary;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.stet.article.content.Vocabulary;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.page.Page;

/** A tag or an author; it can be sent back as it is. */
@Schema(description = "A tag or an author.", requiredProperties = { "slug", "name", "etag" })
public record NameView(
        @Schema(readOnly = true, examples = "ai") String slug,
        @Schema(examples = "Artificial Intelligence") String name,
        @Schema(readOnly = true, description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag)
        implements
            EntityTagged {

    static NameView of(Vocabulary vocabulary, String slug, String name) {
        return new NameView(slug, name, tag(vocabulary, slug, name).toString());
    }

    static ETag tag(Vocabulary vocabulary, String slug, String name) {
        return ETag.ofWords(vocabulary.noun(), slug, name);
    }

    /** A page of tags or authors as the OpenAPI document shows it. */
    @Schema(name = "NamePage", description = "A page of tags or authors, in the order of their slugs.",
            requiredProperties = { "items", "page" })
    record NamePage(List<NameView> items, Page.Place page) {
    }

    /** What a tag or an author is called. */
    @JsonIgnoreProperties({ "slug", "etag" })
    @Schema(name = "NameForm", description = "What a tag or an author is called; it shows everywhere at once.", properties = {
            @SchemaProperty(name = "slug", readOnly = true, description = "Ignored."),
            @SchemaProperty(name = "etag", readOnly = true, description = "Ignored.") })
    public record NameForm(@NotBlank @Size(max = 120) @Schema(examples = "Artificial Intelligence") String name) {
    }

    /** What a tag or author is called now, for who has read another name. */
    @Schema(name = "StaleName", additionalProperties = Schema.True.class,
            description = "It was renamed after you read it, and nothing was done.",
            requiredProperties = { "base", "current", "etag" })
    record StaleName(
            @Schema(nullable = true, description = "Always null: of names, only the present one is kept.") Called base,
            @Schema(description = "What it is called now.") Called current,
            @Schema(description = "Names what is there now: send it as If-Match.", examples = "\"mVq…\"") String etag) {

        /** The only member of a tag or author that can be edited. */
        @Schema(name = "NameDifference", requiredProperties = "name")
        record Called(@Schema(examples = "Artificial Intelligence") String name) {
        }

        static StaleName of(NameView current) {
            return new StaleName(null, new Called(current.name()), current.etag());
        }
    }
}
