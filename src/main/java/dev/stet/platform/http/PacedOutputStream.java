package dev.stet.platform.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

import org.jboss.logging.Logger;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * An answer on its way to a client that has to read it: the thread that writes waits while the connection is full, and would
 * wait for ever. So the connection is closed where one piece takes too long.
 */
final class PacedOutputStream extends FilterOutputStream {

    private static final Logger LOG = Logger.getLogger(PacedOutputStream.class);
    /** For one piece, mostly of 64 KiB. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final RoutingContext context;
    private final long timer;
    /** {@link System#nanoTime}; 0 while nothing is being written. */
    private volatile long since;

    PacedOutputStream(OutputStream out, RoutingContext context) {
        super(out);
        this.context = context;
        timer = context.vertx().setPeriodic(PERIOD.toMillis(), now -> look());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        send(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        send(out::flush);
    }

    private interface Sending {
        void send() throws IOException;
    }

    /** @throws ClientDisconnected where the client has left, or was left for not reading */
    private void send(Sending sending) throws IOException {
        since = System.nanoTime();
        try {
            sending.send();
        } catch (IOException e) {
            throw isOurs(e) ? e : new ClientDisconnected(e);
        } finally {
            since = 0;
        }
    }

    /** The stream behind this one fails only with its connection, unless the program ends or the answer is over. */
    private static boolean isOurs(IOException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof InterruptedIOException || root instanceof IllegalStateException;
    }

    private void look() {
        long begun = since;
        if (begun != 0 && System.nanoTime() - begun > LONGEST_WRITE.toNanos()) {
            HttpServerRequest request = context.request();
            LOG.debugf("%s was not read; closing its connection", Exchange.shownPath(context));
            request.connection().close();
        }
    }

    /** Ends the watch; REST ends the answer. */
    @Override
    public void close() {
        context.vertx().cancelTimer(timer);
    }
}
