package dev.stet.platform.limit;

import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.stet.platform.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;

/**
 * The bytes of heap that requests may take at once, in the whole process: for answers in the making, bodies, imports. Taken
 * before the memory is; who finds none waits a moment in line, and is then refused. What alone is more than the whole budget
 * counts as the whole: it gets its turn when nothing else holds any, instead of never.
 */
@Singleton
public class MemoryBudget {

    /** Of the heap: the rest is for the program, the response cache and garbage. */
    private static final int PART = 4;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final long total;
    private final Duration wait;
    private final Executor timer;
    private final Counter refusals;
    private final Deque<Waiter> line = new ArrayDeque<>(); // with free guarded by this
    private long free;

    @Inject
    MemoryBudget(MemorySettings settings, MeterRegistry metrics) {
        this(settings.budget().map(MemorySize::asLongValue).orElse(Runtime.getRuntime().maxMemory() / PART),
                settings.maxWait(), metrics);
    }

    MemoryBudget(long total, Duration wait, MeterRegistry metrics) {
        this.total = total;
        this.wait = wait;
        free = total;
        timer = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        refusals = metrics.counter("stet.memory.refusals");
        Gauge.builder("stet.memory.held", this, MemoryBudget::held).baseUnit("bytes").register(metrics);
        Gauge.builder("stet.memory.budget", () -> total).baseUnit("bytes").register(metrics);
    }

    /** What may be held at once, in bytes. */
    public long total() {
        return total;
    }

    /** What is held now, in bytes. */
    public synchronized long held() {
        return total - free;
    }

    /**
     * For whoever must not block. Completes at once where there is room, else on any thread, soon: with the lease, or with the
     * refusal of {@link #await}. Who needs it no more cancels it.
     */
    public CompletableFuture<Lease> acquire(long bytes) {
        Waiter waiter = new Waiter(Math.min(bytes, total));
        if (queue(waiter)) {
            waiter.exceptionally(gaveUp -> serve(0)); // those behind it may need less
            timer.execute(() -> giveUp(waiter));
        } else {
            waiter.grant();
        }
        return waiter;
    }

    /**
     * Blocks, at most for {@code stet.memory.max-wait}; hold no lock and no connection meanwhile.
     *
     * @throws Problem {@code unavailable} with {@code Retry-After}, where nothing was given back in time
     */
    public Lease await(long bytes) {
        try {
            return acquire(bytes).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem refusal ? refusal : e;
        }
    }

    /** Without waiting and ahead of those who do, for who already holds what this is needed to finish. */
    public synchronized Optional<Lease> tryAcquire(long bytes) {
        long needed = Math.min(bytes, total);
        return take(needed) ? Optional.of(new Lease(needed)) : Optional.empty();
    }

    /** @return whether it has to wait; else its bytes are taken */
    private synchronized boolean queue(Waiter waiter) {
        if (line.isEmpty() && take(waiter.bytes)) {
            return false;
        }
        return line.add(waiter);
    }

    private synchronized boolean take(long bytes) {
        boolean room = bytes <= free;
        free -= room ? bytes : 0;
        return room;
    }

    private void giveUp(Waiter waiter) {
        if (waiter.completeExceptionally(refusal())) {
            refusals.increment();
        }
    }

    /** Takes bytes back and gives them on. First come, first served: else what is large would never be. */
    private Lease serve(long bytes) {
        List<Waiter> served = new ArrayList<>();
        synchronized (this) {
            free += bytes;
            line.removeIf(CompletableFuture::isDone);
            while (!line.isEmpty() && take(line.peek().bytes)) {
                served.add(line.poll());
            }
        }
        served.forEach(Waiter::grant); // unlocked: what they do then is their own
        return null;
    }

    private static Problem refusal() {
        return UNAVAILABLE.because("Too much is asked of this server at once, it has no memory left. Try again in a moment.")
                .retryAfter(RETRY);
    }

    private final class Waiter extends CompletableFuture<Lease> {

        private final long bytes;

        Waiter(long bytes) {
            this.bytes = bytes;
        }

        void grant() {
            Lease lease = new Lease(bytes);
            if (!complete(lease)) { // it was given up meanwhile
                lease.close();
            }
        }
    }

    /** A part of the budget, until it is closed. Closing it again does nothing. */
    public final class Lease implements AutoCloseable {

        private long bytes;

        private Lease(long bytes) {
            this.bytes = bytes;
        }

        /** What it holds, in bytes: never more than the whole budget. */
        public synchronized long bytes() {
            return bytes;
        }

        /** @return whether so many more could be had at once; else it holds what it held */
        public synchronized boolean tryGrow(long more) {
            long added = Math.min(more, total - bytes);
            boolean room = take(added);
            bytes += room ? added : 0;
            return room;
        }

        /** Gives back what is more than that. */
        public void shrinkTo(long rest) {
            serve(cut(rest));
        }

        @Override
        public void close() {
            shrinkTo(0);
        }

        private synchronized long cut(long rest) {
            long cut = Math.max(0, bytes - rest);
            bytes -= cut;
            return cut;
        }
    }
}
