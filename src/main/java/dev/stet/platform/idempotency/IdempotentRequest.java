package dev.stet.platform.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One request that bears a key, told from all others. Only hashes: neither keys nor bodies are kept.
 *
 * @param key of the key and whose it is
 * @param request of method, address and body
 */
record IdempotentRequest(byte[] key, byte[] request) {

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
