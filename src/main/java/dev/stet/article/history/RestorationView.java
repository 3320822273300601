package dev.stet.article.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.editing.RevisionRestoring.Restored;
import dev.stet.platform.json.Json;

/** Where the working copy stands after a revision was brought back. */
@Schema(name = "Restoration", requiredProperties = { "revision", "etag", "changed", "content" })
record RestorationView(
        @Schema(description = "The number of the latest revision now.", examples = "20") int revision,
        @Schema(description = "The article's tag, for the next If-Match.") String etag,
        @Schema(description = "False where the working copy said that already; nothing was written then.") boolean changed,
        @Schema(implementation = ArticleForm.class, description = "What the working copy says now.") ObjectNode content) {

    static RestorationView of(Restored restored) {
        return new RestorationView(restored.article().revision, restored.article().tag().toString(), restored.changed(),
                Json.tree((Object) restored.content()));
    }
}
