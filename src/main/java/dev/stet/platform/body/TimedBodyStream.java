package dev.stet.platform.body;

import static dev.stet.platform.problem.ProblemType.REQUEST_TIMEOUT;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.stet.platform.http.ClientDisconnected;
import dev.stet.platform.limit.SlowClientTimeout;
import dev.stet.platform.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * A body that is read as it comes, by a thread that waits for it: not for ever. Only that waiting counts, not what is done in
 * between, and it is over when its time is, whether something comes or not. Little of the body is kept ahead of its reader.
 */
final class TimedBodyStream extends InputStream {

    /** Bytes a second: whoever makes lines while sending them may take a while for each. */
    private static final long MIN_RATE = 256;
    /** Pieces, of which Vert.x makes none longer than 8 KiB. */
    private static final int AHEAD = 16;
    private static final Buffer END = Buffer.buffer();

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final SlowClientTimeout slowClientTimeout;
    private final BlockingQueue<Buffer> arrived = new LinkedBlockingQueue<>();
    private volatile Throwable failure;
    private boolean awaited;
    private Buffer piece = Buffer.buffer();
    private int position;

    /**
     * On the thread that reads the connection, which gives nothing yet.
     *
     * @param pause how long it may stand still
     */
    TimedBodyStream(RoutingContext context, Duration pause) {
        this.context = context;
        this.request = context.request();
        this.slowClientTimeout = new SlowClientTimeout(pause, MIN_RATE);
        if (context.response().closed()) { // nobody would tell of it later
            fail(new ClosedChannelException());
        } else if (request.isEnded()) {
            arrived.add(END);
        } else {
            request.handler(arrived::add).endHandler(end -> arrived.add(END)).exceptionHandler(this::fail).fetch(AHEAD);
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws ClientDisconnected where the client left
     * @throws Problem {@code request-timeout} where the client is too slow, {@code malformed-request} where its chunks are none
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (piece != END && position == piece.length() && length > 0) {
            piece = next();
            position = 0;
        }
        if (piece == END) {
            return -1;
        }
        int read = Math.min(length, piece.length() - position);
        piece.getBytes(position, position + read, into, offset);
        position += read;
        return read;
    }

    private Buffer next() throws IOException {
        sayGoOn();
        long begun = System.nanoTime();
        Buffer next = await();
        slowClientTimeout.spend(System.nanoTime() - begun);
        if (next == null) {
            UnreadBody.hangUp(context);
            throw REQUEST_TIMEOUT.because("The body is arriving too slowly. Send it faster, or in parts.");
        }
        if (next == END && failure != null) {
            throw told();
        }
        slowClientTimeout.earn(next.length());
        if (next != END) {
            request.fetch(1);
        }
        return next;
    }

    /** {@code null} where nothing came in time. */
    private Buffer await() throws IOException {
        try {
            return arrived.poll(slowClientTimeout.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private IOException told() {
        arrived.add(END); // for who reads again
        if (IncomingBody.isDeparture(failure)) {
            return new ClientDisconnected(failure);
        }
        throw IncomingBody.unreadable();
    }

    /** To whoever waits for a word before sending. */
    private void sayGoOn() {
        if (!awaited && request.headers().contains(HttpHeaderNames.EXPECT, "100-continue", true)) {
            context.response().writeContinue();
        }
        awaited = true;
    }

    /** What has come and is not read yet. */
    @Override
    public int available() {
        return piece.length() - position + arrived.stream().mapToInt(Buffer::length).sum();
    }

    /** What was not read is passed over without a thread that waits for it: {@link UnreadBody}. */
    @Override
    public void close() {
    }
}
