package dev.stet.sync;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.change.ChangeFilter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Waits for an answer on behalf of who asked: with neither a thread nor a connection, until there is something to read. */
@ApplicationScoped
class Waiting {

    private final Following following;
    private final Tip tip;
    private final Seats seats;

    Waiting(Following following, Tip tip, Seats seats) {
        this.following = following;
        this.tip = tip;
        this.seats = seats;
    }

    /** What there is, at once or as soon as there is some; nothing, and where to go on, after that time. */
    Uni<Reading> read(Bookmark from, ChangeFilter filter, int limit, Duration atMost) {
        Reading now = following.read(from, filter, limit);
        if (!now.items().isEmpty() || now.more() || atMost.isZero()) {
            return Uni.createFrom().item(now);
        }
        long end = System.nanoTime() + atMost.toNanos();
        Runnable leave = seats.take();
        return Multi.createBy().repeating()
                .uni(() -> new Latest(now), latest -> wait(latest, filter, limit, end))
                .whilst(reading -> reading.items().isEmpty() && end - System.nanoTime() > 0 && !tip.isEnding())
                .collect().last().onTermination().invoke(leave);
    }

    /** Of what was asked for there may be nothing in all that is new: then it is another wait, from where that ended. */
    private Uni<Reading> wait(Latest latest, ChangeFilter filter, int limit, long end) {
        Bookmark from = latest.reading.next();
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        return tip.beyond(from.position(), left)
                .map(grown -> grown ? latest.reading = following.readHeard(from, filter, limit) : latest.reading);
    }

    /** What was read last. */
    private static final class Latest {

        private volatile Reading reading;

        Latest(Reading reading) {
            this.reading = reading;
        }
    }
}
