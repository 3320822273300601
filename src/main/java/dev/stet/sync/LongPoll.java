package dev.stet.sync;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.signin.AccessGrant;
import dev.stet.change.ChangeLogReader;
import dev.stet.platform.limit.Bulkhead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Waits for an answer on behalf of who asked: with neither a thread nor a connection, until there is something to read. */
@ApplicationScoped
class LongPoll {

    private final ChangeFeed changeFeed;
    private final ChangeFeedTail changeFeedTail;

    LongPoll(ChangeFeed changeFeed, ChangeFeedTail changeFeedTail) {
        this.changeFeed = changeFeed;
        this.changeFeedTail = changeFeedTail;
    }

    /**
     * What there is, at once or as soon as there is some; nothing, and where to go on, after that time. Who waited is judged
     * again after what is told was read: nothing that came after a key was taken back is told to who holds it.
     */
    Uni<ChangeFeed.Batch> read(ChangeCursors.Cursor from, ChangeLogReader.Filter filter, int limit, Duration atMost,
            AccessGrant accessGrant) {
        ChangeFeed.Batch now = changeFeed.read(from, filter, limit);
        if (!now.items().isEmpty() || now.more() || atMost.isZero()) {
            return Uni.createFrom().item(now);
        }
        long end = System.nanoTime() + atMost.toNanos();
        Bulkhead.Place place = changeFeedTail.enter();
        return Multi.createBy().repeating()
                .uni(() -> new Latest(now, accessGrant, changeFeedTail.doorsClosed()),
                        latest -> wait(latest, filter, limit, end))
                .whilst(reading -> reading.items().isEmpty() && end - System.nanoTime() > 0 && !changeFeedTail.isEnding())
                .collect().last().onTermination().invoke(place::close);
    }

    /** Of what was asked for there may be nothing in all that is new: then it is another wait, from where that ended. */
    private Uni<ChangeFeed.Batch> wait(Latest latest, ChangeLogReader.Filter filter, int limit, long end) {
        ChangeCursors.Cursor from = latest.reading.next();
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        return changeFeedTail.beyond(from.position(), left)
                .map(grown -> grown ? latest.become(changeFeed.readHeard(from, filter, limit), changeFeedTail.doorsClosed())
                        : latest.ended());
    }

    /** What was read last, for somebody who may have been shut out meanwhile. */
    private static final class Latest {

        private final AccessGrant accessGrant;
        private volatile ChangeFeed.Batch reading;
        private volatile int doorsClosed;

        Latest(ChangeFeed.Batch reading, AccessGrant accessGrant, int doorsClosed) {
            this.reading = reading;
            this.accessGrant = accessGrant;
            this.doorsClosed = doorsClosed;
        }

        /** @param closed as {@link ChangeFeedTail#doorsClosed} said after the reading */
        ChangeFeed.Batch become(ChangeFeed.Batch next, int closed) {
            reading = next;
            if (!next.items().isEmpty() || closed != doorsClosed) {
                accessGrant.require();
                doorsClosed = closed;
            }
            return next;
        }

        ChangeFeed.Batch ended() {
            accessGrant.require();
            return reading;
        }
    }
}
