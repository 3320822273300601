package dev.stet.platform.cache;

import java.time.Duration;
import java.util.Set;

/** What {@link ResponseCache} keeps to answer public reads with. */
sealed interface CacheEntry permits CachedAnswer, CachedAbsence {

    /** No answer is kept for so long. */
    Duration FAR = Duration.ofDays(1);

    /** The media type of what is at its address. */
    String type();

    /** What it depends on: it is stale once one of them is evicted. */
    Set<String> groups();

    /** When its making began, as {@link ResponseCache#begin} tells. */
    long begun();

    /** {@link System#nanoTime} after which it may be otherwise, {@link Long#MAX_VALUE} for never. */
    long end();

    /** In bytes, about. */
    int weight();

    /** @param bound how long nothing can be otherwise, counted from before it was read; {@code null} for no bound */
    static long end(CacheHandler.Fill fill, Duration bound) {
        return bound == null || bound.compareTo(FAR) > 0 ? Long.MAX_VALUE : fill.started() + bound.toNanos();
    }

    default boolean isOver() {
        return end() != Long.MAX_VALUE && end() - System.nanoTime() <= 0;
    }
}
