package dev.stet.platform.body;

import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;
import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static dev.stet.platform.problem.ProblemType.REQUEST_TIMEOUT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.stet.platform.limit.MemoryBudget;
import dev.stet.platform.limit.SlowClientTimeout;
import dev.stet.platform.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;

/**
 * A body on its way into memory, on the thread that reads its connection, which it never blocks. Its memory is asked for in
 * steps, as it arrives: who announces much and sends little takes little.
 */
final class IncomingBody {

    private static final long FIRST_STEP = 16 * 1024;

    private final HttpServerRequest request;
    private final long maxBytes;
    private final SlowClientTimeout slowClientTimeout;
    private final BodyQuota.Share share;
    private final MemoryBudget memory;
    private final Promise<Buffer> whole = Promise.promise();
    private final Buffer bytes = Buffer.buffer();
    private final List<CompletableFuture<MemoryBudget.Lease>> leases = new ArrayList<>();
    private Context loop;
    private long room;
    private long lookedAt;
    private long timer = -1;
    private boolean paused;
    private boolean done;

    IncomingBody(HttpServerRequest request, long maxBytes, SlowClientTimeout slowClientTimeout, BodyQuota.Share share,
            MemoryBudget memory) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.slowClientTimeout = slowClientTimeout;
        this.share = share;
        this.memory = memory;
    }

    /**
     * Fails with a {@link Problem}: {@code payload-too-large} as soon as it is longer than what is read,
     * {@code request-timeout} where the client is too slow, {@code too-many-requests} or {@code unavailable} where too much is
     * arriving, {@code malformed-request} where its chunks are none. Where the client leaves, with what Vert.x says of it.
     */
    Future<Buffer> read() {
        loop = Vertx.currentContext();
        lookedAt = System.nanoTime();
        request.handler(this::add).endHandler(end -> finish())
                .exceptionHandler(this::end);
        request.resume();
        if (!done) { // mostly it came with the head
            watch();
        }
        return whole.future();
    }

    private void end(Throwable failure) {
        fail(isDeparture(failure) ? failure : unreadable());
    }

    /** Whether the client left, as Vert.x says it while a body arrives. */
    static boolean isDeparture(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof StreamResetException
                || failure instanceof IOException;
    }

    static Problem unreadable() {
        return MALFORMED_REQUEST.because("The body cannot be read to its end.");
    }

    private void add(Buffer some) {
        if (done) {
            return;
        }
        if (bytes.length() + some.length() > maxBytes) {
            fail(PAYLOAD_TOO_LARGE.because("The body has more than %d bytes; send less at once.", maxBytes));
            return;
        }
        look();
        slowClientTimeout.earn(some.length());
        bytes.appendBuffer(some);
        if (bytes.length() > room) {
            widen(Math.max(FIRST_STEP, Long.highestOneBit(bytes.length() - 1L) << 1) - room);
        }
    }

    private void widen(long more) {
        try {
            share.grow(more);
        } catch (Problem tooMuch) {
            fail(tooMuch);
            return;
        }
        room += more;
        CompletableFuture<MemoryBudget.Lease> lease = memory.acquire(more);
        synchronized (leases) {
            leases.add(lease);
        }
        if (!lease.isDone()) {
            paused = true; // this is our time, not the client's
            request.pause();
        }
        lease.whenComplete((granted, refusal) -> goOn(refusal));
    }

    private void goOn(Throwable refusal) {
        if (refusal == null && !paused) {
            return;
        }
        loop.runOnContext(none -> {
            if (refusal instanceof Problem problem) {
                fail(problem);
            } else if (!done) {
                lookedAt = System.nanoTime();
                paused = false;
                request.resume();
            }
        });
    }

    private void look() {
        long now = System.nanoTime();
        if (!paused) {
            slowClientTimeout.spend(now - lookedAt);
        }
        lookedAt = now;
    }

    private void watch() {
        timer = loop.owner().setTimer(slowClientTimeout.millisLeft(), late -> {
            look();
            if (slowClientTimeout.isOver()) {
                fail(REQUEST_TIMEOUT.because("The body is arriving too slowly: %d bytes so far. Send it faster, or less of it.",
                        bytes.length()));
            } else if (!done) {
                watch();
            }
        });
    }

    private void finish() {
        if (settle()) {
            whole.complete(bytes);
        }
    }

    private void fail(Throwable problem) {
        if (settle()) {
            request.pause();
            release();
            whole.fail(problem);
        }
    }

    private boolean settle() {
        boolean first = !done;
        done = true;
        if (first) {
            loop.owner().cancelTimer(timer);
            share.close();
        }
        return first;
    }

    /** Gives back the memory that it has: when it was answered, on any thread. */
    void release() {
        synchronized (leases) {
            leases.forEach(lease -> {
                lease.cancel(false); // where it is still waited for
                lease.thenAccept(MemoryBudget.Lease::close);
            });
            leases.clear();
        }
    }
}
