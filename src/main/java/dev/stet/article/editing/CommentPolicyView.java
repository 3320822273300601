package dev.stet.article.editing;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.Article;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTagged;

/** An article's comment policy; it can be sent back as it is. */
@Schema(description = "Whether readers may comment on an article, and who is moderated.", requiredProperties = { "open",
        "moderation", "etag" })
public record CommentPolicyView(
        @Schema(description = "Whether new comments are taken.") boolean open,
        @Schema(nullable = true, pattern = "^(all|first-time|none)$", description = "Whose comments wait for a decision: all, first-time or none; null follows the site.") String moderation,
        @Schema(readOnly = true, description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag)
        implements
            EntityTagged {

    static CommentPolicyView of(Article article) {
        return of(article.id, article.commentsOpen, article.moderation);
    }

    static CommentPolicyView of(UUID article, boolean open, String moderation) {
        return new CommentPolicyView(open, moderation, tag(article, open, moderation).toString());
    }

    static ETag tag(Article article) {
        return tag(article.id, article.commentsOpen, article.moderation);
    }

    static ETag tag(UUID article, boolean open, String moderation) {
        return ETag.ofWords("comment-policy", article, open, moderation);
    }
}
