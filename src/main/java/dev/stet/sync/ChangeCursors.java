package dev.stet.sync;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;

/** Bookmarks as clients carry them: cursors, sealed so that nobody makes one up. They tell of positions, which are stored. */
@ApplicationScoped
class ChangeCursors {

    private static final String PURPOSE = "changes";

    private final SigningKeys keys;

    ChangeCursors(SigningKeys keys) {
        this.keys = keys;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    String write(Cursor changeCursor) {
        ByteBuffer bytes = ByteBuffer.allocate(changeCursor.isOfSnapshot() ? 24 : 8).putLong(changeCursor.position());
        if (changeCursor.isOfSnapshot()) {
            bytes.putLong(changeCursor.article().getMostSignificantBits())
                    .putLong(changeCursor.article().getLeastSignificantBits());
        }
        return keys.seal(PURPOSE).seal(bytes.array());
    }

    /** Empty for whatever is no cursor of ours. */
    Optional<Cursor> read(String cursor) {
        return keys.seal(PURPOSE).open(cursor).map(ByteBuffer::wrap).map(bytes -> {
            Cursor changeCursor = Cursor.at(bytes.getLong());
            return bytes.hasRemaining() ? changeCursor.in(new UUID(bytes.getLong(), bytes.getLong())) : changeCursor;
        });
    }

    /**
     * How far somebody has read.
     *
     * @param position in the log
     * @param article of a snapshot, the last one seen of it, after which the log is read from {@code position} on; {@code null}
     *        for the log itself
     */
    record Cursor(long position, UUID article) {

        /** Before any article's id. */
        private static final UUID NONE = new UUID(0, 0);

        static Cursor at(long position) {
            return new Cursor(position, null);
        }

        /** @param position of the log before the snapshot's first page was read */
        static Cursor ofSnapshot(long position) {
            return new Cursor(position, NONE);
        }

        Cursor in(UUID seen) {
            return new Cursor(position, seen);
        }

        boolean isOfSnapshot() {
            return article != null;
        }
    }
}
