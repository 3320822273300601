package dev.stet.platform.edge;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets streams begin a few at a time. Who was cut off together comes back together, and a thousand who show their keys and
 * catch up at once would leave no turn for anybody else. The others wait, without a thread.
 */
@Singleton
class StreamOpenings {

    private static final int AT_ONCE = 8;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int opening;

    /** After the cache, whose readers follow nothing. */
    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 3).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains(MediaType.SERVER_SENT_EVENTS)) {
            context.next();
            return;
        }
        Context thread = Vertx.currentContext();
        Runnable begin = () -> begin(context);
        if (enter(() -> thread.runOnContext(none -> begin.run()))) {
            begin.run();
        }
    }

    /** Whether it may begin now; else it is run when it may. */
    private synchronized boolean enter(Runnable later) {
        if (opening < AT_ONCE) {
            opening++;
            return true;
        }
        waiting.add(later);
        return false;
    }

    private void begin(RoutingContext context) {
        AtomicBoolean within = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (within.getAndSet(false)) {
                leave();
            }
        };
        context.addHeadersEndHandler(none -> leave.run());
        context.addEndHandler(ended -> leave.run());
        if (context.response().closed()) {
            leave.run();
        } else {
            context.next();
        }
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                opening--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
