package dev.stet.comment.moderation;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Caller;
import dev.stet.comment.privacy.Erasure;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.comment.thread.CommentWriter;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.problem.Problem;

/** What moderators do with one comment. */
@ApplicationScoped
class Moderating {

    private final CommentWriter commentWriter;
    private final Erasure erasure;
    private final ModerationQueueQuery queue;

    Moderating(CommentWriter commentWriter, Erasure erasure, ModerationQueueQuery queue) {
        this.commentWriter = commentWriter;
        this.erasure = erasure;
        this.queue = queue;
    }

    @Transactional
    ModeratedCommentView read(UUID id) {
        ModeratedCommentView comment = queue.find(id);
        if (comment == null) {
            throw missing(id);
        }
        return comment;
    }

    /**
     * @param ifMatch the header as sent; {@code *} is enough
     * @throws Problem {@code not-found}, {@code precondition-required}, {@code stale-edit}, {@code conflict}
     */
    @Transactional
    ModeratedCommentView decide(UUID id, String ifMatch, Status status, Caller caller) {
        Comment comment = lock(id, ifMatch);
        commentWriter.decide(comment, status, caller.account());
        return queue.find(id);
    }

    /**
     * Takes away for good who it is from and what it says.
     *
     * @param ifMatch the header as sent; {@code *} is enough
     * @throws Problem as {@link #decide}
     */
    @Transactional
    void remove(UUID id, String ifMatch, Caller caller) {
        erasure.erase(lock(id, ifMatch), caller.account());
    }

    private Comment lock(UUID id, String ifMatch) {
        Comment comment = Comment.lock(id).orElseThrow(() -> missing(id));
        Preconditions.requireAny(ifMatch, comment.tag(), () -> stale(comment));
        return comment;
    }

    private Problem stale(Comment comment) {
        ModeratedCommentView current = queue.find(comment.id);
        return STALE_EDIT.because("This comment was edited or decided on after you read it. Look at it again, then decide.")
                .with("current", current).with("etag", current.etag());
    }

    private static Problem missing(UUID id) {
        return NOT_FOUND.because("There is no comment %s.", id);
    }
}
