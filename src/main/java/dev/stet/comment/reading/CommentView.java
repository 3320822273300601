package dev.stet.comment.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.comment.thread.Comment;
import dev.stet.text.Markdown;

/**
 * A comment as readers see it. Made by hand from the columns that are public: what else is known of its author cannot slip
 * in.
 *
 * @param author {@code null} once erased, as is {@code body}
 * @param replies the approved replies on the same page, in order; {@code null} in the flat view
 */
@Schema(name = "Comment", requiredProperties = { "id", "parent", "depth", "author", "body", "createdAt", "updatedAt" })
public record CommentView(
        UUID id,
        @Schema(nullable = true, description = "The comment it replies to; null for a reply to the article.") UUID parent,
        @Schema(description = "0 for a reply to the article, at most 3.", examples = "0") int depth,
        @Schema(nullable = true,
                description = "Null once the comment was erased: only its place in the thread is left.") Author author,
        @Schema(nullable = true, description = "Null once the comment was erased.") Body body,
        Instant createdAt,
        @Schema(description = "Later than createdAt if its author edited it.") Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "In the tree view: the replies that stand on "
                + "the same page, in order.") List<CommentView> replies) {

    @Schema(name = "CommentAuthor", requiredProperties = { "name", "url" })
    public record Author(@Schema(examples = "Reader") String name,
            @Schema(nullable = true, examples = "https://reader.example.org") String url) {
    }

    @Schema(name = "CommentBody", requiredProperties = { "html" })
    public record Body(
            @Schema(description = "Clean HTML: emphasis, code and links, which carry rel=\"nofollow ugc noopener\".",
                    examples = "<p>Well <em>said</em>.</p>") String html) {
    }

    /** As it stands by itself, without replies. */
    public static CommentView of(Comment comment) {
        return of(comment, false);
    }

    static CommentView of(Comment comment, boolean tree) {
        boolean erased = comment.isErased();
        return new CommentView(comment.id, comment.parentId, comment.path.size() - 1,
                erased ? null : new Author(comment.authorName, comment.authorUrl),
                erased ? null : new Body(Markdown.inlineHtml(comment.body)),
                comment.createdAt, comment.updatedAt, tree ? new ArrayList<>() : null);
    }
}
