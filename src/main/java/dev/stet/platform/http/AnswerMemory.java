package dev.stet.platform.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.stet.platform.limit.MemoryBudget;
import dev.stet.platform.limit.MemoryBudget.Lease;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What answers in the making take of the {@link MemoryBudget}, until they have been handed to their connections: each public
 * read a little, before it takes a thread; a page of whole texts as much as it may become, before it is read.
 */
@Singleton
public class AnswerMemory {

    /** As the database's driver holds it, as a row, as a tree of text, as JSON while that grows, compressed. */
    private static final int FORMS = 6;
    private static final long MAX_SMALL = 1024 * 1024;
    /** So many reads are made at once at most; there are more threads. */
    private static final int MOST_READS = 64;
    /** So many threads wait at most. */
    private static final int MOST_WAITING = 32;
    private static final String KEY = AnswerMemory.class.getName();

    private final MemoryBudget budget;
    private final CurrentVertxRequest current;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    AnswerMemory(MemoryBudget budget, CurrentVertxRequest current) {
        this.budget = budget;
        this.current = current;
    }

    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 2).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || ApiArea.of(context) != ApiArea.OPEN) {
            context.next();
            return;
        }
        CompletableFuture<Lease> lease = budget.acquire(Math.min(MAX_SMALL, budget.total() / MOST_READS));
        if (lease.isDone() && !lease.isCompletedExceptionally()) {
            begin(context, lease.join());
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        lease.whenComplete((granted, refusal) -> loop.runOnContext(none -> {
            if (refusal != null) {
                context.fail(refusal);
            } else {
                begin(context, granted);
            }
        }));
    }

    private static void begin(RoutingContext context, Lease lease) {
        if (context.response().closed()) {
            lease.close(); // its client has left
            return;
        }
        holding(context).replace(lease);
        context.next();
    }

    /**
     * Waits until the answer to this request may take so much, with what it holds already. For threads that may wait, outside
     * of transactions. Does nothing where there is no request.
     *
     * @param bytes of the finished answer
     * @throws dev.stet.platform.problem.Problem {@code unavailable} with {@code Retry-After}
     */
    public void reserve(long bytes) {
        RoutingContext context = current.getCurrent();
        if (context == null) {
            return;
        }
        Holding holding = holding(context);
        if (holding.has(bytes * FORMS)) {
            return;
        }
        holding.replace(null); // who waits holds nothing: else all could wait for each other
        if (!waiting.tryAcquire()) {
            throw ProblemType.UNAVAILABLE.because("Too many large answers are asked for at once. Try again in a moment.")
                    .retryAfter(Duration.ofSeconds(2));
        }
        try {
            holding.replace(budget.await(bytes * FORMS));
        } finally {
            waiting.release();
        }
    }

    /** Gives back what the answer does not need, once its size is known. */
    public void shrinkTo(long bytes) {
        RoutingContext context = current.getCurrent();
        if (context != null) {
            holding(context).shrinkTo(bytes * FORMS);
        }
    }

    private static Holding holding(RoutingContext context) {
        Holding holding = context.get(KEY);
        if (holding == null) {
            holding = new Holding();
            context.put(KEY, holding);
            Holding made = holding;
            context.addEndHandler(end -> made.end());
        }
        return holding;
    }

    /** Of one request. */
    private static final class Holding {

        private Lease lease;
        private boolean over;

        /** @param next {@code null} for none */
        synchronized void replace(Lease next) {
            if (lease != null) {
                lease.close();
            }
            lease = next;
            if (over) {
                end();
            }
        }

        synchronized boolean has(long bytes) {
            return lease != null && lease.bytes() >= bytes;
        }

        synchronized void shrinkTo(long bytes) {
            if (lease != null) {
                lease.shrinkTo(bytes);
            }
        }

        synchronized void end() {
            over = true;
            if (lease != null) {
                lease.close();
                lease = null;
            }
        }
    }
}
