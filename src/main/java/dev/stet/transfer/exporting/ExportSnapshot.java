package dev.stet.transfer.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.limit.Bulkhead;
import dev.stet.platform.snapshot.ReadSnapshot;
import dev.stet.transfer.format.SpillBuffer;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The database as it is at one moment: all that is read together fits together, whatever others commit meanwhile. It is put
 * aside first, so that no transaction stays open for as long as somebody takes to receive it, and what fails is answered as a
 * failure rather than with half of it.
 */
@ApplicationScoped
public class ExportSnapshot {

    /** Enough for millions of articles. */
    private static final Duration AT_MOST = Duration.ofHours(2);

    /** Reads the database and writes what it found. */
    public interface Writing {
        void write(OutputStream out) throws IOException;
    }

    /** Each keeps a connection and a processor busy, and others want both. */
    private static final int AT_ONCE = 2;

    private final Bulkhead readers = new Bulkhead(AT_ONCE, Duration.ofSeconds(10),
            "As much is being exported as can be at once. Try again in a while.");

    /**
     * @return what was written, to be closed
     * @throws dev.stet.platform.problem.Problem {@code unavailable} where others are at it already
     */
    public SpillBuffer take(Writing writing) {
        SpillBuffer spillBuffer = new SpillBuffer();
        try (Bulkhead.Place place = readers.enter()) {
            return QuarkusTransaction.requiringNew().timeout((int) AT_MOST.toSeconds()).call(() -> {
                ReadSnapshot.begin();
                writing.write(spillBuffer);
                return spillBuffer;
            });
        } catch (RuntimeException failure) {
            spillBuffer.close();
            throw failure;
        }
    }
}
