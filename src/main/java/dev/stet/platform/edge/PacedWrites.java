package dev.stet.platform.edge;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import dev.stet.platform.limit.OutOfMemory;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Sends a long answer piece by piece, as its client reads: Netty else copies all of it out of the heap at once, however many
 * such answers nobody reads. Meanwhile the connection tells that it is full, and begins no other request. On the thread of the
 * connection.
 */
class PacedWrites extends ChannelDuplexHandler {

    private static final int PIECE = 32 * 1024;
    /** So many pieces are under way at once. */
    private static final int IN_FLIGHT = 2;
    /** Which of the flags that make a connection not writable is ours. */
    private static final int FLAG = 1;
    private static final long MAX_STALL_SECONDS = 30;

    private final UnsentAnswers unsent;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final Runnable close = this::close; // one and the same for each call
    private ChannelHandlerContext context;
    private int inFlight;
    private boolean pumping;
    private boolean watched;
    private long unshared;
    private long progress;

    PacedWrites(UnsentAnswers unsent) {
        this.unsent = unsent;
    }

    private record Piece(Object message, ChannelPromise promise) {
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        if (!ctx.channel().isActive()) {
            refuse(message, promise);
            return;
        }
        boolean whole = !(message instanceof HttpContent content) || content.content().readableBytes() <= PIECE;
        if (waiting.isEmpty() && whole) {
            super.write(ctx, message, promise.isVoid() ? ctx.voidPromise() : promise); // which tells failures, theirs does not
            return;
        }
        if (whole) {
            waiting.add(new Piece(message, promise));
        } else {
            split((HttpContent) message, promise);
        }
        begin();
    }

    /** Told later: who writes again at once because of it would do so within the encoder's own work, which it disturbs. */
    private void refuse(Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        context.executor().execute(() -> promise.tryFailure(new ClosedChannelException()));
    }

    private void split(HttpContent message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            waiting.add(new Piece(new DefaultHttpResponse(head.protocolVersion(), head.status(), head.headers()),
                    context.newPromise()));
        }
        ByteBuf content = message.content();
        while (content.readableBytes() > PIECE) {
            waiting.add(new Piece(new DefaultHttpContent(content.readRetainedSlice(PIECE)), context.newPromise()));
        }
        DefaultHttpContent rest = message instanceof LastHttpContent last
                ? new DefaultLastHttpContent(content.retain(), last.trailingHeaders())
                : new DefaultHttpContent(content.retain());
        waiting.add(new Piece(rest, promise));
        message.release();
    }

    private void begin() {
        unshared = waiting.stream().mapToLong(PacedWrites::unshared).sum();
        markFull(true);
        if (inFlight == 0) {
            progress = System.nanoTime();
        }
        if (!watched) {
            watch(MAX_STALL_SECONDS);
        }
        pump();
    }

    /** What is read only belongs to many. */
    private static long unshared(Piece piece) {
        return piece.message instanceof HttpContent content && !content.content().isReadOnly()
                ? content.content().readableBytes()
                : 0;
    }

    private void pump() {
        if (pumping) {
            return; // a piece that could be sent at once
        }
        pumping = true;
        while (inFlight < IN_FLIGHT && !waiting.isEmpty()) {
            Piece next = waiting.poll();
            unshared -= unshared(next);
            inFlight++;
            ChannelPromise sent = next.promise.isVoid() ? context.newPromise() : next.promise;
            sent.addListener(done -> sent());
            context.writeAndFlush(next.message, sent);
        }
        pumping = false;
        unsent.changed(close, unshared);
        if (waiting.isEmpty()) {
            markFull(false);
        }
    }

    private void sent() {
        inFlight--;
        progress = System.nanoTime();
        pump();
    }

    /** Ends a connection whose client takes nothing. */
    private void watch(long seconds) {
        watched = true;
        context.executor().schedule(() -> {
            watched = false;
            long idle = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - progress);
            if (!waiting.isEmpty() && idle >= MAX_STALL_SECONDS) {
                context.close();
            } else if (inFlight > 0) {
                watch(Math.max(1, MAX_STALL_SECONDS - idle));
            }
        }, seconds, TimeUnit.SECONDS);
    }

    private void markFull(boolean full) {
        Channel.Unsafe connection = context.channel().unsafe();
        ChannelOutboundBuffer out = connection.outboundBuffer();
        if (out != null) { // else it is closed
            out.setUserDefinedWritability(FLAG, !full);
        }
    }

    private void close() {
        context.executor().execute(context::close);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        OutOfMemory.haltAt(cause);
        super.exceptionCaught(ctx, cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        letGo();
        super.channelInactive(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        letGo();
    }

    private void letGo() {
        for (Piece piece = waiting.poll(); piece != null; piece = waiting.poll()) {
            ReferenceCountUtil.release(piece.message);
            piece.promise.tryFailure(new ClosedChannelException());
        }
        unshared = 0;
        unsent.changed(close, 0);
    }
}
