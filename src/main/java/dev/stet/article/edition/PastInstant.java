package dev.stet.article.edition;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant that a reader asks about.
 *
 * @param settled whether no commit can bring an edition any more that had begun by then
 */
public record PastInstant(Instant instant, boolean settled) {

    private static final Duration SETTLED = Duration.ofMinutes(1);

    /** @param now by the database's clock */
    static PastInstant of(Instant instant, Instant now) {
        return new PastInstant(instant, !instant.isAfter(now.minus(SETTLED)));
    }
}
