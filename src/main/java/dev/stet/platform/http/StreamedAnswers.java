package dev.stet.platform.http;

import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.logging.Logger;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers that a thread writes piece by piece while it holds something that others wait for: a place, memory, a file. */
@Singleton
public class StreamedAnswers {

    private final CurrentVertxRequest current;

    StreamedAnswers(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Closed once, on any thread. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param held closed when the answer ends, however it does, also where its client leaves before it begins
     * @param body is not waited for where its client does not read it
     */
    public StreamingOutput holding(Held held, StreamingOutput body) {
        RoutingContext context = current.getCurrent();
        AtomicBoolean begun = new AtomicBoolean();
        context.addEndHandler(ended -> {
            if (!begun.getAndSet(true)) {
                held.close();
            }
        });
        return out -> {
            if (begun.getAndSet(true)) {
                throw new ClientDisconnected(new ClosedChannelException()); // before its answer began
            }
            try (held; PacedOutputStream read = new PacedOutputStream(out, context)) {
                body.write(read);
            }
        };
    }

    /** For what is written before the answer begins. Ends it where nobody waits for the answer any more. */
    public OutputStream whileAwaited(OutputStream out) {
        return new AwaitedOutputStream(out, current.getCurrent().response());
    }

    /** Takes what is written only for as long as somebody waits for the answer that it is for. */
    private static final class AwaitedOutputStream extends FilterOutputStream {

        private final HttpServerResponse response;

        AwaitedOutputStream(OutputStream out, HttpServerResponse response) {
            super(out);
            this.response = response;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] { (byte) b }, 0, 1);
        }

        /** @throws dev.stet.platform.problem.Problem {@code unavailable}, which nobody reads, where the client has left */
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (response.closed()) {
                throw UNAVAILABLE.because("Nobody waits for this answer any more.");
            }
            out.write(bytes, offset, length);
        }
    }

    /**
     * An answer on its way to a client that has to read it: the thread that writes waits while the connection is full, and
     * would
     * wait for ever. So the connection is closed where one piece takes too long.
     */
    private static final class PacedOutputStream extends FilterOutputStream {

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
}
