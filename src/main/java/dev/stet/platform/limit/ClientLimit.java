package dev.stet.platform.limit;

import static dev.stet.platform.problem.ProblemType.TOO_MANY_REQUESTS;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stet.platform.problem.Problem;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/**
 * So many of one thing for each client in a window of time, which begins with the client's first. Counted on this node alone,
 * and forgotten with it.
 */
public final class ClientLimit {

    /** Some 20 MB at most; an attacker with more addresses than this could begin anew anyway. */
    private static final int MAX_CLIENTS = 100_000;

    private final String name;
    private final long quota;
    private final Duration window;
    private final Cache<String, Bucket> buckets;

    /** @param name stands in the headers: lower-case letters and hyphens */
    public ClientLimit(String name, long quota, Duration window) {
        this.name = name;
        this.quota = quota;
        this.window = window;
        // a bucket that nobody touched for a window is full again
        this.buckets = Caffeine.newBuilder().maximumSize(MAX_CLIENTS).expireAfterAccess(window).build();
    }

    /**
     * Counts one more of this client's.
     *
     * @return the refusal, where it was one too many: 429 with {@code RateLimit-Policy}, {@code RateLimit} and
     *         {@code Retry-After}
     */
    public Optional<Problem> count(String client, String detail) {
        return take(client, detail).refusal();
    }

    /** As {@link #count}, also telling where a client stands that is let through. */
    public Standing take(String client, String detail) {
        ConsumptionProbe probe = buckets.get(client, first -> bucket()).tryConsumeAndReturnRemaining(1);
        Duration wait = Duration.ofNanos(probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
        Standing standing = new Standing("\"%s\";q=%d;w=%d".formatted(name, quota, window.toSeconds()),
                "\"%s\";r=%d;t=%d".formatted(name, probe.getRemainingTokens(), seconds(wait)), Optional.empty());
        return probe.isConsumed() ? standing : standing.refused(wait, detail);
    }

    /**
     * Where a client stands, in the fields of draft-ietf-httpapi-ratelimit-headers-11.
     *
     * @param policy the value of {@code RateLimit-Policy}
     * @param limit the value of {@code RateLimit}
     * @param refusal empty where the client is let through
     */
    public record Standing(String policy, String limit, Optional<Problem> refusal) {

        Standing refused(Duration wait, String detail) {
            return new Standing(policy, limit,
                    Optional.of(TOO_MANY_REQUESTS.because(detail).withHeader("RateLimit-Policy", policy)
                            .withHeader("RateLimit", limit).retryAfter(Duration.ofSeconds(seconds(wait)))));
        }
    }

    private Bucket bucket() {
        return Bucket.builder().addLimit(Bandwidth.builder().capacity(quota).refillIntervally(quota, window).build()).build();
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
