package dev.stet.overload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** One of a {@link Crowd}, on its thread. */
final class CrowdClient {

    /** After a refusal or an end; who was given what it asked for asks at once. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final ByteBuffer BYTE = ByteBuffer.wrap(new byte[] { ' ' });

    private final InetSocketAddress to;
    private final InetSocketAddress from;
    private final VisitScript visit;
    private final OutcomeCounts outcomeCounts;
    private SocketChannel channel;
    private ByteBuffer request;
    private HttpReply reply;
    private int owed;
    private long begun;
    private long next = System.nanoTime();

    CrowdClient(InetSocketAddress to, InetSocketAddress from, VisitScript visit, OutcomeCounts outcomeCounts) {
        this.to = to;
        this.from = from;
        this.visit = visit;
        this.outcomeCounts = outcomeCounts;
    }

    /** What is due without anything having come. */
    void tick(Selector selector) throws IOException {
        if (System.nanoTime() < next) {
            return;
        }
        if (channel == null) {
            arrive(selector);
        } else if (owed > 0 && !request.hasRemaining() && channel.isConnected()) {
            drip();
        }
    }

    private void arrive(Selector selector) throws IOException {
        begun = System.nanoTime();
        request = ByteBuffer.wrap(visit.bytes(to.getHostString() + ":" + to.getPort()));
        owed = visit.body();
        reply = new HttpReply();
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        try {
            channel.bind(from);
            channel.register(selector, SelectionKey.OP_CONNECT, this);
            if (channel.connect(to)) {
                channel.keyFor(selector).interestOps(SelectionKey.OP_WRITE);
            }
        } catch (IOException refused) {
            end("not connected", refused.toString());
        }
    }

    private void drip() {
        try {
            channel.write(BYTE.duplicate());
            owed--;
            next = System.nanoTime() + SECOND;
        } catch (IOException closed) {
            // what was answered before is still to be read
            owed = 0;
        }
    }

    void ready(SelectionKey key, ByteBuffer buffer) {
        boolean connected = channel.isConnected();
        try {
            if (key.isConnectable()) {
                connected = channel.finishConnect();
                key.interestOps(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                channel.write(request);
                key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            } else if (key.isReadable()) {
                read(buffer);
            }
        } catch (IOException e) {
            end(connected ? reply.outcome() : "not connected", e.toString());
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        int read = channel.read(buffer.clear());
        if (read < 0) {
            end(reply.outcome(), reply.start());
            return;
        }
        boolean before = reply.isBegun();
        reply.take(buffer.flip());
        if (visit.stays() && !before && reply.isBegun()) {
            outcomeCounts.count(reply.status(), reply.start());
        }
    }

    private void end(String outcome, String example) {
        if (!visit.stays() || !reply.isBegun()) {
            outcomeCounts.count(outcome, example);
        }
        next = System.nanoTime() + (outcome.equals("200") ? 0 : PAUSE);
        close();
    }

    void leave() {
        boolean satisfied = visit.stays() && reply != null && reply.isBegun();
        if (channel != null && !satisfied && System.nanoTime() - begun > Crowd.PATIENCE.toNanos()) {
            outcomeCounts.count("no end in " + Crowd.PATIENCE.toSeconds() + " s", reply.start());
        }
        close();
    }

    private void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // it is gone in any case
            }
            channel = null;
        }
    }
}
