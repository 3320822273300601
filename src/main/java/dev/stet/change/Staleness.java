package dev.stet.change;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import dev.stet.platform.http.ResponseCache;

/**
 * What of the answers that are kept is stale after a change: on this node before the writer is answered, on others as soon as
 * they read the log.
 */
@ApplicationScoped
public class Staleness {

    /** Everything that shows what is published: also an article's own page names its translations. */
    public static final String PUBLISHED = "published";
    /** The names of tags and authors. */
    public static final String NAMES = "names";
    /** How many comments any article has. */
    public static final String COMMENTS = "comments";

    /** What only editors see. */
    private static final Set<String> UNSEEN = Set.of("article.created", "article.revised");

    private final ResponseCache cache;
    private final TransactionSynchronizationRegistry transactions;

    Staleness(ResponseCache cache, TransactionSynchronizationRegistry transactions) {
        this.cache = cache;
        this.transactions = transactions;
    }

    /** What of one article is shown, its comments too; 30 characters. */
    public static String of(UUID article) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES).putLong(article.getMostSignificantBits())
                .putLong(article.getLeastSignificantBits()).array();
        return "article-" + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** Once the transaction at hand ends, however: of a commit whose outcome is unknown, too. */
    void followsFrom(String kind, UUID article) {
        List<String> groups = groups(kind, article);
        if (groups.isEmpty()) {
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nobody sees the change yet
            }

            @Override
            public void afterCompletion(int status) {
                cache.evict(groups);
            }
        });
    }

    /** The same, of what is in the log. */
    void followsFrom(ChangeEntry entry) {
        cache.evict(groups(entry.kind(), entry.article()));
    }

    private static List<String> groups(String kind, UUID article) {
        if (kind.startsWith("tag.") || kind.startsWith("author.")) {
            return List.of(NAMES);
        }
        if (article == null || UNSEEN.contains(kind)) {
            return List.of();
        }
        return List.of(of(article), kind.startsWith("comment.") ? COMMENTS : PUBLISHED);
    }
}
