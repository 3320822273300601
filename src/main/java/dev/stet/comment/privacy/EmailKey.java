package dev.stet.comment.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * One of the keys that protect e-mail addresses. Encrypts with AES-256 in GCM (NIST SP 800-38D: 96 bits of random nonce, 128
 * of tag), and hashes with HMAC-SHA256; each use has a key of its own, derived as RFC 5869 expands one.
 */
final class EmailKey {

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]{1,20}):([A-Za-z0-9+/_-]{43}=?)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final byte[] root;
    private final SecretKeySpec encryption;
    private final byte[] emails;
    private final byte[] clients;

    private EmailKey(String id, byte[] root) {
        this.id = id;
        this.root = root;
        this.encryption = new SecretKeySpec(derive(root, "stet e-mail encryption"), "AES");
        this.emails = derive(root, "stet e-mail index");
        this.clients = derive(root, "stet client index");
    }

    /** @throws IllegalArgumentException for what is no {@code id:base64} of 32 bytes; does not repeat it */
    static EmailKey parse(String written) {
        Matcher key = WRITTEN.matcher(written.strip());
        if (!key.matches()) {
            throw new IllegalArgumentException(
                    "must be id:key, where id has 1 to 20 of a-z 0-9 - and key is 32 bytes in base64");
        }
        return new EmailKey(key.group(1),
                Base64.getDecoder().decode(key.group(2).replace('-', '+').replace('_', '/')));
    }

    /** A new key as {@link #parse} reads it. */
    static String random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return "k%08x:%s".formatted(RANDOM.nextInt(), Base64.getEncoder().encodeToString(key));
    }

    /** The key that the default set-up makes for itself: in a file that only this account may read, wholly or not at all. */
    static void make(Path file) {
        try {
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "email", ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, random() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "No key that protects e-mail addresses can be written to %s (%s). Give this account"
                            .formatted(file, e) + " the right to write there, or set STET_EMAIL_KEYS.");
        }
    }

    /** What {@link #make} wrote; what is no text is read as some that is no key. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The key that protects e-mail addresses cannot be read from %s (%s). Make it a file"
                            .formatted(file, e) + " that this account can read.");
        }
    }

    String id() {
        return id;
    }

    /** Tells this key from any other with the same id, and nothing of the key. */
    byte[] proof() {
        return derive(root, "stet proof");
    }

    /** @param owner whom it stands beside: the same bytes say nothing beside anybody else */
    byte[] encrypt(String email, UUID owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = email.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner, text);
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException for bytes that another key made, or for somebody else */
    String decrypt(byte[] encrypted, UUID owner) {
        byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
        byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, owner,
                Arrays.copyOfRange(encrypted, NONCE_BYTES, encrypted.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The same for every way to write an address in upper and lower case; nobody without the key can make it. */
    byte[] index(String email) {
        String normal = Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return hmac(emails, normal.getBytes(StandardCharsets.UTF_8));
    }

    /** @param address as {@link dev.stet.platform.limit.ClientAddress} gives it */
    byte[] clientHash(String address) {
        return hmac(clients, address.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] cipher(int mode, byte[] nonce, UUID owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This is no address that the key " + id + " encrypted", e);
        }
    }

    /** HKDF-Expand of RFC 5869 for one block; the root is uniformly random already. */
    private static byte[] derive(byte[] root, String use) {
        return hmac(root, (use + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}
