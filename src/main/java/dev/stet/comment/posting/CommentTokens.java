package dev.stet.comment.posting;

import static dev.stet.platform.problem.ProblemType.COMMENT_TOKEN;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;

/** By which the author of a comment is known: its id under a seal, so that nothing needs to be kept. */
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

    /** @throws Problem {@code comment-token} for whatever does not belong to this comment; {@code null} does not */
    void require(String token, UUID comment) {
        if (token == null
                || !keys.seal(PURPOSE).open(token).filter(id -> Arrays.equals(id, bytes(comment))).isPresent()) {
            throw refused();
        }
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
