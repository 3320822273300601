package dev.stet.comment.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentWriter;
import dev.stet.platform.idempotency.StoredAnswers;

/** Forgets a comment's author: what is kept of the comment, of the person, and of the answer that the post got. */
@ApplicationScoped
public class Erasure {

    private final CommentWriter commentWriter;
    private final StoredAnswers answers;

    Erasure(CommentWriter commentWriter, StoredAnswers answers) {
        this.commentWriter = commentWriter;
        this.answers = answers;
    }

    /**
     * @param comment locked
     * @param account who did it, {@code null} for its author
     */
    @Transactional(TxType.MANDATORY)
    public void erase(Comment comment, UUID account) {
        Contact.deleteById(comment.id);
        answers.forget(comment.id);
        commentWriter.erase(comment, account, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
