package dev.stet.platform.http;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Public answers, kept to be given out again. Knows nothing of what they say: each names the groups that it depends on, and
 * whoever changes something evicts groups. An eviction is an instant on a clock of its own; an answer whose making began
 * before the last eviction of one of its groups is not given out, whenever it was put here. So an answer that was read before
 * a change and finished after it does no harm.
 */
@ApplicationScoped
public class ResponseCache {

    /** No answer lives longer, so that evictions need not be remembered for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Without word of what other nodes changed for so long, nothing is given out. */
    private static final long TRUST = Duration.ofSeconds(1).toNanos();
    private static final int MANY = 100_000;

    private final boolean enabled;
    private final Cache<String, CachedAnswer> answers;
    private final Map<String, Long> evictions = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong();
    /** Evictions that are not remembered one by one any more: what began before them is not given out. */
    private volatile long forgotten;
    private volatile long lookedAt = System.nanoTime() - TRUST;
    private final Counter hits;
    private final Counter misses;
    private final Counter evicted;

    ResponseCache(CacheSettings settings, MeterRegistry metrics) {
        enabled = settings.enabled();
        answers = Caffeine.newBuilder().maximumWeight(settings.size().asLongValue()).expireAfterWrite(LONGEST)
                .weigher((String key, CachedAnswer answer) -> answer.weight() + key.length()).build();
        hits = metrics.counter("stet.cache.requests", "result", "hit");
        misses = metrics.counter("stet.cache.requests", "result", "miss");
        evicted = metrics.counter("stet.cache.evictions");
        Gauge.builder("stet.cache.answers", answers, Cache::estimatedSize).register(metrics);
        Gauge.builder("stet.cache.bytes", answers,
                cache -> cache.policy().eviction().flatMap(policy -> policy.weightedSize().stream().boxed().findFirst())
                        .orElse(0L))
                .baseUnit("bytes").register(metrics);
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** The instant to be noted before anything is read that an answer is made of. */
    long begin() {
        return clock.get();
    }

    Optional<CachedAnswer> find(String key) {
        CachedAnswer answer = isTrusted() ? answers.getIfPresent(key) : null;
        if (answer != null && (answer.isOver() || isStale(answer))) {
            answers.asMap().remove(key, answer);
            answer = null;
        }
        (answer == null ? misses : hits).increment();
        return Optional.ofNullable(answer);
    }

    void keep(String key, CachedAnswer answer) {
        if (isTrusted() && !isStale(answer)) {
            answers.put(key, answer);
        }
    }

    /** From here on nothing is given out that was made before and depends on one of these. */
    public void evict(Collection<String> groups) {
        if (!enabled || groups.isEmpty()) {
            return;
        }
        long now = clock.incrementAndGet();
        groups.forEach(group -> evictions.merge(group, now, Math::max));
        evicted.increment();
        if (evictions.size() > MANY) {
            forgotten = clock.incrementAndGet();
            evictions.values().removeIf(instant -> instant < forgotten);
        }
    }

    /**
     * Tells that all changes of other nodes are known that were committed before.
     *
     * @param began {@link System#nanoTime} when the look at them began
     */
    public void looked(long began) {
        lookedAt = began;
    }

    private boolean isTrusted() {
        return System.nanoTime() - lookedAt < TRUST;
    }

    private boolean isStale(CachedAnswer answer) {
        if (answer.begun() < forgotten) {
            return true;
        }
        for (String group : answer.groups()) {
            Long last = evictions.get(group);
            if (last != null && last > answer.begun()) {
                return true;
            }
        }
        return false;
    }
}
