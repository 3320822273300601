package dev.stet.change;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.http.ResponseCache;

/** Follows what all nodes write to the log, so that this one gives out nothing that another has made stale. */
@ApplicationScoped
class OtherNodes {

    private static final int BATCH = 1_000;

    private final Changes changes;
    private final Staleness staleness;
    private final ResponseCache cache;
    private long position = -1;

    OtherNodes(Changes changes, Staleness staleness, ResponseCache cache) {
        this.changes = changes;
        this.staleness = staleness;
        this.cache = cache;
    }

    /**
     * Called by one thread, several times a second; if it fails, or is not called, the cache stops answering.
     *
     * @param began {@link System#nanoTime} before the log was numbered
     * @param last the position of its last entry after that
     */
    void look(long began, long last) {
        if (position < 0) {
            position = last; // the cache is empty before the first look
        }
        while (cache.isEnabled() && position < last) {
            List<ChangeEntry> news = changes.after(position, BATCH);
            news.forEach(staleness::followsFrom);
            position = news.isEmpty() ? last : news.get(news.size() - 1).position();
        }
        cache.looked(began);
    }
}
