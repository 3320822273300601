package dev.stet.article.edition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag or author: the slug to filter by and the name to show. */
@Schema(name = "Named", requiredProperties = { "slug", "name" })
public record NamedView(@Schema(examples = "china") String slug, @Schema(examples = "China") String name) {
}
