package dev.stet.platform.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import dev.stet.platform.conditional.ETag;
import dev.stet.platform.http.HeaderSyntax;

/**
 * An answer to a public read, finished in each encoding.
 *
 * @param gzip {@code null} where it would not be smaller
 * @param tag of the identity bytes; the compressed ones have the same with {@code -gz}
 * @param route that answered, as metrics name it
 * @param headers beside those of every answer
 */
record CachedAnswer(byte[] identity, byte[] gzip, ETag tag, String type, String route, Map<String, String> headers,
        Set<String> groups, long begun, long end) implements CacheEntry {

    private static final int WORTH_COMPRESSING = 1_024;
    private static final int OVERHEAD = 512;

    /** @param bound how long nothing can be otherwise, counted from before it was read; {@code null} for no bound */
    static CachedAnswer of(byte[] bytes, String type, String route, Map<String, String> headers, Set<String> groups,
            CacheHandler.Fill fill, Duration bound) {
        return new CachedAnswer(bytes, compressed(bytes), ETag.ofBytes(bytes), type, route, headers, groups, fill.begun(),
                CacheEntry.end(fill, bound));
    }

    /** One that is not worth the time that compressing takes. */
    static CachedAnswer uncompressed(byte[] bytes, String type, String route, Map<String, String> headers, Set<String> groups,
            CacheHandler.Fill fill, Duration bound) {
        return new CachedAnswer(bytes, null, ETag.ofBytes(bytes), type, route, headers, groups, fill.begun(),
                CacheEntry.end(fill, bound));
    }

    /** Bytes in the representation that an {@code Accept-Encoding} gets. */
    byte[] bytes(boolean compressed) {
        return compressed ? gzip : identity;
    }

    ETag tag(boolean compressed) {
        return compressed ? ETag.strong(tag.opaque() + "-gz") : tag;
    }

    /** {@code null} for no bound. */
    Duration timeLeft() {
        return end == Long.MAX_VALUE ? null : Duration.ofNanos(end - System.nanoTime());
    }

    @Override
    public int weight() {
        return identity.length + (gzip == null ? 0 : gzip.length) + OVERHEAD;
    }

    /** Whether the compressed bytes are to be sent. */
    boolean isCompressedFor(String acceptEncoding) {
        return gzip != null && HeaderSyntax.wantsGzip(acceptEncoding);
    }

    private static byte[] compressed(byte[] bytes) {
        if (bytes.length < WORTH_COMPRESSING) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.size() < bytes.length ? out.toByteArray() : null;
    }
}
