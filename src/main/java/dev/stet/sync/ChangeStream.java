package dev.stet.sync;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.signin.AccessGrant;
import dev.stet.change.ChangeLogReader;
import dev.stet.platform.limit.Bulkhead;
import dev.stet.platform.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Tells changes for as long as somebody listens. It goes at the pace of its reader: what one has not taken yet is read later,
 * not kept meanwhile. A stream ends when the program does, when its time or its reader's key is over, and when somebody's key
 * or account was changed: its reader comes back, shows the key again and goes on.
 */
@ApplicationScoped
class ChangeStream {

    /** What a slow reader holds of memory at most. */
    private static final int AT_ONCE = 50;

    private final ChangeFeed changeFeed;
    private final ChangeFeedTail changeFeedTail;
    private final SyncSettings settings;

    ChangeStream(ChangeFeed changeFeed, ChangeFeedTail changeFeedTail, SyncSettings settings) {
        this.changeFeed = changeFeed;
        this.changeFeedTail = changeFeedTail;
        this.settings = settings;
    }

    /**
     * Something to tell.
     *
     * @param change {@code null} for a sign of life
     * @param reached where to go on after it
     */
    record Signal(ChangeView change, ChangeCursors.Cursor reached) {
    }

    /** @throws Problem {@code cursor-expired}, {@code unavailable}, before anything is told */
    Multi<Signal> open(ChangeCursors.Cursor from, ChangeLogReader.Filter filter, AccessGrant accessGrant) {
        Place place = new Place(from, filter, accessGrant);
        List<Signal> first = place.read();
        Bulkhead.Place seat = changeFeedTail.enter();
        return Multi.createBy().concatenating().streams(
                Multi.createFrom().item(new Signal(null, from)), // at once, so that its reader knows that it was let in
                Multi.createFrom().iterable(first),
                Multi.createBy().repeating().uni(() -> Uni.createFrom().deferred(place::next)
                        .runSubscriptionOn(changeFeedTail.readers()))
                        .until(signals -> place.isOver()).onItem().<Signal> disjoint())
                .onTermination().invoke(seat::close)
                .emitOn(changeFeedTail.readers(), 1); // not on the connection's thread, which has others to serve
    }

    /** How far one stream is. Its steps follow each other, on whichever thread. */
    private final class Place {

        private final ChangeLogReader.Filter filter;
        private final AccessGrant accessGrant;
        private final int doorsClosed = changeFeedTail.doorsClosed();
        private final long end;
        private volatile ChangeCursors.Cursor at;
        private volatile long lastSign = System.nanoTime();
        private volatile boolean over;

        /** Asks for the admission only after it has noted which doors were closed: what is closed later is noticed. */
        Place(ChangeCursors.Cursor from, ChangeLogReader.Filter filter, AccessGrant accessGrant) {
            this.at = from;
            this.filter = filter;
            this.accessGrant = accessGrant;
            accessGrant.require();
            long most = settings.lifetime().toNanos();
            this.end = System.nanoTime() + accessGrant.left().map(Duration::toNanos).filter(left -> left < most).orElse(most);
        }

        boolean isOver() {
            return over || changeFeedTail.isEnding() || changeFeedTail.doorsClosed() != doorsClosed
                    || end - System.nanoTime() <= 0;
        }

        /** What there is, else what comes within the time after which something has to be said; perhaps nothing. */
        Uni<List<Signal>> next() {
            if (isOver()) {
                return Uni.createFrom().item(List.of());
            }
            List<Signal> signals = readOrEnd();
            if (!signals.isEmpty() || over) {
                return Uni.createFrom().item(signals);
            }
            Duration left = settings.keepAlive().minusNanos(System.nanoTime() - lastSign);
            return left.isNegative() || left.isZero() ? Uni.createFrom().item(sign())
                    : changeFeedTail.beyond(at.position(), left).map(grown -> grown ? List.of() : sign());
        }

        /** A stream that has begun cannot answer with a problem: who comes back is told. */
        private List<Signal> readOrEnd() {
            try {
                return read();
            } catch (Problem expiredOrShutOut) {
                over = true;
                return List.of();
            }
        }

        List<Signal> read() {
            ChangeFeed.Batch changeBatch = changeFeed.readHeard(at, filter, AT_ONCE);
            // of doors that were closed, this node may know less than the database that it was read from
            if (!changeBatch.items().isEmpty()
                    && (at.isOfSnapshot() || !changeFeedTail.hasHeard(changeBatch.next().position()))) {
                accessGrant.require();
            }
            at = changeBatch.next();
            if (!changeBatch.items().isEmpty()) {
                lastSign = System.nanoTime();
            }
            return changeBatch.items().stream().map(change -> new Signal(change, null)).toList();
        }

        private List<Signal> sign() {
            lastSign = System.nanoTime();
            return List.of(new Signal(null, at));
        }
    }
}
