package dev.stet.comment.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.comment.thread.CommentText;
import dev.stet.comment.thread.CommentWriter;

/** What becomes of a comment once others were asked about it. */
@ApplicationScoped
class AkismetAnswer {

    private final CommentWriter commentWriter;

    AkismetAnswer(CommentWriter commentWriter) {
        this.commentWriter = commentWriter;
    }

    /**
     * Leaves alone what a moderator decided meanwhile, and what its author changed: that is asked about anew.
     *
     * @param words what was asked about
     * @param spam empty where nobody answered
     * @throws dev.stet.platform.problem.Problem where it cannot be shown any more
     */
    @Transactional
    void take(UUID id, CommentText commentText, Optional<Boolean> spam) {
        Comment.lock(id).filter(comment -> comment.status == Status.PENDING && comment.says(commentText)).ifPresent(comment -> {
            List<String> doubts = new ArrayList<>(comment.doubts());
            doubts.remove(Akismet.DOUBT);
            if (spam.isEmpty()) {
                doubts.add("check-failed");
            } else if (spam.get()) {
                doubts.add("check-found-spam");
            }
            boolean isSpam = spam.orElse(false);
            commentWriter.judgeAgain(comment, isSpam ? Status.SPAM : Verdict.of(doubts).status(), doubts);
        });
    }
}
