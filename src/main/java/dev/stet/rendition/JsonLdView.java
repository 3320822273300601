package dev.stet.rendition;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** An article as schema.org describes one, in JSON-LD 1.1. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "JsonLdArticle", description = "A schema.org Article in JSON-LD.", requiredProperties = { "@context", "@type",
        "@id", "headline", "datePublished", "dateModified", "inLanguage", "url", "mainEntityOfPage", "wordCount",
        "articleBody" })
record JsonLdView(
        @Schema(examples = "https://schema.org") @JsonProperty("@context") String context,
        @Schema(examples = "Article") @JsonProperty("@type") String type,
        @Schema(description = "The article's id, a URN.") @JsonProperty("@id") String id,
        String headline,
        @Schema(description = "The subtitle.") String alternativeHeadline,
        @Schema(description = "The summary.") String description,
        List<Person> author,
        Instant datePublished,
        Instant dateModified,
        @Schema(examples = "en", description = "BCP 47.") String inLanguage,
        @Schema(description = "The names of the tags.") List<String> keywords,
        Image image,
        @Schema(description = "Where people read it; where nobody said, its place in this API.") String url,
        @Schema(description = "Where the text was first published, else `url`.") String mainEntityOfPage,
        int wordCount,
        @Schema(description = "ISO 8601.", examples = "PT4M") String timeRequired,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(description = "Plain text: note, lead, and sections with their headings.") String articleBody) {

    static final String TYPE = "application/ld+json";

    @Schema(name = "JsonLdPerson", requiredProperties = { "@type", "name" })
    record Person(@Schema(examples = "Person") @JsonProperty("@type") String type, String name) {
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "JsonLdImage", requiredProperties = { "@type", "url" })
    record Image(@Schema(examples = "ImageObject") @JsonProperty("@type") String type, String url, String caption,
            Integer width, Integer height, String creditText) {
    }
}
