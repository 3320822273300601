package dev.stet.platform.http;

import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads on, for a while, what a client still sends after it was answered. Closing the connection instead would reset it,
 * and the client might lose the answer that tells what was wrong.
 */
@Singleton
class UnreadBody implements Handler<RoutingContext> {

    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final long MAX_MILLIS = 10_000;

    @Override
    public void handle(RoutingContext context) {
        context.addEndHandler(answered -> {
            if (!context.request().isEnded()) {
                discard(context);
            }
        });
        context.next();
    }

    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        long[] left = { MAX_BYTES };
        try {
            request.handler(bytes -> {
                left[0] -= bytes.length();
                if (left[0] < 0) {
                    request.connection().close();
                }
            });
            long timer = context.vertx().setTimer(MAX_MILLIS, late -> request.connection().close());
            request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
            request.endHandler(whole -> context.vertx().cancelTimer(timer));
            request.resume();
        } catch (IllegalStateException e) {
            // the last byte came in just now
        }
    }
}
