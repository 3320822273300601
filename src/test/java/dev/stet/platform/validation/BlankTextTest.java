package dev.stet.platform.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {

    /** White space of every width, joiners and marks of direction, fillers, selectors, tags, and empty signs. */
    @ParameterizedTest
    @ValueSource(ints = { ' ', '\t', '\n', 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180B, 0x180E,
            0x180F,
            0x2002, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x202E, 0x202F, 0x205F, 0x2060, 0x2063, 0x2065, 0x2069, 0x206F,
            0x2800, 0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0x13430, 0x13441, 0x16FE4, 0x1BCA0, 0x1D159,
            0x1D173, 0xE0001, 0xE0020, 0xE0100, 0xE01EF })
    void nothingIsToBeSeenOf(int character) {
        String text = Character.toString(character);
        assertTrue(BlankText.is(text));
        assertTrue(BlankText.is(" " + text + text + "\u200D"));
        assertFalse(BlankText.is(text + "." + text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { ".", "0", "文", "é", "\u0301", "😀", "👩\u200D👩", "\u0600", "\u06DD", "\uFFFD", "\u2581", "​a", "𐐨" })
    void somethingIsToBeSeenOf(String text) {
        assertFalse(BlankText.is(text));
    }

    @Test
    void nothingOfWhatWasBlankBeforeIsSeenNow() {
        List<String> java = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Character::isWhitespace)
                .mapToObj(Character::toString).filter(text -> !BlankText.is(text)).toList();
        assertEquals(List.of(), java);
        assertTrue(BlankText.is(""));
    }

    @Test
    void longTextsAreLookedThroughAtOnce() {
        assertTrue(BlankText.is("\u200B".repeat(200_000)));
        assertFalse(BlankText.is("\u200B".repeat(200_000) + "a"));
    }
}
