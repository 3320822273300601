package dev.stet.platform.http;

import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
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
}
