package dev.stet.article.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Where an article stands in time: read once, by the database's clock, and for an edit after the article's lock.
 *
 * @param now later than the beginning of the current edition, whatever the clock did
 * @param first when readers first saw the article, {@code null} if they never did
 * @param begun how many editions have begun
 * @param current what readers see, {@code null} for nothing
 * @param next what they will see, {@code null} if nothing is scheduled
 */
public record EditionTimeline(Instant now, Instant first, int begun, Edition current, Edition next) {

    private record Moment(Instant now, int last, Instant first) {
    }

    public static EditionTimeline of(UUID article) {
        Moment moment = moment(article);
        Instant now = moment.now;
        List<Edition> open = Edition.list("articleId = ?1 and not closed and visibleUntil > ?2 order by visibleFrom", article,
                now);
        Optional<Edition> next = open.stream().filter(edition -> edition.visibleFrom.isAfter(now)).findFirst();
        Optional<Edition> current = open.stream().filter(edition -> !edition.visibleFrom.isAfter(now)).findFirst();
        Instant first = moment.first == null || moment.first.isAfter(now) ? null : moment.first;
        return new EditionTimeline(now, first, moment.last - (next.isPresent() ? 1 : 0), current.orElse(null),
                next.orElse(null));
    }

    private static Moment moment(UUID article) {
        return Panache.getSession().createNativeQuery("""
                SELECT greatest(clock_timestamp(), (SELECT max(visible_from) + interval '1 microsecond' FROM edition
                           WHERE article_id = :article AND NOT closed AND visible_from <= clock_timestamp())) AS now,
                       coalesce((SELECT max(number) FROM edition WHERE article_id = :article), 0) AS last,
                       (SELECT visible_from FROM edition WHERE article_id = :article AND number = 1) AS first""",
                Moment.class).setParameter("article", article).getSingleResult();
    }

    /** Whether publishing that revision for that period would change nothing. */
    public boolean holds(int revision, PublicationPeriod wanted) {
        Edition there = wanted.from() == null ? current
                : current != null && current.visibleFrom.equals(wanted.from()) ? current : next;
        return there != null && there.redactedAt == null && there.revision == revision
                && there.declaredUntil.equals(wanted.until())
                && (wanted.from() == null || there.visibleFrom.equals(wanted.from()));
    }

    /** What was frozen last, whether or not it is seen yet or still. */
    public Optional<Edition> latest(UUID article) {
        return next != null ? Optional.of(next)
                : current != null ? Optional.of(current)
                        : Edition.findNumber(article, begun);
    }
}
