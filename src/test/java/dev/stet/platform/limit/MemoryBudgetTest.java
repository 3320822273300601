package dev.stet.platform.limit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.stet.platform.limit.MemoryBudget.Lease;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import dev.stet.testsupport.BesideOthers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

@Timeout(30)
@BesideOthers
class MemoryBudgetTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void givesWhatThereIsAtOnceAndTakesItBackOnce() {
        MemoryBudget budget = budget(100, LONG);
        Lease lease = budget.await(70);
        assertEquals(70, budget.held());
        lease.close();
        lease.close();
        assertEquals(0, budget.held());
    }

    @Test
    void letsWaitUntilSomethingIsGivenBack() throws Exception {
        MemoryBudget budget = budget(100, LONG);
        Lease first = budget.await(70);
        CompletableFuture<Lease> second = budget.acquire(50);
        assertFalse(second.isDone());
        first.shrinkTo(60);
        assertFalse(second.isDone());
        first.shrinkTo(50);
        assertEquals(50, second.get(1, SECONDS).bytes());
        assertEquals(100, budget.held());
    }

    @Test
    void refusesWhoWaitedInVainAndTellsWhenToComeAgain() {
        MemoryBudget budget = budget(100, SHORT);
        budget.await(70);
        Problem refusal = assertThrows(Problem.class, () -> budget.await(50));
        assertEquals(ProblemType.UNAVAILABLE, refusal.type());
        assertEquals("2", refusal.headers().get("Retry-After"));
        assertEquals(Problem.class,
                assertThrows(ExecutionException.class, () -> budget.acquire(50).get()).getCause().getClass());
        assertEquals(70, budget.held());
    }

    @Test
    void givesTheWholeToWhoAsksForMoreOnceNobodyElseHoldsAny() {
        MemoryBudget budget = budget(100, LONG);
        Lease first = budget.await(1);
        CompletableFuture<Lease> huge = budget.acquire(1_000_000);
        CompletableFuture<Lease> small = budget.acquire(1);
        assertFalse(huge.isDone());
        assertFalse(small.isDone(), "what comes later does not push past what is large");
        first.close();
        assertEquals(100, huge.join().bytes());
        assertTrue(huge.join().tryGrow(1_000_000), "it has all there is already");
        huge.join().close();
        assertEquals(1, small.join().bytes());
        assertEquals(1, budget.held());
    }

    @Test
    void servesThoseBehindSomebodyWhoGaveUp() {
        MemoryBudget budget = budget(100, LONG);
        budget.await(50);
        CompletableFuture<Lease> large = budget.acquire(100);
        CompletableFuture<Lease> small = budget.acquire(50);
        assertFalse(small.isDone());
        large.cancel(false);
        assertEquals(50, small.join().bytes());
    }

    @Test
    void losesNothingToWhoNeedsItNoMore() {
        MemoryBudget budget = budget(100, LONG);
        Lease first = budget.await(100);
        budget.acquire(60).cancel(false);
        CompletableFuture<Lease> next = budget.acquire(100);
        first.close();
        next.join().close();
        assertEquals(0, budget.held());
    }

    @Test
    void growsOnlyWhereThereIsRoom() {
        MemoryBudget budget = budget(100, LONG);
        Lease other = budget.await(20);
        Lease lease = budget.await(40);
        assertTrue(lease.tryGrow(30));
        assertFalse(lease.tryGrow(11));
        assertEquals(70, lease.bytes());
        assertTrue(budget.tryAcquire(11).isEmpty());
        other.close();
        lease.close();
        assertEquals(0, budget.held());
    }

    @Test
    void countsRightHoweverManyComeAtOnce() {
        MemoryBudget budget = budget(1_000, LONG);
        CompletableFuture.allOf(IntStream.range(0, 2_000)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> budget.acquire(i % 300).thenAccept(Lease::close))
                        .thenCompose(done -> done))
                .toArray(CompletableFuture[]::new)).join();
        assertEquals(0, budget.held());
    }

    private static MemoryBudget budget(long bytes, Duration wait) {
        return new MemoryBudget(bytes, wait, new SimpleMeterRegistry());
    }
}
