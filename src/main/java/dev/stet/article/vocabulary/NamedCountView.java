package dev.stet.article.vocabulary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag or author that readers can find something by. */
@Schema(name = "NamedCount", description = "A tag or author, and how many published articles bear it.", requiredProperties = {
        "slug", "name", "articles" })
record NamedCountView(@Schema(description = "To filter by.", examples = "china") String slug,
        @Schema(examples = "China") String name,
        @Schema(description = "Published now, in the locale asked for; never 0.", examples = "12") long articles) {
}
