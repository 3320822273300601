package dev.stet.article.editing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.EditorView;
import dev.stet.change.ChangeEntry;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.conditional.EntityTags;

/** An article's comment policy; it can be sent back as it is. */
@Schema(description = "Whether readers may comment on an article, and who is moderated.",
        requiredProperties = { "open", "moderation", "etag" })
public record CommentPolicyView(
        @Schema(description = "Whether new comments are taken.") boolean open,
        @Schema(nullable = true, pattern = "^(all|first-time|none)$",
                description = "Whose comments wait for a decision: all, first-time or "
                        + "none; null follows the site.") String moderation,
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

    /** Whether readers may comment on an article, and what happens to what they write. */
    @JsonIgnoreProperties("etag")
    @Schema(name = "CommentPolicyForm", description = "Whether readers may comment on an article, and who is moderated.",
            properties = {
                    @SchemaProperty(name = "etag", readOnly = true, description = "Ignored.") })
    public record CommentPolicyForm(
            @NotNull @Schema(description = "Whether new comments are taken.") Boolean open,
            @Pattern(regexp = "all|first-time|none", message = "must be all, first-time, none or null")
            @Schema(nullable = true, description = "Whose comments wait for a decision: all, first-time or "
                    + "none; null follows the site.") String moderation) {
    }

    /** Both comment policies: the one that a client has read, and the one that holds. */
    @Schema(name = "StalePolicy", additionalProperties = Schema.True.class,
            description = "The comment policy was changed after you read it, and nothing was done.",
            requiredProperties = { "base", "current", "changedBy", "changedAt", "etag" })
    record StalePolicy(
            @Schema(nullable = true,
                    description = "What you began with; null where your tag names "
                            + "no policy of this article.") CommentPolicyView base,
            @Schema(description = "What holds now.") CommentPolicyView current,
            @Schema(nullable = true,
                    description = "Who changed it last; null while it is as the article was made.") EditorView changedBy,
            @Schema(nullable = true, description = "When that was.") Instant changedAt,
            @Schema(description = "Names what holds now: send it as If-Match.", examples = "\"mVq…\"") String etag) {

        /** @param last the latest entry of the log about this policy */
        static StalePolicy of(Article article, EntityTags sent, Optional<ChangeEntry> last) {
            CommentPolicyView current = CommentPolicyView.of(article);
            return new StalePolicy(base(article.id, sent), current,
                    last.map(ChangeEntry::account).map(EditorView::of).orElse(null),
                    last.map(ChangeEntry::occurredAt).orElse(null), current.etag());
        }

        /** There are so few policies that the one which was read is found by its tag. */
        private static CommentPolicyView base(UUID article, EntityTags sent) {
            return Stream.of(true, false)
                    .flatMap(open -> Stream.of("all", "first-time", "none", null)
                            .map(moderation -> CommentPolicyView.of(article, open, moderation)))
                    .filter(policy -> sent.tags().stream()
                            .anyMatch(CommentPolicyView.tag(article, policy.open(), policy.moderation())::weaklyMatches))
                    .findFirst().orElse(null);
        }
    }
}
