package dev.stet.comment.privacy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

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

    /** The person who asks. In a body, because addresses in paths and parameters end up in logs. */
    @Schema(name = "PersonForm", description = "The person who asks.")
    record PersonForm(
            @NotBlank @Size(max = 254)
            @Schema(description = "The address the person comments with, in any case.",
                    examples = "reader@example.org") String email) {

        /** Says nothing: logs like to print things. */
        @Override
        public String toString() {
            return "a person";
        }
    }

    /** What came of an erasure; names nobody. */
    @Schema(name = "Erasure", description = "What came of an erasure.", requiredProperties = "comments",
            example = "{\"comments\": 3}")
    record ErasureView(@Schema(description = "How many comments lost their author and words.") int comments) {
    }

    /** All that is kept of a person with one comment. */
    @Schema(name = "PersonalComment", description = "All that is kept of a person with one comment.",
            requiredProperties = { "id", "article", "parent", "status", "name", "email", "url", "body", "ipHash",
                    "wantsReplies", "confirmedAt", "createdAt", "updatedAt" })
    record PersonalCommentView(
            UUID id,
            @Schema(description = "The id of the article.") UUID article,
            @Schema(nullable = true) UUID parent,
            @Schema(pattern = "^(" + Comment.Status.LABELS + ")$") String status,
            String name,
            @Schema(nullable = true, description = "As typed; null where the key that protected it is gone.") String email,
            @Schema(nullable = true) String url,
            @Schema(description = "Markdown, as typed.") String body,
            @Schema(nullable = true, description = "Keyed hash of the client's address; null after its time.") String ipHash,
            @Schema(description = "Whether mail about replies was asked for.") boolean wantsReplies,
            @Schema(nullable = true, description = "When the address was confirmed.") Instant confirmedAt,
            Instant createdAt,
            Instant updatedAt) {

        static PersonalCommentView of(Comment comment, Contact contact, Contacts contacts) {
            return new PersonalCommentView(comment.id, comment.articleId, comment.parentId, comment.status.toString(),
                    comment.authorName, contacts.email(contact).orElse(null), comment.authorUrl, comment.body,
                    contact.ipHash == null ? null : HexFormat.of().formatHex(contact.ipHash), contact.wantsReplies,
                    contact.confirmedAt, comment.createdAt, comment.updatedAt);
        }
    }
}
