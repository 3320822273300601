package dev.stet.article.edition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import dev.stet.platform.problem.Fault;

/**
 * From when until when an editor wants something to be seen.
 *
 * @param from {@code null} is now; microseconds
 * @param until {@link Edition#FOREVER} if no end is wanted
 */
public record PublicationPeriod(Instant from, Instant until) {

    /** @param until {@code null} is for ever */
    public static PublicationPeriod of(Instant from, Instant until) {
        return new PublicationPeriod(from == null ? null : from.truncatedTo(ChronoUnit.MICROS), end(until));
    }

    /** What the last day of the year 9999 means, and {@code null}: no end. */
    static Instant end(Instant until) {
        return until == null || until.isAfter(Edition.FOREVER) ? Edition.FOREVER : until.truncatedTo(ChronoUnit.MICROS);
    }

    /** What makes it impossible; {@code pointer} leads to the members, without a slash at its end. */
    public List<Fault> faults(Instant now, String pointer) {
        List<Fault> faults = new ArrayList<>();
        if (from != null && !from.isAfter(now)) {
            faults.add(Fault.at(pointer + "/from",
                    "is past; leave it out to publish now, and set `publishedAt` of the article for another date"));
        } else if (from != null && !from.isBefore(Edition.FOREVER)) {
            faults.add(Fault.at(pointer + "/from", "never comes"));
        }
        if (!until.isAfter(from == null || from.isBefore(now) ? now : from)) {
            faults.add(Fault.at(pointer + "/until", "is not after the beginning"));
        }
        return faults;
    }

    public Instant begin(Instant now) {
        return from == null ? now : from;
    }
}
