package dev.stet.change;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

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

    /** What a change that is not committed yet makes stale. */
    record Stale(Set<String> groups) {
    }

    private final ResponseCache cache;
    private final ChangeRelay.Signal relay;
    private final Event<Stale> changes;

    CacheInvalidation(ResponseCache cache, ChangeRelay.Signal relay, Event<Stale> changes) {
        this.cache = cache;
        this.relay = relay;
        this.changes = changes;
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

    /** A change that is about to be committed. */
    void follows(Set<String> groups) {
        changes.fire(new Stale(groups));
    }

    /** Once the transaction at hand ends, however: of a commit whose outcome is unknown, too. */
    void evict(@Observes(during = TransactionPhase.AFTER_COMPLETION) Stale stale) {
        cache.evict(stale.groups);
        relay.wake();
    }

    /** Follows what all nodes write to the log, so that this one gives out nothing that another has made stale. */
    @ApplicationScoped
    static class Remote {

        /** Beyond so many entries at once it is cheaper to begin anew. */
        private static final long MANY = 20_000;

        private final ChangeLogReader changeLogReader;
        private final ResponseCache cache;
        private long position = -1;

        Remote(ChangeLogReader changeLogReader, ResponseCache cache) {
            this.changeLogReader = changeLogReader;
            this.cache = cache;
        }

        /**
         * Called by one thread, several times a second; if it fails, or is not called, the cache stops answering.
         *
         * @param began {@link System#nanoTime} before the log was numbered
         * @param last the position of its last entry after that
         */
        void look(long began, long last) {
            if (cache.isEnabled() && position != last) {
                // at the first look, too: what is being answered meanwhile was perhaps read before it;
                // and a log that shrank is an older backup
                boolean anew = position < 0 || last < position || last - position > MANY;
                cache.evict(anew ? CacheInvalidation.EVERYTHING : changeLogReader.stale(position, last));
            }
            position = last;
            cache.looked(began);
        }
    }
}
