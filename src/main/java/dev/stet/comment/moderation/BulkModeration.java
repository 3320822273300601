package dev.stet.comment.moderation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.account.Caller;
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
}
