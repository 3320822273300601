package dev.stet.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Refuses to give more than so many bytes. */
class CountedStream extends FilterInputStream {

    private final Supplier<? extends RuntimeException> refusal;
    private long left;

    CountedStream(InputStream in, long maxBytes, Supplier<? extends RuntimeException> refusal) {
        super(in);
        this.left = maxBytes;
        this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false; // going back would count twice
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw refusal.get();
        }
    }
}
