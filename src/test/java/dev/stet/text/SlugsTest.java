package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "DeepSeek's 'Long-Termism' | deepseeks-long-termism", "DeepSeek’s ‘Long-Termism’ | deepseeks-long-termism",
            "DeepSeekʼs `Long-Termism´ | deepseeks-long-termism", "About Liang Wenfeng | about-liang-wenfeng",
            "Straße nach Łódź | strasse-nach-lodz", "Ærø, Þingvellir & Œuvre | aero-thingvellir-oeuvre",
            "İstanbul ile Iğdır | istanbul-ile-igdir", "Tiếng Việt | tieng-viet", "人工智能 | 人工智能",
            "AI：未来 2025 | ai-未来-2025", "Йод и ёлка | йод-и-ёлка", "हिन्दी में | हिन्दी-में", "ガンダム | ガンダム",
            "한국어 | 한국어", "e\u0301te\u0301 ﬁne x² | ete-fine-x2", "  --a -- b--  | a-b", "!!! | untitled", "😀 | untitled",
            "C++ vs. C# | c-vs-c", "0192f0c1-0000-7000-8000-0123456789ab | 0192f0c10000700080000123456789ab" })
    void makesReadableNames(String title, String slug) {
        assertEquals(slug, Slugs.of(title));
    }

    @Test
    void cutsLongTitlesBetweenWords() {
        String slug = Slugs.of("word ".repeat(100));

        assertEquals("word-".repeat(24).substring(0, 119), slug);
        assertEquals("字".repeat(120), Slugs.of("字".repeat(300)));
        assertEquals("𠀀".repeat(120), Slugs.of("𠀀".repeat(300)));
    }

    @Test
    void numbersWithinTheLimit() {
        assertEquals("x-2", Slugs.numbered("x", 2));
        assertEquals("字".repeat(117) + "-12", Slugs.numbered("字".repeat(120), 12));
        assertTrue(Slugs.numbered(Slugs.of("word ".repeat(100)), 7).matches("(word-){23}7"));
    }

    @Test
    void whateverTheTitleTheSlugIsValid() {
        Random random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            String title = random.ints(random.nextInt(200), 0x20, round % 2 == 0 ? 0x250 : 0x1FFFF)
                    .filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            requireValid(Slugs.of(title), title);
            requireValid(Slugs.numbered(Slugs.of(title), random.nextInt(1000)), title);
        }
    }

    @Test
    void aSlugIsItsOwnSlug() {
        for (int c = 0x20; c < 0x3000; c++) {
            String slug = Slugs.of("a" + Character.toString(c) + "b");
            assertEquals(slug, Slugs.of(slug));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-a", "a-", "a--b", "A", "a b", "a_b", "a/b", "a.md", "é'", "\u00C9", "a\n" })
    void thePatternRefusesOthers(String slug) {
        assertFalse(slug.matches(Slugs.PATTERN));
    }

    @Test
    void thePatternIsQuickWithHostileInput() {
        assertFalse("a-".repeat(500_000).matches(Slugs.PATTERN));
        assertFalse(("a".repeat(1_000_000) + "!").matches(Slugs.PATTERN));
    }

    @Test
    void tellsIdsFromSlugs() {
        assertTrue(Slugs.looksLikeId("0192f0c1-0000-7000-8000-0123456789ab"));
        assertFalse(Slugs.looksLikeId("about-liang-wenfeng"));
    }

    private static void requireValid(String slug, String title) {
        assertTrue(slug.matches(Slugs.PATTERN), () -> slug + " from " + title);
        assertTrue(slug.codePointCount(0, slug.length()) <= Slugs.MAX_LENGTH, slug);
        assertTrue(Normalizer.isNormalized(slug, Normalizer.Form.NFC), slug);
        assertFalse(Slugs.looksLikeId(slug), slug);
    }
}
