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
import dev.stet.platform.problem.Problem;

/** What {@link ResponseCache} keeps to answer public reads with. */
sealed interface CacheEntry {

    /** No answer is kept for so long. */
    Duration FAR = Duration.ofDays(1);

    /** The media type of what is at its address. */
    String type();

    /** What it depends on: it is stale once one of them is evicted. */
    Set<String> groups();

    /** When its making began, as {@link ResponseCache#begin} tells. */
    long begun();

    /** {@link System#nanoTime} after which it may be otherwise, {@link Long#MAX_VALUE} for never. */
    long end();

    /** In bytes, about. */
    int weight();

    /** @param bound how long nothing can be otherwise, counted from before it was read; {@code null} for no bound */
    static long end(CacheHandler.Fill fill, Duration bound) {
        return bound == null || bound.compareTo(FAR) > 0 ? Long.MAX_VALUE : fill.started() + bound.toNanos();
    }

    default boolean isOver() {
        return end() != Long.MAX_VALUE && end() - System.nanoTime() <= 0;
    }

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
        static CachedAnswer uncompressed(byte[] bytes, String type, String route, Map<String, String> headers,
                Set<String> groups,
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

    /**
     * That nothing is to be found at an address. Only the fact is kept: each who asks gets a problem document of their own,
     * since
     * it names their request.
     */
    record CachedAbsence(Problem problem, String type, Set<String> groups, long begun, long end) implements CacheEntry {

        private static final int OVERHEAD = 512;

        static CachedAbsence of(Problem problem, String type, Set<String> groups, CacheHandler.Fill fill, Duration bound) {
            return new CachedAbsence(problem, type, groups, fill.begun(), CacheEntry.end(fill, bound));
        }

        @Override
        public int weight() {
            return 2 * problem.detail().length() + OVERHEAD;
        }
    }
}
