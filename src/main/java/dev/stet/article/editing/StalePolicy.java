package dev.stet.article.editing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.EditorView;
import dev.stet.change.ChangeEntry;
import dev.stet.platform.conditional.EntityTags;

/** Both comment policies: the one that a client has read, and the one that holds. */
@Schema(name = "StalePolicy", additionalProperties = Schema.True.class, description = "The comment policy was changed after you read it, and nothing was done.", requiredProperties = {
        "base", "current", "changedBy", "changedAt", "etag" })
record StalePolicy(
        @Schema(nullable = true, description = "What you began with; null where your tag names no policy of this article.") CommentPolicyView base,
        @Schema(description = "What holds now.") CommentPolicyView current,
        @Schema(nullable = true, description = "Who changed it last; null while it is as the article was made.") EditorView changedBy,
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
