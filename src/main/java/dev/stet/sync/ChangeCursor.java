package dev.stet.sync;

import java.util.UUID;

/**
 * How far somebody has read.
 *
 * @param position in the log
 * @param article of a snapshot, the last one seen of it, after which the log is read from {@code position} on; {@code null}
 *        for the log itself
 */
record ChangeCursor(long position, UUID article) {

    /** Before any article's id. */
    private static final UUID NONE = new UUID(0, 0);

    static ChangeCursor at(long position) {
        return new ChangeCursor(position, null);
    }

    /** @param position of the log before the snapshot's first page was read */
    static ChangeCursor ofSnapshot(long position) {
        return new ChangeCursor(position, NONE);
    }

    ChangeCursor in(UUID seen) {
        return new ChangeCursor(position, seen);
    }

    boolean isOfSnapshot() {
        return article != null;
    }
}
