package dev.stet.change;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import dev.stet.platform.cache.ResponseCache;

/**
 * What of the answers that are kept is stale after a change: on this node before the writer is answered, on others as soon as
 * they read the log. An answer names the groups that it shows something of, and a change those that it makes stale. Answers
 * tell them to caches outside too (RFC 9875), so a name has at most 32 characters.
 */
@ApplicationScoped
public class CacheInvalidation {

    /** Nothing that anybody but editors sees. */
    public static final Set<String> NOTHING = Set.of();
    /** All that there is. */
    public static final Set<String> EVERYTHING = Set.of(ResponseCache.EVERYTHING);
    /** Which articles are published, what lists tell of them, and where there are none. */
    public static final String PUBLISHED = "published";
    /** The names of tags and authors. */
    public static final String NAMES = "names";
    /** How many comments any article has. */
    public static final String COMMENTS = "comments";

    private final ResponseCache cache;
    private final RelaySignal relay;
    private final TransactionSynchronizationRegistry transactions;

    CacheInvalidation(ResponseCache cache, RelaySignal relay, TransactionSynchronizationRegistry transactions) {
        this.cache = cache;
        this.relay = relay;
        this.transactions = transactions;
    }

    /** What one article shows, without its comments. */
    public static String of(UUID article) {
        return "article-" + shortened(article);
    }

    /** The comments on one article. */
    public static String ofComments(UUID article) {
        return "comments-" + shortened(article);
    }

    /** Which variants of one article are published: each of them names the others. */
    public static String ofVariants(UUID translationGroup) {
        return "variants-" + shortened(translationGroup);
    }

    /** In 22 characters. */
    private static String shortened(UUID id) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Once the transaction at hand ends, however: of a commit whose outcome is unknown, too. */
    void follows(Set<String> groups) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nobody sees the change yet
            }

            @Override
            public void afterCompletion(int status) {
                cache.evict(groups);
                relay.wake();
            }
        });
    }
}
