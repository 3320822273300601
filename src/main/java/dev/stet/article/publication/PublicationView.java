package dev.stet.article.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.article.edition.ArticleStatus.PeriodView;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionTimeline;
import dev.stet.article.edition.EditionView;
import dev.stet.platform.conditional.EntityTagged;

/** Where an article stands: what readers see of it and what they will see. */
@Schema(name = "Publication", description = "What readers see of an article and what they will see.",
        requiredProperties = { "status", "current", "next", "changed", "etag" })
record PublicationView(
        @Schema(enumeration = {
                "trashed", "published", "scheduled", "withdrawn", "expired", "draft" },
                description = "The first that holds, in this order.") String status,
        @Schema(nullable = true, description = "What readers see now.") PeriodView current,
        @Schema(nullable = true, description = "What they will see.") PeriodView next,
        @Schema(description = "Whether the working copy says something else than what was "
                + "published or scheduled last.") boolean changed,
        @Schema(description = "The article's tag, for the next If-Match. Publishing does not move it.",
                examples = "\"mVq…\"") String etag)
        implements
            EntityTagged{

    static PublicationView of(Article article) {
        EditionTimeline time = EditionTimeline.of(article.id);
        Edition latest = time.latest(article.id).orElse(null);
        return new PublicationView(status(article, time, latest), EditionView.period(time.current()),
                EditionView.period(time.next()),
                latest != null && !Revision.saysTheSame(article.id, latest.revision, article.revision),
                article.tag().toString());
    }

    private static String status(Article article, EditionTimeline time, Edition latest) {
        if (article.trashedAt != null) {
            return "trashed";
        } else if (time.current() != null) {
            return "published";
        } else if (time.next() != null) {
            return "scheduled";
        } else if (latest == null) {
            return "draft";
        }
        return latest.visibleUntil.isBefore(latest.declaredUntil) ? "withdrawn" : "expired";
    }
}
