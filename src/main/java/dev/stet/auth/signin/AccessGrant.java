package dev.stet.auth.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.ApiKey;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * By what somebody was let in. A request is judged when it begins; whatever goes on for longer, such as a stream, asks here
 * again whether the same would still be let in as the same.
 *
 * @param key {@code null} for who came in by a token
 * @param role of the account, though a token may have narrowed it
 * @param end when a token is no longer taken; {@code null} for a key, whose end the database knows
 */
public record AccessGrant(UUID key, UUID account, Role role, Instant end) {

    static final String ATTRIBUTE = "stet.admission";

    private static final Problem ENDED = ProblemType.UNAUTHENTICATED.because("The key or account that this began with has been "
            + "changed or has expired meanwhile. Begin again with a good key.")
            .withHeader("WWW-Authenticate", BearerChallenge.INVALID_TOKEN);

    static AccessGrant of(ApiKey key) {
        return new AccessGrant(key.id, key.account.id, key.account.role, null);
    }

    static AccessGrant of(Account account, Instant end) {
        return new AccessGrant(null, account.id, account.role, end);
    }

    /**
     * Asks the database, so not on a thread that must not wait.
     *
     * @return for how long it lasts if nobody changes anything; empty if it has ended: the key is revoked or over, the account
     *         disabled or of another role
     */
    public Optional<Duration> left() {
        return QuarkusTransaction.requiringNew().call(() -> key == null ? leftOfToken() : ApiKey.left(key, role));
    }

    private Optional<Duration> leftOfToken() {
        Duration left = Duration.between(Instant.now(), end);
        return left.isNegative() || !Account.isUsable(account, role) ? Optional.empty() : Optional.of(left);
    }

    /** @throws Problem {@code unauthenticated} if it has ended */
    public void require() {
        if (left().isEmpty()) {
            throw ENDED;
        }
    }

    /** Asks again whether a grant lasts, now and then; for what would otherwise ask for each block of bytes. */
    public static final class Check {

        private static final long EVERY = Duration.ofSeconds(1).toNanos();

        private final AccessGrant accessGrant;
        private long asked = System.nanoTime() - EVERY;

        public Check(AccessGrant accessGrant) {
            this.accessGrant = accessGrant;
        }

        /** @throws dev.stet.platform.problem.Problem {@code unauthenticated}, at the latest a second after it has ended */
        public void require() {
            if (System.nanoTime() - asked >= EVERY) {
                accessGrant.require();
                asked = System.nanoTime();
            }
        }
    }
}
