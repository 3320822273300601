package dev.stet.change;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.cache.ResponseCache;

/** Follows what all nodes write to the log, so that this one gives out nothing that another has made stale. */
@ApplicationScoped
class RemoteInvalidation {

    /** Beyond so many entries at once it is cheaper to begin anew. */
    private static final long MANY = 20_000;

    private final ChangeLogReader changeLogReader;
    private final ResponseCache cache;
    private long position = -1;

    RemoteInvalidation(ChangeLogReader changeLogReader, ResponseCache cache) {
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
            // at the first look, too: what is being answered meanwhile was perhaps read before it
            boolean anew = position < 0 || last < position || last - position > MANY; // a log that shrank is an older backup
            cache.evict(anew ? CacheInvalidation.EVERYTHING : changeLogReader.stale(position, last));
        }
        position = last;
        cache.looked(began);
    }
}
