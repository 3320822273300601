package dev.stet.platform.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

/**
 * Makes what many ask for at once only once: the first has it made, the others wait for that, without a thread. Whoever comes
 * after a change is not given what was read before it.
 */
@Singleton
class CoalescedReads {

    /** When a client has left, its answer may still be made; that is waited for so long, and no longer. */
    private static final long LEFT_MILLIS = 5_000;

    private final ResponseCache cache;
    private final Map<String, Making> makings = new ConcurrentHashMap<>();

    CoalescedReads(ResponseCache cache) {
        this.cache = cache;
    }

    /**
     * An answer that is being made. Ends with {@code null} where it is for nobody else.
     *
     * @param begun on the cache's clock of evictions
     */
    private record Making(long begun, CompletableFuture<CacheEntry> answer) {
    }

    /**
     * Goes on in the route where this request is the first, or there is nothing to be shared.
     *
     * @param share is given what was made for somebody else, on the thread of the connection
     */
    void makeOrWait(CacheHandler.Fill fill, RoutingContext context, Consumer<CacheEntry> share) {
        Making own = new Making(fill.begun(), new CompletableFuture<>());
        Making others = makings.putIfAbsent(fill.key(), own);
        if (others == null) {
            context.addEndHandler(end -> end(fill, own, end, context));
            context.next();
        } else {
            await(others, fill, context, share);
        }
    }

    private void await(Making others, CacheHandler.Fill fill, RoutingContext context, Consumer<CacheEntry> share) {
        Context loop = context.vertx().getOrCreateContext();
        others.answer.whenComplete((made, refusal) -> loop.runOnContext(none -> {
            if (context.response().closed() || context.response().ended()) {
                return; // its client has left
            }
            if (refusal != null) {
                context.fail(refusal);
            } else if (made == null || made.isOver() || !cache.isTrusted()) {
                context.next();
            } else if (isGood(made, fill)) {
                share.accept(made);
            } else {
                makeOrWait(fill, context, share);
            }
        }));
    }

    /** Nothing changed before this request came, or nothing that it shows. */
    private boolean isGood(CacheEntry made, CacheHandler.Fill fill) {
        return made.begun() >= fill.begun() || !cache.isStale(made);
    }

    /** Gives it to all who wait for it. */
    void finish(CacheHandler.Fill fill, CacheEntry made) {
        Making making = makings.get(fill.key());
        if (making != null && making.begun == fill.begun()) {
            makings.remove(fill.key(), making);
            making.answer.complete(made);
        }
    }

    private void end(CacheHandler.Fill fill, Making own, AsyncResult<Void> end, RoutingContext context) {
        if (end.failed()) {
            context.vertx().setTimer(LEFT_MILLIS, late -> release(fill, own, null));
        } else {
            release(fill, own, ProblemResponse.told(context));
        }
    }

    /** What could not be made for lack of room cannot be made for the others either. */
    private void release(CacheHandler.Fill fill, Making own, Problem problem) {
        makings.remove(fill.key(), own);
        if (problem != null && problem.type() == ProblemType.UNAVAILABLE) {
            own.answer.completeExceptionally(problem);
        } else {
            own.answer.complete(null);
        }
    }
}
