package dev.stet.platform.idempotency;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/**
 * One request that bears a key, told from all others. Only hashes: neither keys nor bodies are kept.
 *
 * @param key of the key and whose it is
 * @param request of method, address and body
 */
record IdempotentRequest(byte[] key, byte[] request) {

    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;
    private static final String CHARACTERS = "(?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\])*+";
    // parameters mean nothing here, but RFC 8941 lets an item have some
    private static final Pattern STRING = Pattern.compile(" *\"(" + CHARACTERS + ")\"(?:; *[a-z*][a-z0-9_.*-]*(?:=(?:\""
            + CHARACTERS + "\"|[^\";,]*+))?)*+ *");

    /**
     * What the header holds: a string as of RFC 8941 §3.3.3, in double quotes; here without them and without escapes.
     *
     * @param sent every line of the header
     * @throws Problem {@code invalid-parameter}
     */
    static String parseKey(List<String> sent) {
        Matcher string = STRING.matcher(sent.get(0));
        if (sent.size() != 1 || !string.matches()) {
            throw refused("must be one string in double quotes, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        }
        String key = string.group(1).replaceAll("\\\\(.)", "$1");
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw refused("must have 1 to " + MAX_LENGTH + " characters");
        }
        return key;
    }

    private static Problem refused(String why) {
        return INVALID_PARAMETER.because(List.of(Fault.of(HEADER, why)), "The header %s %s.", HEADER, why);
    }

    static IdempotentRequest of(String owner, String key, String method, String address, byte[] body) {
        return new IdempotentRequest(hash(text(owner), text(key)), hash(text(method), text(address), body));
    }

    /** Names the key among PostgreSQL's advisory locks. */
    long lock() {
        return ByteBuffer.wrap(key).getLong();
    }

    boolean isOf(byte[] otherRequest) {
        return MessageDigest.isEqual(request, otherRequest);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each part goes in with its length, so that no two ways of parting give the same. */
    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
