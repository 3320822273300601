package dev.stet.platform.conditional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An entity tag (RFC 9110 §8.8.3): names one state of one resource.
 *
 * @param opaque what stands between the quotes
 * @param weak whether equal tags mean only equivalent, not byte-equal, answers
 */
public record ETag(String opaque, boolean weak) {

    // etagc: neither quote nor space nor control; obs-text stands for anything above ASCII
    private static final Pattern OPAQUE = Pattern.compile("[\\x21\\x23-\\x7E\\x80-\\uFFFF]*");

    public ETag {
        if (!OPAQUE.matcher(opaque).matches()) {
            throw new IllegalArgumentException("No entity tag can hold " + opaque);
        }
    }

    public static ETag strong(String opaque) {
        return new ETag(opaque, false);
    }

    public static ETag weak(String opaque) {
        return new ETag(opaque, true);
    }

    /** Strong: the SHA-256 of these bytes. */
    public static ETag ofBytes(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return strong(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Strong: names the state by these words, such as {@code "section", id, revision}. */
    public static ETag ofWords(Object... words) {
        StringBuilder text = new StringBuilder();
        for (Object word : words) {
            text.append(word).append('\0');
        }
        return ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Strong comparison (RFC 9110 §8.8.3.2): a weak tag matches nothing. */
    public boolean stronglyMatches(ETag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    public boolean weaklyMatches(ETag other) {
        return opaque.equals(other.opaque);
    }

    /** As it stands in a header. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + "\"";
    }
}
