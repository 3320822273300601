package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub and its kin add to CommonMark, and what this dialect adds for texts without spaces between words. */
class MarkdownDialectTest {

    /** From the test cases of markdown-cjk-friendly, and our own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "**“强调”**的 | <strong>“强调”</strong>的", "これは**「強調」**です | これは<strong>「強調」</strong>です",
            "これは*「強調」*です | これは<em>「強調」</em>です", "他说**“好。”**然后走了 | 他说<strong>“好。”</strong>然后走了",
            "**이것(강조)**은 | <strong>이것(강조)</strong>은", "先頭**[链接](/x)**。尾 | 先頭<strong><a href=\"/x\">链接</a></strong>。尾",
            "太郎は**`code`**と | 太郎は<strong><code>code</code></strong>と", "旧~~「字」~~新 | 旧<del>「字」</del>新",
            "中文**_强调_**的 | 中文<strong><em>强调</em></strong>的", "***「両方」***も | <em><strong>「両方」</strong></em>も",
            "葛\uDB40\uDD00**（区）**は | 葛\uDB40\uDD00<strong>（区）</strong>は", "**！\uFE00**的 | <strong>！\uFE00</strong>的",
            "\uD842\uDFB7**(吉)**\uD842\uDFB7 | \uD842\uDFB7<strong>(吉)</strong>\uD842\uDFB7",
            "`**“x”**的` | <code>**“x”**的</code>", "\\**“x”*的 | *<em>“x”</em>的", "字* a *字 | 字* a *字",
            "字_（x）_字 | 字_（x）_字", "a**(b)**c | a**(b)**c", "**\"b\"**c | **\"b\"**c" })
    void emphasisNeedsNoSpacesWhereNobodyWritesThem(String markdown, String html) {
        assertEquals("<p>" + html + "</p>", Markdown.render(markdown).html());
        assertEquals(html.contains("href") ? "" : "<p>" + html + "</p>",
                html.contains("href") ? "" : Markdown.renderInline(markdown).html());
    }
}
