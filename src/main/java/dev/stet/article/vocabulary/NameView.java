package dev.stet.article.vocabulary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTagged;

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
}
