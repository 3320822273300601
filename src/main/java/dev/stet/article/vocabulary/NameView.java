package dev.stet.article.vocabulary;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.article.content.Vocabulary;
import dev.stet.article.content.Vocabulary.Name;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.page.Page;

/** A tag; it can be sent back as it is. */
@Schema(description = "A tag.", requiredProperties = { "slug", "name", "etag" })
public record NameView(
        @Schema(readOnly = true, examples = "ai") String slug,
        @Schema(examples = "Artificial Intelligence") String name,
        @Schema(readOnly = true, description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag)
        implements
            EntityTagged {

    static NameView of(Name tag) {
        return new NameView(tag.slug(), tag.name(), tag(Vocabulary.TAG, tag).toString());
    }

    static ETag tag(Vocabulary vocabulary, Name name) {
        return name.equals(Name.plain(name.slug(), name.name())) ? ETag.ofWords(vocabulary.noun(), name.slug(), name.name())
                : ETag.ofWords(vocabulary.noun(), name.slug(), name.name(), name.bio(), name.url(), name.avatar());
    }

    /** A page of tags as the OpenAPI document shows it. */
    @Schema(name = "NamePage", description = "A page of tags, in the order of their slugs.",
            requiredProperties = { "items", "page" })
    record NamePage(List<NameView> items, Page.Place page) {
    }

    /** What a tag is called. */
    @JsonIgnoreProperties({ "slug", "etag" })
    @Schema(name = "NameForm", description = "What a tag is called; it shows everywhere at once.", properties = {
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

        /** What of a tag or author can be edited. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(name = "NameDifference", requiredProperties = "name")
        record Called(@Schema(examples = "Artificial Intelligence") String name,
                @Schema(description = "Of an author who has one; so are the others.") String bio, String url, String avatar) {
        }

        static StaleName of(Vocabulary vocabulary, Name current) {
            return new StaleName(null, new Called(current.name(), current.bio(), current.url(), current.avatar()),
                    tag(vocabulary, current).toString());
        }
    }
}
