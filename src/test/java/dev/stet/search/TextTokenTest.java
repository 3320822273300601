package dev.stet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are told from what stands between them, whatever the script. */
class TextTokenTest {

    @ParameterizedTest
    @CsvSource({ "C++ and C, c cplusplus and c", "(C#), c csharp", "Foo#bar, foo bar", "VC++14, vc vcplusplus 14",
            "for .NET 8, for net netdot 8", "example.net, example net", "'$300,000', 300000", "'1,000,000 of', 1000000 of",
            "'1,2,3', 1 2 3", "'1,234,5678', 1 234 5678", "'d’300’000', d 300000", "'2,C++', 2 c cplusplus",
            "'12,3456', 12 3456", "1.27.1, 1 27 1", "ﾀｸﾞ, タグ グ", "Ａlpha, alpha", "don’t, don t",
            "ไทย, ไท ทย ย", "กำลัง, กํา าลั ลัง ง", "한국어, 한국 국어 어", "a1 b, a1 b" })
    void areTold(String text, String lexemes) {
        assertEquals(lexemes, TextToken.of(text).stream().flatMap(token -> token.lexemes().stream())
                .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({ "An open-source thing, opensource", "state-of-the-art, stateof ofthe theart stateoftheart",
            "Rust 1.27.1, 1v27 1v27v1", "go1.21, 1v21", "v16.8.0, 16v8 16v8v0", "300.000 Euro, 300v000 300000",
            "plain words, ''",
            "2022-21658, ''" })
    void areToldThatOthersJoin(String text, String joined) {
        assertEquals(joined, String.join(" ", JoinedWords.of(text)));
    }

    /** Of digits and letters beyond U+FFFF, too, which take two units of UTF-16 each. */
    @ParameterizedTest
    @ValueSource(strings = { "'234", "'2\uD835\uDFD034", "\uD835\uDFD0", "\uD835\uDFD0.",
            "\uD835\uDFD0'\uD835\uDFD0\uD835\uDFD0",
            "\uD835\uDC4E", "\uD835\uDC4E-", "\uD801\uDF80", "a+", "1.1 ", "1\u00a0" })
    void areToldInLinearTimeHoweverLongARowOfThemIs(String part) {
        String text = "1" + part.repeat(40_000) + "'2345";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            TextToken.of(text);
            JoinedWords.of(text);
        });
    }
}
