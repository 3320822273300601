package dev.stet.platform.http;

import jakarta.inject.Singleton;

import io.vertx.core.Context;
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
        Context loop = context.vertx().getOrCreateContext();
        context.addEndHandler(answered -> {
            if (!context.request().isEnded()) {
                // an answer may end on another thread, and there the last byte could slip in between two of the steps below
                loop.runOnContext(none -> discard(context));
            }
        });
        context.next();
    }

    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long[] left = { MAX_BYTES };
        request.handler(bytes -> {
            left[0] -= bytes.length();
            if (left[0] < 0) {
                request.connection().close();
            }
        });
        long timer = context.vertx().setTimer(MAX_MILLIS, late -> {
            if (!request.isEnded()) { // else the connection is at a later request by now
                request.connection().close();
            }
        });
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.endHandler(whole -> context.vertx().cancelTimer(timer));
        request.resume();
    }
}
