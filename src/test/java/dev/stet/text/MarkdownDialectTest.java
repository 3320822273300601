package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void emphasisLeavesNoTraceInAddressesLabelsAndNotes() {
        assertEquals("<p><a href=\"/%E7%9A%84**%E2%80%9Cx%E2%80%9D\" title=\"的**“x”**的\"><strong>“强”</strong>的</a></p>",
                Markdown.render("[**“强”**的]\n\n[**“强”**的]: /的**“x” '的**“x”**的'").html());
        assertTrue(Markdown.render("注[^的**“x”**的]\n\n[^的**“x”**的]: **“註”**的").text().endsWith("“註”的"));
    }

    @Test
    void taskListsHaveBoxesThatNobodyTicks() {
        RenderedText tasks = Markdown.render("- [ ] to do\n- [x] done\n- [y] text");

        assertEquals("""
                <ul><li><input type="checkbox" disabled=""> to do</li>\
                <li><input type="checkbox" disabled="" checked=""> done</li>\
                <li>[y] text</li></ul>""", tasks.html());
        assertEquals("☐ to do\n☑ done\n[y] text", tasks.text());
        assertEquals(5, tasks.words());
    }

    @ParameterizedTest
    @ValueSource(strings = { "note", "Tip", "IMPORTANT", "warning", "caution" })
    void alertsAreBoxesAsGitHubDrawsThem(String kind) {
        Element alert = Jsoup
                .parseBodyFragment(Markdown
                        .render("> [!" + kind + (kind.equals("Tip") ? "]  " : "]") + "\n> One *two*.\n>\n> - three").html())
                .expectFirst("div.markdown-alert");

        assertEquals("markdown-alert markdown-alert-" + kind.toLowerCase(), alert.className());
        assertTrue(kind.equalsIgnoreCase(alert.expectFirst("p.markdown-alert-title").text()));
        assertEquals("One two.", alert.select("p").last().text());
        assertEquals("three", alert.expectFirst("li").text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "> [!NOTE] same line", "> [!OTHER]\n> x", "> x\n> [!NOTE]", "> [!NOTE]", "- > [!NOTE]\n  > x" })
    void otherQuotesStayQuotes(String markdown) {
        assertEquals(1, Jsoup.parseBodyFragment(Markdown.render(markdown).html()).select("blockquote").size());
    }

    @Test
    void definitionListsHaveTermsAndMeanings() {
        assertEquals("""
                <dl>
                <dt>One</dt>
                <dt><em>Two</em></dt>
                <dd>first</dd>
                <dd>second
                goes on</dd>
                <dt>Three</dt>
                <dd>
                <p>a</p>
                <ul><li>b</li></ul>
                </dd>
                </dl>
                <p>After: no list.</p>""",
                Markdown.render("One\n*Two*\n: first\n: second\n  goes on\n\nThree\n:   a\n\n    - b\n\nAfter: no list.")
                        .html());
        assertFalse(Markdown.render(": a\n\n:b\nc\n:d\n\n    : e").html().contains("<dl>"));
    }

    @Test
    void blankLinesMayPartATermFromItsMeaning() {
        assertEquals("""
                <dl>
                <dt>One <em>a</em></dt>
                <dt>Two</dt>
                <dd>first</dd>
                <dd>second</dd>
                <dt>Three</dt>
                <dd>third</dd>
                </dl>
                <p>After: no list.</p>""",
                Markdown.render("One *a*\nTwo\n\n: first\n\n: second\n\nThree\n\n\n:   third\n\nAfter: no list.").html());
        assertEquals("<ul><li><dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl></li></ul>",
                Markdown.render("- a\n\n  : b").html().replaceAll("(?<=<li>)\n|\n(?=</li>)", ""));
        assertFalse(Markdown.render("# a\n\n: b\n\n- c\n\n: d\n\n    e\n\n: f").html().contains("<dl>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "Let $x_1*y*z_2$ be | Let {$x_1*y*z_2$} be", "$$\\int_0^1 <b> & x$$ | {$$\\int_0^1 <b> & x$$}",
            "a ($n$), b | a ({$n$}), b", "$a\\$b$ | {$a\\$b$}", "$5 or $10, but $x$ | $5 or $10, but {$x$}",
            "$5 and $10 | $5 and $10", "US$5 and A$6 | US$5 and A$6", "\\$x$ | $x$", "$ x $ | $ x $",
            "$HOME:$PATH | $HOME:$PATH",
            "Revenue ($) and cost ($) | Revenue ($) and cost ($)", "A $20 ticket, R$ 100 | A $20 ticket, R$ 100",
            "$10 to 20$. | $10 to 20$.", "The $PATH, matched by `^foo$` | The $PATH, matched by `^foo$`",
            "${HOME}/${USER} | ${HOME}/${USER}", "[$5](/a) or [5$](/b) | $5 or 5$", "$0, 1$ | {$0, 1$}",
            "设$a*b$且$c*d$ | 设{$a*b$}且{$c*d$}", "集合$\\{1,2\\}$是 | 集合{$\\{1,2\\}$}是", "함수 $f$는 | 함수 {$f$}는",
            "价格$5和$10 | 价格$5和$10",
            "`$x$` | `$x$`", "$$ open | $$ open", "$x$y | $x$y" })
    void formulasStayAsTheyAre(String markdown, String shown) {
        Element html = Jsoup.parseBodyFragment(Markdown.render(markdown.replace("\\n", "\n")).html()).body();
        html.select("code.math").forEach(math -> math.text("{" + math.text() + "}"));
        html.select("code:not(.math)").forEach(code -> code.text("`" + code.text() + "`"));

        assertEquals(shown, html.text());
    }

    @Test
    void formulasOfSeveralLinesAreNoListsAndNoHeadings() {
        assertEquals("<p><code class=\"math\">$$\na\n+ b\n= c\n$$</code></p>\n<p>d</p>",
                Markdown.render("$$\na\n+ b\n= c\n$$\nd").html());
        assertEquals("<p>where</p>\n<p><code class=\"math\">$$\nx\n$$</code></p>", Markdown.render("where\n$$\nx\n$$").html());
        assertEquals("<p>$$\n<em>a</em></p>\n<ul><li>b</li></ul>", Markdown.render("$$\n*a*\n\n- b").html());
        assertEquals("$$ a $$", Markdown.render("$$ a\n$$").text());
    }

    @Test
    void aSentenceAboutTheSignIsNoFormula() {
        Element html = Jsoup.parseBodyFragment(
                Markdown.render("$$ is the PID:\n```sh\necho $$\n\nx\n```\nMore.").html()).body();
        assertEquals(1, html.select("pre").size(), html.html());
        assertEquals("More.", html.select("p:last-child").text());
    }

    @Test
    void aFormulaInADescriptionIsRead() {
        assertEquals("Plot of $y=x^2$", Jsoup.parseBodyFragment(Markdown.render("![Plot of $y=x^2$](p.png)").html())
                .expectFirst("img").attr("alt"));
    }

    @Test
    void whatIsNestedTooDeepIsText() {
        for (int depth = 40; depth < 60; depth++) {
            assertTrue(Markdown.render("> ".repeat(depth) + "a\n" + "> ".repeat(depth) + ": b").text().contains("b"));
            assertTrue(
                    Markdown.render("> ".repeat(depth) + "$$\n" + "> ".repeat(depth) + "b\n" + "> ".repeat(depth) + "$$").text()
                            .contains("b"));
        }
    }

    @Test
    void bracesGainNothing() {
        RenderedText text = Markdown.render("{{ x }} `{{{ y }}}` [{{](/{{ '{{')");

        assertEquals("{{ x }} {{{ y }}} {{", Jsoup.parseBodyFragment(text.html()).text());
        assertEquals("{{", Jsoup.parseBodyFragment(text.html()).expectFirst("a").attr("title"));
        assertFalse(text.html().contains("<!--") || text.html().contains("\u200B"));
    }
}
