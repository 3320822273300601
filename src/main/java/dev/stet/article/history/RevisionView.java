package dev.stet.article.history;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.platform.json.Json;

/** One saved state of an article, whole. */
@Schema(name = "Revision", description = "One saved state of an article, whole.",
        requiredProperties = { "number", "account", "createdAt", "note", "content" })
record RevisionView(
        @Schema(description = "Counts the saved states of this article, from 1 without gaps.", examples = "17") int number,
        ActorView account,
        Instant createdAt,
        @Schema(nullable = true, description = "What the editor said about it.") String note,
        @Schema(implementation = Content.class, extensions = @Extension(name = "x-named", value = "RevisionContent"),
                description = "The working copy as it was; can be sent as it is.") ObjectNode content) {

    static RevisionView of(RevisionSummary summary, Content content) {
        return new RevisionView(summary.number(), summary.account(), summary.createdAt(), summary.note(),
                Json.tree((Object) content));
    }

    /** The account that did something. */
    @Schema(name = "Actor", requiredProperties = { "id", "name" })
    record ActorView(UUID id, @Schema(examples = "li-wei") String name) {
    }

    /** Who saved an article when. */
    @Schema(name = "RevisionSummary", description = "Who saved an article when.",
            requiredProperties = { "number", "account", "createdAt", "note" })
    record RevisionSummary(
            @Schema(description = "Counts the saved states of this article, from 1 without gaps.", examples = "17") int number,
            ActorView account,
            Instant createdAt,
            @Schema(nullable = true, description = "What the editor said about it.") String note) {
    }
}
