package dev.stet.article.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language tag means itself, or else the nearest one that a site has. */
class LocaleLookupTest {

    @ParameterizedTest
    @CsvSource({ "en, en", "en-GB, en-GB en", "de-CH-1996, de-CH-1996 de-CH de", "zh, zh zh-Hans zh-CN",
            "zh-CN, zh-CN zh-Hans-CN zh-Hans zh", "zh-TW, zh-TW zh-Hant-TW zh-Hant zh zh-Hans zh-CN",
            "zh-Hant-HK, zh-Hant-HK zh-Hant zh-TW zh zh-Hans zh-CN", "zh-Hans, zh-Hans zh-CN zh",
            "sl-rozaj-biske, sl-rozaj-biske sl-rozaj sl", "en-a-bbb-ccc, en-a-bbb-ccc en-a-bbb en",
            "en-x-private, en-x-private", "x-private, x-private" })
    void nearestFirst(String tag, String near) {
        assertEquals(near, String.join(" ", LocaleLookup.near(tag)));
    }
}
