package dev.stet.platform.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/** Reads no more than a few requests that are sent ahead of their answers. On the thread of the connection. */
class PipelineLimit extends ChannelDuplexHandler {

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
