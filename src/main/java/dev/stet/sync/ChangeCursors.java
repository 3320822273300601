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

    String write(ChangeCursor changeCursor) {
        ByteBuffer bytes = ByteBuffer.allocate(changeCursor.isOfSnapshot() ? 24 : 8).putLong(changeCursor.position());
        if (changeCursor.isOfSnapshot()) {
            bytes.putLong(changeCursor.article().getMostSignificantBits())
                    .putLong(changeCursor.article().getLeastSignificantBits());
        }
        return keys.seal(PURPOSE).seal(bytes.array());
    }

    /** Empty for whatever is no cursor of ours. */
    Optional<ChangeCursor> read(String cursor) {
        return keys.seal(PURPOSE).open(cursor).map(ByteBuffer::wrap).map(bytes -> {
            ChangeCursor changeCursor = ChangeCursor.at(bytes.getLong());
            return bytes.hasRemaining() ? changeCursor.in(new UUID(bytes.getLong(), bytes.getLong())) : changeCursor;
        });
    }
}
