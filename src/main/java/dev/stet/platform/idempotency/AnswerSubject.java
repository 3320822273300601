package dev.stet.platform.idempotency;

import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

/** Whom or what the answer to this request is about, for those that must go when their subject is erased. */
@RequestScoped
public class AnswerSubject {

    private UUID id;

    /** {@link StoredAnswers#forget} with the same id erases the answer. */
    public void is(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }
}
