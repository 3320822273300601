package dev.stet.comment.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.comment.thread.Comment;

/** What becomes of a comment. */
@Schema(description = "What becomes of a comment.")
record DecisionForm(
        @NotNull @Pattern(regexp = Comment.Status.LABELS, message = "must be pending, approved, spam or trash") @Schema(description = "pending, approved, spam or trash.", examples = "approved") String status) {
}
