package dev.stet.article.edition;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.edition.ArticleStatus.PeriodView;

/** One edition in the list of an article's editions. */
@Schema(name = "Edition", description = "What readers saw of an article, see, or will see.",
        requiredProperties = { "edition", "revision", "locale", "slug", "title", "publishedAt", "from", "until",
                "declaredUntil", "note", "account", "wordCount", "redactedAt" })
public record EditionView(
        @Schema(examples = "3") int edition,
        @Schema(description = "The revision that it shows.", examples = "17") int revision,
        @Schema(examples = "en") String locale,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(nullable = true, description = "Null when redacted.") String title,
        @Schema(description = "The byline date.") Instant publishedAt,
        Instant from,
        @Schema(nullable = true, description = "Null is never.") Instant until,
        @Schema(nullable = true,
                description = "The end that its editor asked for: later than `until` if another edition "
                        + "followed or it was withdrawn.") Instant declaredUntil,
        @Schema(nullable = true) String note,
        @Schema(description = "Who published it.") UUID account,
        int wordCount,
        @Schema(nullable = true, description = "When its content was taken away.") Instant redactedAt) {

    public static EditionView of(Edition edition) {
        return new EditionView(edition.number, edition.revision, edition.locale, edition.slug,
                edition.redactedAt == null ? edition.title : null, edition.publishedAt, edition.visibleFrom,
                shown(edition.visibleUntil), shown(edition.declaredUntil), edition.note,
                edition.accountId, edition.wordCount, edition.redactedAt);
    }

    /** {@code null} for {@code null}. */
    public static PeriodView period(Edition edition) {
        return edition == null ? null
                : new PeriodView(edition.number, edition.revision, edition.slug, edition.visibleFrom,
                        shown(edition.visibleUntil));
    }

    private static Instant shown(Instant until) {
        return until.equals(Edition.FOREVER) ? null : until;
    }
}
