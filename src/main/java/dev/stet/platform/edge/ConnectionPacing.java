package dev.stet.platform.edge;

import jakarta.inject.Singleton;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Begins no request while its client has not read the answers to those before; see {@link PacedWrites} and
 * {@link PipelineLimit}.
 */
@Singleton
class ConnectionPacing implements Handler<RoutingContext> {

    private static final String NAME = PacedWrites.class.getName();

    private final UnsentAnswers unsent;

    ConnectionPacing(UnsentAnswers unsent) {
        this.unsent = unsent;
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
}
