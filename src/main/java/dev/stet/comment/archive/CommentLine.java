package dev.stet.comment.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.article.content.StorableInstant;
import dev.stet.article.content.WebAddress;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentText;
import dev.stet.comment.thread.CommentThreadRestore.ArchivedComment;
import dev.stet.platform.validation.BlankText;

/**
 * A comment in an archive.
 *
 * @param author {@code null} once erased, as is {@code body}
 * @param doubts {@code null} where they are not told
 * @param contact {@code null} where it is not told, or not kept
 */
@Schema(name = "CommentLine",
        description = "A comment, behind the one it replies to. `doubts` are told to administrators, `contact` only "
                + "with `personalData=true`.",
        requiredProperties = { "kind", "id", "article", "parent", "status", "author", "body", "createdAt", "updatedAt",
                "erasedAt" })
public record CommentLine(
        @Schema(enumeration = CommentLine.KIND) String kind,
        @NotNull UUID id,
        @NotNull @Schema(description = "The id of the article.") UUID article,
        @Schema(nullable = true, description = "The comment it replies to; null for a reply to the article.") UUID parent,
        @NotNull @Pattern(regexp = "^(" + Comment.Status.LABELS + ")$") @Schema(examples = "approved") String status,
        @Valid @Schema(nullable = true, description = "Null once erased.") Author author,
        @Size(max = CommentText.MAX_BODY)
        @Schema(nullable = true, description = "Markdown's inline subset, as it was typed; null once erased.") String body,
        @NotNull @StorableInstant Instant createdAt,
        @NotNull @StorableInstant Instant updatedAt,
        @StorableInstant @Schema(nullable = true) Instant erasedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 20)
        @Schema(description = "Why it was not approved at once.") List<@NotNull @Pattern(
                regexp = "^[a-z-]{1,40}$") String> doubts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Valid @Schema(description = "Whom it is from.") Contact contact) {

    public static final String KIND = "comment";

    /** Who signed it. */
    @Schema(name = "CommentLineAuthor", requiredProperties = { "name", "url" })
    record Author(
            @NotBlank(payload = BlankText.FormerRule.class) @Size(max = CommentText.MAX_NAME)
            @Pattern(regexp = CommentText.ONE_LINE, message = CommentText.ONE_LINE_MESSAGE) String name,
            @Size(max = CommentText.MAX_URL) @Pattern(regexp = WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE)
            @Schema(nullable = true) String url) {
    }

    /** Whom it is from, beyond what readers see. */
    @Schema(name = "CommentLineContact", requiredProperties = { "email", "wantsReplies", "confirmedAt" })
    record Contact(
            @NotNull @Size(max = 254) @Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")
            @Schema(examples = "reader@example.org") String email,
            @NotNull @Schema(description = "Whether mail about replies was asked for.") Boolean wantsReplies,
            @StorableInstant @Schema(nullable = true, description = "When the address was confirmed.") Instant confirmedAt) {

        /** Says nothing: logs like to print things. */
        @Override
        public String toString() {
            return "a contact";
        }
    }

    ArchivedComment former() {
        CommentText commentText = author == null ? null : new CommentText(author.name, author.url, body);
        return new ArchivedComment(id, article, parent, commentText, Comment.Status.of(status),
                doubts == null ? List.of() : doubts,
                createdAt, updatedAt, erasedAt);
    }

    /** What everybody is told of it, by which one that is here is compared. */
    CommentLine publicPart() {
        return new CommentLine(kind, id, article, parent, status, author, body, createdAt, updatedAt, erasedAt, null, null);
    }

    static CommentLine of(Comment comment) {
        Author author = comment.isErased() ? null : new Author(comment.authorName, comment.authorUrl);
        return new CommentLine(KIND, comment.id, comment.articleId, comment.parentId, comment.status.toString(), author,
                comment.body, comment.createdAt, comment.updatedAt, comment.erasedAt, null, null);
    }

    CommentLine with(List<String> doubts, Contact contact) {
        return new CommentLine(kind, id, article, parent, status, author, body, createdAt, updatedAt, erasedAt, doubts,
                contact);
    }

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a comment";
    }
}
