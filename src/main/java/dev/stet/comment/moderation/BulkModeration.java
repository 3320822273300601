package dev.stet.comment.moderation;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.auth.account.Caller;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.problem.Problem;

/** Decides on many comments, each in a transaction of its own, so that one that cannot be decided does not hold up others. */
@ApplicationScoped
class BulkModeration {

    private final Moderating moderating;

    BulkModeration(Moderating moderating) {
        this.moderating = moderating;
    }

    DecisionsView decide(DecisionsForm form, Caller caller) {
        return new DecisionsView(form.items().stream().map(item -> decide(item, caller)).toList());
    }

    private DecisionsView.Item decide(DecisionsForm.Item item, Caller caller) {
        try {
            return DecisionsView.Item.of(moderating.decide(item.id(), item.etag() == null ? "*" : item.etag(),
                    Status.of(item.status()), caller));
        } catch (Problem problem) {
            return DecisionsView.Item.of(item.id(), problem);
        }
    }

    /** What becomes of several comments, each by itself. */
    @Schema(name = "DecisionsForm", description = "What becomes of several comments, each by itself.")
    record DecisionsForm(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {

        /** What becomes of one of them. */
        @Schema(name = "DecisionsFormItem", description = "What becomes of one of them.")
        record Item(
                @NotNull @Schema(description = "The comment's id.") UUID id,
                @NotNull @Pattern(regexp = Comment.Status.LABELS, message = "must be pending, approved, spam or trash")
                @Schema(description = "pending, approved, spam or trash.", examples = "approved") String status,
                @Size(max = 200)
                @Schema(nullable = true,
                        description = "The ETag that was read; null decides whatever it says now.") String etag) {
        }
    }

    /** What came of several decisions, in their order. */
    @Schema(name = "Decisions", description = "What came of each, in the order sent.", requiredProperties = "items")
    record DecisionsView(List<Item> items) {

        /** What came of one. */
        @Schema(name = "DecisionsItem", requiredProperties = { "id", "status", "comment", "problem" })
        record Item(UUID id,
                @Schema(description = "The HTTP status that this decision alone would have got.", examples = "200") int status,
                @Schema(nullable = true,
                        description = "The comment now; null where it could not be decided.") ModeratedCommentView comment,
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
}
