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
class Bookmarks {

    private static final String PURPOSE = "changes";

    private final SigningKeys keys;

    Bookmarks(SigningKeys keys) {
        this.keys = keys;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    String write(Bookmark bookmark) {
        ByteBuffer bytes = ByteBuffer.allocate(bookmark.isOfSnapshot() ? 24 : 8).putLong(bookmark.position());
        if (bookmark.isOfSnapshot()) {
            bytes.putLong(bookmark.article().getMostSignificantBits()).putLong(bookmark.article().getLeastSignificantBits());
        }
        return keys.seal(PURPOSE).seal(bytes.array());
    }

    /** Empty for whatever is no cursor of ours. */
    Optional<Bookmark> read(String cursor) {
        return keys.seal(PURPOSE).open(cursor).map(ByteBuffer::wrap).map(bytes -> {
            Bookmark bookmark = Bookmark.at(bytes.getLong());
            return bytes.hasRemaining() ? bookmark.in(new UUID(bytes.getLong(), bytes.getLong())) : bookmark;
        });
    }
}
