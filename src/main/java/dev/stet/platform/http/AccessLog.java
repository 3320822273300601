package dev.stet.platform.http;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** One line per exchange that names nobody: no address, no user agent, no query, no key. */
@Singleton
public class AccessLog implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger("stet.access");

    private final HttpSettings settings;

    AccessLog(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public void handle(RoutingContext context) {
        long begin = System.nanoTime();
        Exchange.hide(context, settings.secretPaths());
        MDC.put("traceId", TraceId.of(context));
        context.addEndHandler(end -> log(context, (System.nanoTime() - begin) / 1_000_000));
        context.next();
    }

    private static void log(RoutingContext context, long millis) {
        if (LOG.isInfoEnabled()) { // put together by hand: a format string would cost more than the rest of a cached answer
            LOG.info(context.request().method() + " " + Exchange.shownPath(context) + " " + context.response().getStatusCode()
                    + " " + context.response().bytesWritten() + " B " + millis + " ms " + TraceId.of(context));
        }
    }
}
