package dev.stet.comment.moderation;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.problem.Problem;

/** What came of several decisions, in their order. */
@Schema(name = "Decisions", description = "What came of each, in the order sent.", requiredProperties = "items")
record DecisionsView(List<Item> items) {

    /** What came of one. */
    @Schema(name = "DecisionsItem", requiredProperties = { "id", "status", "comment", "problem" })
    record Item(UUID id,
            @Schema(description = "The HTTP status that this decision alone would have got.", examples = "200") int status,
            @Schema(nullable = true, description = "The comment now; null where it could not be decided.") ModeratedCommentView comment,
            @Schema(nullable = true, description = "Why not; null where it was decided.") Refusal problem) {

        static Item of(ModeratedCommentView comment) {
            return new Item(comment.id(), 200, comment, null);
        }

        static Item of(UUID id, Problem problem) {
            return new Item(id, problem.type().status(), null,
                    new Refusal(problem.type().uri(), problem.type().title(), problem.detail()));
        }
    }

    /** Why a decision could not be taken. */
    @Schema(name = "DecisionsRefusal", requiredProperties = { "type", "title", "detail" })
    record Refusal(@Schema(examples = "/problems/not-found") String type, String title, String detail) {
    }
}
