package dev.stet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are told from what stands between them, whatever the script. */
class TextTokenTest {

    @ParameterizedTest
    @CsvSource({ "C++ and C, c cplusplus and c", "(C#), c csharp", "Foo#bar, foo bar", "VC++14, vc vcplusplus 14",
            "for .NET 8, for net netdot 8", "example.net, example net", "'$300,000', 300000", "'1,000,000 of', 1000000 of",
            "'1,2,3', 1 2 3", "'12,3456', 12 3456", "1.27.1, 1 27 1", "ﾀｸﾞ, タグ グ", "Ａlpha, alpha", "don’t, don t",
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
}
