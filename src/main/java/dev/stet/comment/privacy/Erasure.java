package dev.stet.comment.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.Commenting;
import dev.stet.platform.idempotency.FirstAnswers;

/** Forgets a comment's author: what is kept of the comment, of the person, and of the answer that the post got. */
@ApplicationScoped
public class Erasure {

    private final Commenting commenting;
    private final FirstAnswers answers;

    Erasure(Commenting commenting, FirstAnswers answers) {
        this.commenting = commenting;
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
        commenting.erase(comment, account, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
