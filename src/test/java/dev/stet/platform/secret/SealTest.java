package dev.stet.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] WORDS = "id=17 größer".getBytes(UTF_8);

    private final Seal seal = new Seal(key(1));

    @Test
    void opensWhatItSealed() {
        assertArrayEquals(WORDS, seal.open(seal.seal(WORDS)).orElseThrow());
        assertArrayEquals(new byte[0], seal.open(seal.seal(new byte[0])).orElseThrow());
    }

    @Test
    void fitsIntoUrls() {
        for (int length = 0; length < 64; length++) {
            byte[] payload = new byte[length];
            Arrays.fill(payload, (byte) 0xff);
            assertTrue(seal.seal(payload).matches("[A-Za-z0-9_-]+"));
        }
    }

    @Test
    void opensNothingWithOneBitChanged() {
        byte[] sealed = Base64.getUrlDecoder().decode(seal.seal(WORDS));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(seal.open(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)).isEmpty(), "bit " + bit);
        }
    }

    @Test
    void opensNothingOfAnotherPurpose() {
        assertTrue(new Seal(key(2)).open(seal.seal(WORDS)).isEmpty());
    }

    @Test
    void opensNoOtherSpellingOfWhatItSealed() {
        String sealed = seal.seal(new byte[] { 1 }); // 17 bytes: the last letter carries two bits that mean nothing
        assertTrue(seal.open(sealed + "=").isEmpty());
        char last = sealed.charAt(sealed.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char sibling = alphabet.charAt(alphabet.indexOf(last) + 1);
        assertTrue(seal.open(sealed.substring(0, sealed.length() - 1) + sibling).isEmpty());
    }

    @Test
    void opensNothingThatWasNeverSealed() {
        for (String garbage : new String[] { "", "A", "AAAA", "not base64!", "é", " ", "A".repeat(22), "A".repeat(10_000) }) {
            assertTrue(seal.open(garbage).isEmpty(), garbage);
        }
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
