package dev.stet.platform.cache;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.platform.cache.CacheEntry.CachedAbsence;
import dev.stet.platform.cache.CacheEntry.CachedAnswer;
import dev.stet.platform.conditional.ETag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;

/** What is kept is given out only while it is known to be right, and never more of it than there is room for. */
class KeptAnswersTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final ResponseCache cache = new ResponseCache(new CacheSettings() {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public MemorySize size() {
            return new MemorySizeConverter().convert("4M");
        }
    }, metrics);

    @BeforeEach
    void haveLooked() {
        cache.looked(System.nanoTime());
    }

    @Test
    void whatDependsOnWhatChangedIsGivenOutNoMore() {
        assertTrue(cache.keep("a", answer(cache.begin(), "one", "both")));
        assertTrue(cache.keep("b", answer(cache.begin(), "two", "both")));
        cache.evict(Set.of("one"));
        assertNull(cache.find("a"));
        assertNotNull(cache.find("b"));
        cache.evict(Set.of("both", "other"));
        assertNull(cache.find("b"));
    }

    @Test
    void whatWasReadBeforeAChangeAndIsFinishedAfterItIsNotKept() {
        long before = cache.begin();
        cache.evict(Set.of("one"));
        assertFalse(cache.keep("a", answer(before, "one")));
        assertTrue(cache.keep("a", answer(before, "two")));
        assertTrue(cache.keep("b", answer(cache.begin(), "one")));
        assertNotNull(cache.find("b"));
    }

    @Test
    void everythingCanBecomeStaleAtOnce() {
        long before = cache.begin();
        cache.keep("a", answer(before, "one"));
        cache.evict(Set.of(ResponseCache.EVERYTHING));
        assertNull(cache.find("a"));
        assertFalse(cache.keep("b", answer(before, "two")));
        assertTrue(cache.keep("b", answer(cache.begin(), "two")));
    }

    @Test
    void ofSoManyChangesThatTheyAreNotRememberedOneByOneNoneIsMissed() {
        long before = cache.begin();
        IntStream.range(0, 100_010).forEach(i -> cache.evict(Set.of("group-" + i)));
        assertFalse(cache.keep("a", answer(before, "group-0")));
        assertTrue(cache.keep("a", answer(cache.begin(), "group-0")));
        cache.evict(Set.of("group-0"));
        assertNull(cache.find("a"));
    }

    @Test
    void evictionsThatAreForgottenInTheMiddleOfALookStillCount() {
        long before = cache.begin();
        cache.evict(Set.of("one"));
        Set<String> groups = new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                cache.evict(Set.of(ResponseCache.EVERYTHING)); // now, while somebody looks whether "one" was evicted
                return List.of("one").iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertFalse(cache.keep("a", new CachedAnswer(new byte[10], null, ETag.strong("x"), "text/plain", "/a", Map.of(), groups,
                before, Long.MAX_VALUE)));
    }

    @Test
    @Tag("soak")
    void evictionsThatAreForgottenByOthersMeanwhileStillCount() throws Exception {
        for (int round = 0; round < 20_000; round++) {
            long before = cache.begin();
            cache.evict(Set.of("one"));
            AtomicInteger there = new AtomicInteger();
            CompletableFuture<Void> forgetting = CompletableFuture.runAsync(() -> {
                meet(there);
                cache.evict(Set.of(ResponseCache.EVERYTHING));
            });
            meet(there);
            for (int look = 0; look < 20; look++) {
                assertTrue(cache.isStale(answer(before, "one")), "in round " + round);
            }
            forgetting.get();
        }
    }

    /** As close together as two threads come. */
    private static void meet(AtomicInteger there) {
        there.incrementAndGet();
        for (int spin = 0; there.get() < 2; spin++) {
            if (spin % 1_000 == 999) {
                Thread.yield();
            }
        }
    }

    @Test
    void withoutWordOfOtherNodesForASecondNothingIsGivenOutUntilThereIs() {
        cache.keep("a", answer(cache.begin(), "one"));
        cache.looked(System.nanoTime() - SECOND);
        assertNull(cache.find("a"));
        assertFalse(cache.keep("b", answer(cache.begin(), "one")));
        cache.looked(System.nanoTime());
        assertNotNull(cache.find("a"));
        assertNull(cache.find("b"));
    }

    @Test
    void timeEndsIt() {
        CacheHandler.Fill fill = new CacheHandler.Fill("a", true, cache.begin(), System.nanoTime() - SECOND);
        cache.keep("a",
                CachedAnswer.of(new byte[10], "text/plain", "/a", Map.of(), Set.of("one"), fill, Duration.ofMillis(999)));
        assertNull(cache.find("a"));
        cache.keep("a",
                CachedAnswer.of(new byte[10], "text/plain", "/a", Map.of(), Set.of("one"), fill, Duration.ofMinutes(1)));
        assertNotNull(cache.find("a"));
        assertEquals(1, evicted("time"));
    }

    @Test
    void whoeverAsksForEverNewAddressesPushesNoAnswerOut() throws InterruptedException {
        IntStream.range(0, 100).forEach(i -> cache.keep("answer-" + i, answer(cache.begin(), "one")));
        IntStream.range(0, 20_000).forEach(i -> cache.keep("/absent-" + i, absence(cache.begin())));

        IntStream.range(0, 100).forEach(i -> assertNotNull(cache.find("answer-" + i)));
        eventually(() -> bytes("404") <= 4 * 1024 * 1024 / 64 && evicted("size") > 19_000);
        assertTrue(metrics.get("stet.cache.answers").tag("status", "404").gauge().value() < 200);
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() throws InterruptedException {
        IntStream.range(0, 1_000).forEach(i -> cache.keep("answer-" + i, new CachedAnswer(new byte[50_000], null,
                ETag.strong("x"), "text/plain", "/a", Map.of(), Set.of("one"), cache.begin(), Long.MAX_VALUE)));
        eventually(() -> bytes("200") <= 4 * 1024 * 1024);
    }

    /** What is too much goes a moment later. */
    private static void eventually(BooleanSupplier promise) throws InterruptedException {
        for (int i = 0; i < 500 && !promise.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(promise.getAsBoolean());
    }

    private double bytes(String status) {
        return metrics.get("stet.cache.bytes").tag("status", status).gauge().value();
    }

    private double evicted(String cause) {
        return metrics.get("stet.cache.evictions").tag("cause", cause).counter().count();
    }

    private static CachedAnswer answer(long begun, String... groups) {
        return new CachedAnswer(new byte[10], null, ETag.strong("x"), "text/plain", "/a", Map.of(), Set.of(groups), begun,
                Long.MAX_VALUE);
    }

    private static CachedAbsence absence(long begun) {
        return new CachedAbsence(NOT_FOUND.because("Nothing."), "application/json", Set.of("one"), begun, Long.MAX_VALUE);
    }
}
