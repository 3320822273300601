package dev.stet.platform.edge;

import jakarta.inject.Singleton;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Begins no request while its client has not read the answers to those before; see {@link PacedWrites} and
 * {@link PipelineLimit}. There is one request at a time on each connection, so that what is not read is bounded by
 * connections: HTTP/1.1 only. Proxies speak HTTP/2 with browsers, and this with us.
 */
@Singleton
class ConnectionPacing implements Handler<RoutingContext>, HttpServerOptionsCustomizer {

    private static final String NAME = PacedWrites.class.getName();

    private final UnsentAnswers unsent;

    ConnectionPacing(UnsentAnswers unsent) {
        this.unsent = unsent;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        speakHttp1(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        speakHttp1(options);
    }

    private static void speakHttp1(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false).setUseAlpn(false);
    }

    @Override
    public void handle(RoutingContext context) {
        ConnectionBase connection = (ConnectionBase) context.request().connection();
        install(connection);
        if (connection.isNotWritable()) { // now; the response knows of it later
            HttpServerResponse response = context.response();
            response.drainHandler(drained -> {
                response.drainHandler(null);
                context.next();
            });
        } else {
            context.next();
        }
    }

    private void install(ConnectionBase connection) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(NAME) == null) {
            String own = connection.channelHandlerContext().name();
            pipeline.addBefore(own, NAME, new PacedWrites(unsent)).addBefore(own, null, new PipelineLimit());
        }
    }

    /** Reads no more than a few requests that are sent ahead of their answers. On the thread of the connection. */
    private static class PipelineLimit extends ChannelDuplexHandler {

        private static final int MAX_AHEAD = 16;
        /** Far more than any client sends ahead; they are in memory already when they are counted. */
        private static final int FAR_AHEAD = 256;

        /** The one that installs this has come already. */
        private int ahead = 1;
        private boolean readWanted;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest && ++ahead > FAR_AHEAD) {
                ReferenceCountUtil.release(message);
                context.close();
                return;
            }
            super.channelRead(context, message);
        }

        @Override
        public void read(ChannelHandlerContext context) throws Exception {
            readWanted = ahead > MAX_AHEAD;
            if (!readWanted) {
                super.read(context);
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            super.write(context, message, promise);
            if (message instanceof LastHttpContent && !isInterim(message)) {
                ahead--;
                readOn(context);
            }
        }

        private void readOn(ChannelHandlerContext context) {
            if (readWanted && ahead <= MAX_AHEAD / 2) {
                readWanted = false;
                context.read();
            }
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse head && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
