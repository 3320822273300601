package dev.stet.comment.posting;

import static dev.stet.platform.problem.ProblemType.COMMENT_TOKEN;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;

/**
 * By which the author of a comment is known: its id under a seal, so that nothing needs to be kept. A token has no end of its
 * own; for what it is good is said by the age of its comment and by what became of it.
 */
@ApplicationScoped
class CommentTokens {

    private static final String PURPOSE = "comment-token";

    private final SigningKeys keys;

    CommentTokens(SigningKeys keys) {
        this.keys = keys;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    String of(UUID comment) {
        return keys.seal(PURPOSE).seal(bytes(comment));
    }

    /**
     * The comments that tokens belong to.
     *
     * @param sent parted by commas; what is none of ours stands for nothing, nor does {@code null}
     */
    Set<UUID> comments(String sent) {
        return sent == null ? Set.of()
                : Stream.of(sent.split(",")).flatMap(token -> keys.seal(PURPOSE).open(token.strip()).stream())
                        .map(ByteBuffer::wrap).map(id -> new UUID(id.getLong(), id.getLong())).collect(Collectors.toSet());
    }

    /** @throws Problem {@code comment-token} where none of the tokens belongs to this comment */
    void require(String sent, UUID comment) {
        if (!comments(sent).contains(comment)) {
            throw refused();
        }
    }

    /** When a comment was posted, by its id: also of one that is not there any more. To the millisecond. */
    static Instant postedAt(UUID comment) {
        return Instant.ofEpochMilli(comment.getMostSignificantBits() >>> 16);
    }

    /** Also of a comment that is not there: nobody learns which are. */
    static Problem refused() {
        return COMMENT_TOKEN.because("Send the token that was given out when this comment was posted, as Comment-Token.");
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array();
    }
}
