package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.stet.platform.http.ApiArea;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets streams of events begin a few at a time. Who was cut off together comes back together, and a thousand who show their
 * keys and catch up at once would leave no turn for anybody else. The others wait, without a thread, and not for ever.
 */
@Singleton
class StreamOpenings {

    static final int AT_ONCE = 8;
    /** For an answer to begin, after which it is counted no more. */
    static final Duration LONGEST_OPENING = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private int opening;

    /** After the cache, whose readers follow nothing. */
    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 3).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        if (!mayStream(context) || enter(context)) {
            context.next();
        }
    }

    private static boolean mayStream(RoutingContext context) {
        HttpServerRequest request = context.request();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS) && request.method() == HttpMethod.GET
                && ApiArea.of(context) == ApiArea.RESTRICTED;
    }

    /** Whether it may begin now; else it does when it may. */
    private synchronized boolean enter(RoutingContext context) {
        if (opening < AT_ONCE) {
            opening++;
            watch(context);
            return true;
        }
        Context thread = Vertx.currentContext();
        Runnable later = () -> thread.runOnContext(none -> begin(context));
        waiting.add(later);
        context.vertx().setTimer(LONGEST_WAIT.toMillis(), timer -> giveUp(context, later));
        return false;
    }

    private void begin(RoutingContext context) {
        Runnable leave = watch(context);
        if (context.response().closed()) {
            leave.run();
        } else {
            context.next();
        }
    }

    /** @return what lets the next one begin, once however often it is run */
    private Runnable watch(RoutingContext context) {
        AtomicBoolean within = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (within.getAndSet(false)) {
                leave();
            }
        };
        context.addHeadersEndHandler(none -> leave.run());
        context.addEndHandler(ended -> leave.run());
        context.vertx().setTimer(LONGEST_OPENING.toMillis(), timer -> leave.run());
        return leave;
    }

    private void leave() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        Iterator<Runnable> first = waiting.iterator();
        if (!first.hasNext()) {
            opening--;
            return null;
        }
        Runnable next = first.next();
        first.remove();
        return next;
    }

    private void giveUp(RoutingContext context, Runnable later) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(later);
        }
        if (waited && !context.response().closed()) {
            context.fail(UNAVAILABLE.because("Too many streams of events begin at once. Try again in a moment.")
                    .retryAfter(LONGEST_OPENING));
        }
    }
}
