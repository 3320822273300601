package dev.stet.platform.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a client carry our own words without being able to change them. What is sealed can be read by anybody, and stands
 * for one purpose only: each has a key of its own.
 */
public final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    /** RFC 2104 allows the left half: forging it takes 2^127 guesses, each of which is a request. */
    private static final int TAG_BYTES = 16;

    private final SecretKeySpec key;

    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Safe in URLs and headers: unpadded base64url. */
    public String seal(byte[] payload) {
        byte[] sealed = Arrays.copyOf(payload, payload.length + TAG_BYTES);
        System.arraycopy(tag(payload), 0, sealed, payload.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The payload, or empty for whatever this seal did not make, letter by letter. */
    public Optional<byte[]> open(String sealed) {
        return decode(sealed).filter(bytes -> bytes.length >= TAG_BYTES).flatMap(bytes -> {
            byte[] payload = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
            byte[] tag = Arrays.copyOfRange(bytes, payload.length, bytes.length);
            // isEqual takes the same time wherever the first difference is
            return MessageDigest.isEqual(tag(payload), tag) ? Optional.of(payload) : Optional.empty();
        });
    }

    private static Optional<byte[]> decode(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            // the decoder also takes padding and stray trailing bits, which would give one token several spellings
            String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(sealed) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] tag(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(payload), TAG_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}
