package dev.stet.platform.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;

import dev.stet.platform.cache.CacheEntry.CachedAbsence;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Public answers, kept to be given out again. Knows nothing of what they say: each names the groups that it depends on, and
 * whoever changes something evicts groups. An eviction is an instant on a clock of its own; an answer whose making began
 * before the last eviction of one of its groups is not given out, whenever it was put here. So an answer that was read before
 * a change and finished after it does no harm.
 * <p>
 * That there is nothing at an address is kept as well, in a small part of its own: who asks for ever new addresses can fill
 * only that.
 */
@ApplicationScoped
public class ResponseCache {

    /** The group that all answers are in without naming it. */
    public static final String EVERYTHING = "everything";

    /** No answer lives longer, also where nothing has made it stale. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Without word of what other nodes changed for so long, nothing is given out. */
    private static final long TRUST = Duration.ofSeconds(1).toNanos();
    private static final int MANY = 100_000;
    /** Of all that is kept, so much is of what is not there. */
    private static final long ABSENT_PART = 64;

    private final boolean enabled;
    private final Cache<String, CacheEntry> answers;
    private final Cache<String, CacheEntry> absences;
    private final Map<String, Long> evictions = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong();
    /** Evictions that are not remembered one by one: what began before them is not given out. */
    private final AtomicLong forgotten = new AtomicLong();
    private volatile long lookedAt = System.nanoTime() - TRUST;
    private final Counter hits;
    private final Counter misses;
    private final Counter changed;
    private final Counter overtaken;
    private final Counter crowdedOut;

    ResponseCache(CacheSettings settings, MeterRegistry metrics) {
        enabled = settings.enabled();
        hits = metrics.counter("stet.cache.requests", "result", "hit");
        misses = metrics.counter("stet.cache.requests", "result", "miss");
        changed = metrics.counter("stet.cache.evictions", "cause", "change");
        overtaken = metrics.counter("stet.cache.evictions", "cause", "time");
        crowdedOut = metrics.counter("stet.cache.evictions", "cause", "size");
        answers = part(settings.size().asLongValue(), "200", metrics);
        absences = part(settings.size().asLongValue() / ABSENT_PART, "404", metrics);
    }

    private Cache<String, CacheEntry> part(long bytes, String status, MeterRegistry metrics) {
        Cache<String, CacheEntry> part = Caffeine.newBuilder().maximumWeight(bytes).expireAfterWrite(LONGEST)
                .weigher((String key, CacheEntry cacheEntry) -> cacheEntry.weight() + key.length())
                .evictionListener((key, cacheEntry, cause) -> (cause == RemovalCause.SIZE ? crowdedOut : overtaken).increment())
                .build();
        Gauge.builder("stet.cache.answers", part, Cache::estimatedSize).tag("status", status).register(metrics);
        Gauge.builder("stet.cache.bytes", part,
                cache -> cache.policy().eviction().flatMap(policy -> policy.weightedSize().stream().boxed().findFirst())
                        .orElse(0L))
                .tag("status", status).baseUnit("bytes").register(metrics);
        return part;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** The instant to be noted before anything is read that an answer is made of. */
    public long begin() {
        return clock.get();
    }

    /** {@code null} where there is nothing to be given out. */
    CacheEntry find(String key) {
        if (!isTrusted()) {
            return null;
        }
        CacheEntry cacheEntry = find(answers, key);
        return cacheEntry == null ? find(absences, key) : cacheEntry;
    }

    private CacheEntry find(Cache<String, CacheEntry> part, String key) {
        CacheEntry cacheEntry = part.getIfPresent(key);
        boolean over = cacheEntry != null && cacheEntry.isOver();
        if (cacheEntry == null || !over && !isStale(cacheEntry)) {
            return cacheEntry;
        }
        if (part.asMap().remove(key, cacheEntry)) {
            (over ? overtaken : changed).increment();
        }
        return null;
    }

    void countHit() {
        hits.increment();
    }

    void countMiss() {
        misses.increment();
    }

    /** @return whether it is kept: not what has become stale meanwhile, nor anything while nothing is known of other nodes */
    boolean keep(String key, CacheEntry cacheEntry) {
        boolean keep = isTrusted() && !isStale(cacheEntry);
        if (keep) {
            (cacheEntry instanceof CachedAbsence ? absences : answers).put(key, cacheEntry);
        }
        return keep;
    }

    /** From here on nothing is given out that was made before and depends on one of these. */
    public void evict(Collection<String> groups) {
        if (!enabled || groups.isEmpty()) {
            return;
        }
        long now = clock.incrementAndGet();
        if (groups.contains(EVERYTHING)) {
            forget(now);
            return;
        }
        groups.forEach(group -> evictions.merge(group, now, Math::max));
        if (evictions.size() > MANY) {
            forget(clock.incrementAndGet());
        }
    }

    /** Readers look in the other order: whoever does not find an eviction any more finds that it was forgotten. */
    private void forget(long instant) {
        forgotten.accumulateAndGet(instant, Math::max);
        evictions.values().removeIf(eviction -> eviction <= instant);
    }

    /**
     * Tells that all changes of other nodes are known that were committed before.
     *
     * @param began {@link System#nanoTime} when the look at them began
     */
    public void looked(long began) {
        lookedAt = began;
    }

    /** Whether enough is known of other nodes that an answer may be given to others than who had it made. */
    boolean isTrusted() {
        return System.nanoTime() - lookedAt < TRUST;
    }

    /** Whether what was read since that instant, and depends on that group alone, holds until time ends it. */
    public boolean isCurrent(long begun, String group) {
        return enabled && isTrusted() && !isStale(Set.of(group), begun);
    }

    boolean isStale(CacheEntry cacheEntry) {
        return isStale(cacheEntry.groups(), cacheEntry.begun());
    }

    private boolean isStale(Set<String> groups, long begun) {
        for (String group : groups) {
            Long last = evictions.get(group);
            if (last != null && last > begun) {
                return true;
            }
        }
        return begun < forgotten.get(); // last, see forget
    }
}
