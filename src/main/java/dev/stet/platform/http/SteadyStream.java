package dev.stet.platform.http;

import static dev.stet.platform.problem.ProblemType.REQUEST_TIMEOUT;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import dev.stet.platform.limit.Patience;

/**
 * A body that is read as it comes, by a thread that waits for it: not for ever. Only that waiting counts, not what is done in
 * between. One read waits at most for {@code quarkus.http.read-timeout}.
 */
final class SteadyStream extends FilterInputStream {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    /** Bytes a second: whoever makes lines while sending them may take a while for each. */
    private static final long MIN_RATE = 256;

    private final Patience patience = new Patience(LONGEST_PAUSE, MIN_RATE);

    SteadyStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long begun = System.nanoTime();
        int read = super.read(into, offset, length);
        patience.spend(System.nanoTime() - begun);
        if (patience.isOver()) {
            throw REQUEST_TIMEOUT.because("The body is arriving too slowly. Send it faster, or in parts.");
        }
        patience.earn(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(bytes, 8192)]);
    }

    /** What was not read is passed over without a thread that waits for it: {@link UnreadBody}. */
    @Override
    public void close() {
    }
}
