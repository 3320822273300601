package dev.stet.article.conflict;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.conflict.ContentDifference.ArticleDifference;
import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.EditorView;
import dev.stet.article.draft.Revision;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTags;

/** Both sides of what differs between the article that a client has read and the article as it is, and the way on. */
@Schema(name = "StaleArticle", additionalProperties = Schema.True.class,
        description = "The article was changed after you read it, and nothing was done. Tells what differs, so that you can "
                + "show what you began with, what is there now and your own side by side.",
        requiredProperties = { "base", "baseRevision", "current", "revision", "changedBy", "changedAt", "etag" })
public record StaleArticle(
        @Schema(nullable = true, implementation = ArticleDifference.class,
                extensions = @Extension(name = "x-named", value = "ArticleDifference"),
                description = "What you began with; null where your tag names none of the latest "
                        + "1,000 states of this article.") ObjectNode base,
        @Schema(nullable = true, description = "The revision that you began with.", examples = "17") Integer baseRevision,
        @Schema(implementation = ArticleDifference.class,
                extensions = @Extension(name = "x-named", value = "ArticleDifference"),
                description = "What is there now; all of it where the base is unknown.") ObjectNode current,
        @Schema(description = "The revision that is there now.", examples = "19") int revision,
        @Schema(description = "Who made the latest change.") EditorView changedBy,
        @Schema(description = "When that was.") Instant changedAt,
        @Schema(description = "Names what is there now: send it as If-Match.", examples = "\"mVq…\"") String etag,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "With the parameter `base`: what both sides changed; members, `sectionOrder`, "
                + "or `sections/` with an id.") Collection<String> conflicts) {

    /** So far back a base is looked for. */
    private static final int MAX_STATES = 1_000;

    /** @param sent names what the client has read; where no revision of the article has such a tag, the base is unknown */
    public static StaleArticle of(Article article, EntityTags sent) {
        Integer number = revision(article.revision, sent, article::tag);
        Content base = number == null ? null : content(article.id, number).orElse(null);
        return of(article, base == null ? null : number, base, null);
    }

    static StaleArticle of(Article article, Integer number, Content base, Collection<String> conflicts) {
        Content current = article.content();
        return new StaleArticle(base == null ? null : ContentDifference.of(base, current), number,
                ContentDifference.of(current, base),
                article.revision, EditorView.of(article.updatedBy), article.updatedAt, article.tag().toString(), conflicts);
    }

    /**
     * Tags are made of what is known, so the one that was sent is found without asking the database. Others wait for the
     * article meanwhile, so one tag is made of each state, however many were sent, and not of all states that there ever were.
     */
    static Integer revision(int latest, EntityTags sent, IntFunction<ETag> tags) {
        Set<String> wanted = sent.tags().stream().map(ETag::opaque).collect(Collectors.toSet());
        return IntStream.iterate(latest, n -> n > 0 && n > latest - MAX_STATES, n -> n - 1)
                .filter(n -> wanted.contains(tags.apply(n).opaque())).boxed().findFirst().orElse(null);
    }

    static Optional<Content> content(UUID article, int number) {
        return Revision.findContent(article, number);
    }
}
