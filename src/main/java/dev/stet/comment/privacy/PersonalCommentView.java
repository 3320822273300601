package dev.stet.comment.privacy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.comment.thread.Comment;

/** All that is kept of a person with one comment. */
@Schema(name = "PersonalComment", description = "All that is kept of a person with one comment.", requiredProperties = { "id",
        "article", "parent", "status", "name", "email", "url", "body", "ipHash", "wantsReplies", "confirmedAt", "createdAt",
        "updatedAt" })
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
