package dev.stet.platform.body;

import static dev.stet.platform.problem.ProblemType.TOO_MANY_REQUESTS;
import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.stet.platform.http.HttpSettings;
import dev.stet.platform.limit.MemoryBudget;
import dev.stet.platform.problem.Problem;

/**
 * How many bodies may be arriving at once, and how much of them: of one client, of all who sent no good key, and in all. So
 * slow senders take neither the memory that answers need nor the places of those who are known.
 */
@Singleton
public class BodyQuota {

    static final int MAX_BODIES = 1_000;
    public static final int MAX_OF_A_CLIENT = 64;

    /** Of the memory budget. */
    private static final int PART = 2;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Use all;
    private final Use strangers;
    private final long maxBytesOfAClient;
    private final Map<String, Use> clients = new HashMap<>(); // with all counts guarded by this

    @Inject
    BodyQuota(MemoryBudget memory, HttpSettings settings) {
        this(memory.total() / PART, settings.maxBody().asLongValue());
    }

    /** @param maxBytes in all; of small ones still as much as a few bodies take */
    BodyQuota(long maxBytes, long maxBody) {
        long enough = Math.max(maxBytes, 8 * maxBody);
        all = new Use(MAX_BODIES, enough);
        strangers = new Use(MAX_BODIES * 3 / 4, enough * 3 / 4);
        maxBytesOfAClient = enough / 2;
    }

    /**
     * Counts one more body.
     *
     * @param client as limits see it
     * @param known whether its key was found good
     * @throws Problem {@code too-many-requests} where the client has too many, {@code unavailable} where all have
     */
    synchronized Share open(String client, boolean known) {
        Share share = new Share(client, known);
        share.take(1, 0);
        return share;
    }

    synchronized int open() {
        return all.bodies;
    }

    /** Of one body, until it has arrived or is given up. */
    final class Share implements AutoCloseable {

        private final String client;
        private final boolean known;
        private int bodies;
        private long bytes;

        private Share(String client, boolean known) {
            this.client = client;
            this.known = known;
        }

        /** @throws Problem as {@link #open(String, boolean)} */
        void grow(long more) {
            synchronized (BodyQuota.this) {
                take(0, more);
            }
        }

        private void take(int oneMore, long more) {
            Use own = clients.computeIfAbsent(client, first -> new Use(MAX_OF_A_CLIENT, maxBytesOfAClient));
            if (!own.hasRoom(oneMore, more)) {
                throw TOO_MANY_REQUESTS.because("Too many bodies from your address are arriving at once, and too slowly. "
                        + "Wait until some have arrived.").retryAfter(RETRY);
            }
            if (!all.hasRoom(oneMore, more) || !known && !strangers.hasRoom(oneMore, more)) {
                forget(own);
                throw UNAVAILABLE.because("Too many bodies are arriving here at once. Try again in a moment.")
                        .retryAfter(RETRY);
            }
            add(own, oneMore, more);
        }

        private void add(Use own, int more, long moreBytes) {
            own.add(more, moreBytes);
            all.add(more, moreBytes);
            strangers.add(known ? 0 : more, known ? 0 : moreBytes);
            bodies += more;
            bytes += moreBytes;
        }

        @Override
        public void close() {
            synchronized (BodyQuota.this) {
                Use own = clients.get(client);
                if (bodies > 0) {
                    add(own, -bodies, -bytes);
                    forget(own);
                }
            }
        }

        private void forget(Use own) {
            if (own.bodies == 0) {
                clients.remove(client);
            }
        }
    }

    private static final class Use {

        private final int maxBodies;
        private final long maxBytes;
        private int bodies;
        private long bytes;

        Use(int maxBodies, long maxBytes) {
            this.maxBodies = maxBodies;
            this.maxBytes = maxBytes;
        }

        boolean hasRoom(int more, long moreBytes) {
            return bodies + more <= maxBodies && bytes + moreBytes <= maxBytes;
        }

        void add(int more, long moreBytes) {
            bodies += more;
            bytes += moreBytes;
        }
    }
}
