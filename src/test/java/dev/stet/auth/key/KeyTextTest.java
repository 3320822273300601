package dev.stet.auth.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.key.KeyText.IssuedKey;

class KeyTextTest {

    private static final String CHOSEN = "stet_abcdefghijkl_mnopqrstuvwxyz-0123456789ABC";

    @Test
    void isMadeOfAMarkAPublicPrefixAndASecret() {
        assertTrue(KeyText.random().reveal().matches("stet_[A-Za-z0-9]{12}[A-Za-z0-9]{32}"));
    }

    @Test
    void isNeverMadeTwice() {
        int made = 1_000;
        assertEquals(made,
                Stream.generate(KeyText::random).limit(made).map(KeyText::prefix).collect(Collectors.toSet()).size());
    }

    @Test
    void isReadBackAsItWasMade() {
        KeyText key = KeyText.random();
        KeyText read = KeyText.parse(key.reveal()).orElseThrow();
        assertEquals(key.prefix(), read.prefix());
        assertArrayEquals(key.hash(), read.hash());
    }

    @Test
    void hashesTheWholeKey() {
        KeyText key = KeyText.parse("stet_" + "a".repeat(39)).orElseThrow();
        assertEquals("aaaaaaaaaaaa", key.prefix());
        // printf 'stet_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | sha256sum
        assertEquals("253a1ff2bf88b72374ef14fe4a866b4362122cbd68e1f28097ae9171b78ef3ed", HexFormat.of().formatHex(key.hash()));
    }

    @Test
    void hidesItsSecretFromWhoeverPrintsIt() {
        KeyText key = KeyText.parse(CHOSEN).orElseThrow();
        assertEquals("stet_abcdefghijkl…", key.toString());
        assertFalse(new IssuedKey(null, key).toString().contains("mnopq"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "stet_", "stet_short", "STET_abcdefghijkl_mnopqrstuvwxyz-0123456789ABC",
            "abcdefghijkl_mnopqrstuvwxyz-0123456789ABCDEFGH", "stet_abcdefghijkl mnopqrstuvwxyz-0123456789ABC",
            "stet_abcdefghijklémnopqrstuvwxyz-0123456789ABC", "stet_abcdefghijkl_mnopqrstuvwxyz-0123456789ABC\n" })
    void refusesWhatIsNoKey(String text) {
        assertTrue(KeyText.parse(text).isEmpty());
    }

    @Test
    void hasBoundsThatAreExact() {
        assertTrue(KeyText.parse("stet_" + "a".repeat(38)).isEmpty());
        assertTrue(KeyText.parse("stet_" + "a".repeat(39)).isPresent());
        assertTrue(KeyText.parse("stet_" + "a".repeat(250)).isPresent());
        assertTrue(KeyText.parse("stet_" + "a".repeat(251)).isEmpty());
    }
}
