package dev.stet.article.publication;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.conflict.StaleArticle;

/** How the OpenAPI document shows what {@link JointPublishing} answers about articles that were changed meanwhile. */
@Schema(name = "StalePublications", additionalProperties = Schema.True.class, description = "Some of the articles were changed after you read them, and none was published.", requiredProperties = {
        "errors", "stale" })
record StalePublications(
        @Schema(description = "For each of `errors`, in their order: what differs.") List<StaleArticle> stale) {
}
