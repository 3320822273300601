package dev.stet.comment.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.comment.reading.CommentView;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.idempotency.OneTimeSecret;

/** What the author of a comment is told. Says the same of one that waits, of spam and of a repetition. */
@Schema(name = "PostedComment", description = "A comment as its author is told of it.",
        requiredProperties = { "id", "status", "comment", "editableUntil" })
record PostedCommentView(
        UUID id,
        @Schema(pattern = "^(approved|pending)$",
                description = "`approved`: readers see it; `pending`: it waits for a moderator.") String status,
        @Schema(description = "As readers see it, or will.") CommentView comment,
        @OneTimeSecret @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Whoever sends it as Comment-Token may edit or erase the comment for a while, and once it is "
                + "approved proves with it to be its author. Told once: absent in a replayed "
                + "answer and in that of an edit.") String token,
        @Schema(description = "Until when the author may edit or erase it.") Instant editableUntil) {

    /** @param token {@code null} where it was told before */
    static PostedCommentView of(Comment comment, String token, Duration window) {
        return new PostedCommentView(comment.id,
                (comment.status == Status.APPROVED ? Status.APPROVED : Status.PENDING).toString(), CommentView.of(comment),
                token, comment.createdAt.plus(window));
    }

    boolean approved() {
        return status.equals(Status.APPROVED.toString());
    }
}
