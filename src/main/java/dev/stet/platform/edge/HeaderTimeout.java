package dev.stet.platform.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Closes connections of which no whole head has come in time: neither Vert.x nor Quarkus minds how long one takes. Counts from
 * the connection, and after an answer from the next byte; a connection that is quiet between two requests may be so for
 * {@code quarkus.http.idle-timeout}. Netty finds this class among its extensions, if it is told to.
 */
public final class HeaderTimeout extends ChannelInitializerExtension {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** To be called before the first server starts. */
    public static void turnOn() {
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new Watch(LIMIT));
    }

    /** The head has come. */
    static void disarm(RoutingContext context) {
        Watch watch = ((ConnectionBase) context.request().connection()).channel().pipeline().get(Watch.class);
        if (watch != null) {
            watch.head();
            if (context.request().version() != HttpVersion.HTTP_2) { // there heads come beside other things
                context.addEndHandler(answered -> watch.next());
            }
        }
        context.next();
    }

    /** Of one connection. Sees bytes before anything else does, and is told of heads. */
    static final class Watch extends ChannelInboundHandlerAdapter {

        private final Duration limit;
        /** {@link System#nanoTime}; 0 where nothing has come since the last answer. */
        private volatile long since = System.nanoTime();
        private volatile boolean busy;
        private Future<?> looking;

        Watch(Duration limit) {
            this.limit = limit;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            long period = limit.toMillis() / 4; // one look now and then costs less than a timer for each request
            looking = context.executor().scheduleWithFixedDelay(() -> look(context), period, period, TimeUnit.MILLISECONDS);
            context.fireChannelActive();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (looking != null) {
                looking.cancel(false);
            }
            context.fireChannelInactive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (!busy && since == 0) {
                since = System.nanoTime();
            }
            context.fireChannelRead(bytes);
        }

        /** It has come. */
        void head() {
            busy = true;
        }

        /** Answered: what comes now is another one. */
        void next() {
            since = 0;
            busy = false;
        }

        private void look(ChannelHandlerContext context) {
            if (!busy && since != 0 && System.nanoTime() - since > limit.toNanos()) {
                context.close();
            }
        }
    }
}
