package dev.stet.sync;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.Admission;
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

    /**
     * What there is, at once or as soon as there is some; nothing, and where to go on, after that time. Who waited is judged
     * again after what is told was read: nothing that came after a key was taken back is told to who holds it.
     */
    Uni<Reading> read(Bookmark from, ChangeFilter filter, int limit, Duration atMost, Admission admission) {
        Reading now = following.read(from, filter, limit);
        if (!now.items().isEmpty() || now.more() || atMost.isZero()) {
            return Uni.createFrom().item(now);
        }
        long end = System.nanoTime() + atMost.toNanos();
        Runnable leave = seats.take();
        return Multi.createBy().repeating()
                .uni(() -> new Latest(now, admission, tip.doorsClosed()), latest -> wait(latest, filter, limit, end))
                .whilst(reading -> reading.items().isEmpty() && end - System.nanoTime() > 0 && !tip.isEnding())
                .collect().last().onTermination().invoke(leave);
    }

    /** Of what was asked for there may be nothing in all that is new: then it is another wait, from where that ended. */
    private Uni<Reading> wait(Latest latest, ChangeFilter filter, int limit, long end) {
        Bookmark from = latest.reading.next();
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        return tip.beyond(from.position(), left)
                .map(grown -> grown ? latest.become(following.readHeard(from, filter, limit), tip.doorsClosed())
                        : latest.ended());
    }

    /** What was read last, for somebody who may have been shut out meanwhile. */
    private static final class Latest {

        private final Admission admission;
        private volatile Reading reading;
        private volatile int doorsClosed;

        Latest(Reading reading, Admission admission, int doorsClosed) {
            this.reading = reading;
            this.admission = admission;
            this.doorsClosed = doorsClosed;
        }

        /** @param closed as {@link Tip#doorsClosed} said after the reading */
        Reading become(Reading next, int closed) {
            reading = next;
            if (!next.items().isEmpty() || closed != doorsClosed) {
                admission.require();
                doorsClosed = closed;
            }
            return next;
        }

        Reading ended() {
            admission.require();
            return reading;
        }
    }
}
