package dev.stet.platform.body;

import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads on, for a while, what a client still sends after it was answered. Closing the connection instead would reset it,
 * and the client might lose the answer that tells what was wrong.
 */
@Singleton
public class UnreadBody implements Handler<RoutingContext> {

    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final long MAX_MILLIS = 10_000;
    /** For the answer to be read before the connection is reset by what comes later. */
    private static final long LINGER_MILLIS = 1_000;
    /** RFC 9113 §8.1: the rest of the request is not needed. */
    private static final long NO_ERROR = 0;
    private static final String LAST = UnreadBody.class.getName() + ".last";

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

    /** What this request still sends is hardly waited for, and the answer to it is the last on its connection. */
    static void hangUp(RoutingContext context) {
        context.put(LAST, true);
        if (context.request().version() != HttpVersion.HTTP_2) { // there only the stream ends
            context.addHeadersEndHandler(head -> context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
        }
    }

    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        boolean last = context.get(LAST) != null;
        long[] left = { MAX_BYTES };
        request.handler(bytes -> {
            left[0] -= bytes.length();
            if (left[0] < 0) {
                close(request);
            }
        });
        long timer = context.vertx().setTimer(last ? LINGER_MILLIS : MAX_MILLIS, late -> {
            if (!request.isEnded()) { // else the connection is at a later request by now
                close(request);
            }
        });
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.endHandler(whole -> {
            context.vertx().cancelTimer(timer);
            if (last) {
                close(request);
            }
        });
        request.resume();
    }

    private static void close(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_ERROR);
        } else {
            request.connection().close();
        }
    }
}
