package dev.stet.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A key in plain text: {@code stet_}, a public prefix that finds it, and the secret. It exists in the request that
 * carries it and once in the answer that creates it, never in the database, and {@link #toString()} hides it from logs.
 */
public final class KeyText {

    public static final String SCHEME = "stet_";
    static final int PREFIX_LENGTH = 12;
    /** 190 random bits. */
    private static final int SECRET_LENGTH = 32;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** Wider than what we make: an operator may choose a key, of at least 44 characters in all. */
    private static final Pattern FORM = Pattern.compile(SCHEME + "[A-Za-z0-9_-]{39,250}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private KeyText(String text) {
        this.text = text;
    }

    public static KeyText random() {
        StringBuilder text = new StringBuilder(SCHEME);
        RANDOM.ints(PREFIX_LENGTH + SECRET_LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new KeyText(text.toString());
    }

    public static Optional<KeyText> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new KeyText(text)) : Optional.empty();
    }

    public String prefix() {
        return text.substring(SCHEME.length(), SCHEME.length() + PREFIX_LENGTH);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** For the one answer or file that hands the key over. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return SCHEME + prefix() + "…";
    }

    /** A new key, and the only time that its text is to be had. */
    public record IssuedKey(UUID id, KeyText text) {
    }
}
