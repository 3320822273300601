package dev.stet.comment.privacy;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Caller;
import dev.stet.comment.thread.Comment;

/** What a person may ask for: to be told what is kept (GDPR Art. 15), and to have it erased (Art. 17). */
@ApplicationScoped
class PersonalData {

    private final Contacts contacts;
    private final Erasure erasure;

    PersonalData(Contacts contacts, Erasure erasure) {
        this.contacts = contacts;
        this.erasure = erasure;
    }

    /** In the order of time; empty where nothing is known of the address. */
    @Transactional
    List<PersonalCommentView> export(String email) {
        return contacts.commentsOf(email).stream()
                .map(comment -> PersonalCommentView.of(comment, Contact.findById(comment.id), contacts)).toList();
    }

    /** All or nothing. */
    @Transactional
    ErasureView erase(String email, Caller caller) {
        // only which they are: how each of them stands is read once its row is taken
        List<Comment> erased = contacts.commentIdsOf(email).stream().map(Comment::lock).flatMap(Optional::stream)
                .filter(comment -> !comment.isErased()).toList();
        erased.forEach(comment -> erasure.erase(comment, caller.account()));
        return new ErasureView(erased.size());
    }
}
