package dev.stet.article.vocabulary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tag or author is called now, for who has read another name. */
@Schema(name = "StaleName", additionalProperties = Schema.True.class, description = "It was renamed after you read it, and nothing was done.", requiredProperties = {
        "base", "current", "etag" })
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
