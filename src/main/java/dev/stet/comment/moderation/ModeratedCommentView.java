package dev.stet.comment.moderation;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.comment.privacy.Contact;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.thread.Comment;
import dev.stet.platform.conditional.EntityTagged;
import dev.stet.text.Markdown;

/** A comment as moderators see it: the only answer that tells whom it is from. */
@Schema(name = "ModeratedComment", description = "A comment as moderators see it.",
        requiredProperties = { "id", "article", "parent", "depth", "status", "doubts", "author", "commenter", "ipHash", "body",
                "createdAt", "updatedAt", "erasedAt", "etag" })
record ModeratedCommentView(
        UUID id,
        Place article,
        @Schema(nullable = true, description = "The comment it replies to; null for a reply to the article.") UUID parent,
        @Schema(description = "0 for a reply to the article, at most 3.") int depth,
        @Schema(pattern = "^(" + Comment.Status.LABELS + ")$") String status,
        @Schema(description = "Why it was not approved at once: moderated, first-time, links, repeated, duplicate, honeypot, "
                + "blocked-word, blocked-url, blocked-email, blocked-network, unchecked, "
                + "check-failed, check-found-spam.") List<String> doubts,
        @Schema(nullable = true, description = "Null once erased.") Author author,
        @Schema(nullable = true,
                description = "Names the person, for the filter `commenter`; null where nothing is "
                        + "kept of whom it is from.") String commenter,
        @Schema(nullable = true, description = "Keyed hash of the client's address; null after 30 days at most.") String ipHash,
        @Schema(nullable = true, description = "Null once erased.") Body body,
        Instant createdAt,
        Instant updatedAt,
        @Schema(nullable = true) Instant erasedAt,
        @Schema(description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag)
        implements
            EntityTagged {

    /** The article that is replied to. */
    @Schema(name = "ModeratedCommentArticle", requiredProperties = { "id", "slug", "locale" })
    record Place(UUID id, String slug, String locale) {
    }

    /** Whom a comment is from. */
    @Schema(name = "ModeratedCommentAuthor", requiredProperties = { "name", "email", "url" })
    record Author(String name,
            @Schema(nullable = true,
                    description = "Null where it is not kept any more, or the key that protected it is gone.") String email,
            @Schema(nullable = true) String url) {

        /** Says nothing: logs like to print things. */
        @Override
        public String toString() {
            return "an author";
        }
    }

    /** What it says. */
    @Schema(name = "ModeratedCommentBody", requiredProperties = { "markdown", "html" })
    record Body(@Schema(description = "As it was typed.") String markdown,
            @Schema(description = "As readers see it.") String html) {
    }

    /** @param contact {@code null} where nothing is kept of whom it is from */
    static ModeratedCommentView of(Comment comment, Contact contact, Place article, Contacts contacts) {
        boolean erased = comment.isErased();
        return new ModeratedCommentView(comment.id, article, comment.parentId, comment.path.size() - 1,
                comment.status.toString(), comment.doubts(),
                erased ? null
                        : new Author(comment.authorName, contact == null ? null : contacts.email(contact).orElse(null),
                                comment.authorUrl),
                contact == null ? null : Contacts.commenter(contact),
                contact == null || contact.ipHash == null ? null : HexFormat.of().formatHex(contact.ipHash),
                erased ? null : new Body(comment.body, Markdown.inlineHtml(comment.body)),
                comment.createdAt, comment.updatedAt, comment.erasedAt, comment.tag().toString());
    }
}
