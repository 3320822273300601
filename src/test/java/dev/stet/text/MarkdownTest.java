package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @Test
    void keepsCharactersAsTheirAuthorTypedThem() {
        String typed = "China’s ‘big’ \"bet\" isn't = 5 + 3 — a@b “x” … 人工智能 İ 😀";

        assertEquals("<p>" + typed + "</p>", Markdown.render(typed).html());
        assertEquals(typed, Markdown.render(typed).text());
    }

    @Test
    void composesWhatWasTypedInPieces() {
        assertEquals("<p>caf\u00E9</p>", Markdown.render("cafe\u0301").html());
        assertEquals("caf\u00E9", Markdown.renderInline("cafe\u0301").text());
    }

    @Test
    void escapesWhatHtmlReserves() {
        assertEquals("<p>1 &lt; 2 &amp;&amp; 3 &gt; 2 <a href=\"/?a=1&amp;b=2\" title=\"&quot;q&quot;\">x</a></p>",
                Markdown.render("1 < 2 && 3 > 2 [x](/?a=1&b=2 '\"q\"')").html());
    }

    @Test
    void rendersTablesListsCodeAndImages() {
        Document html = Jsoup.parseBodyFragment(Markdown.render("""
                | a | b |
                |:--|--:|
                | 1 | 2 |

                3. three

                ```c++
                if (a < b) {}
                ```

                ![A *chip*](/chip.png "Chip") ~~old~~ www.example.org
                """).html());

        assertEquals("right", html.select("tbody td").last().attr("align"));
        assertEquals("3", html.expectFirst("ol").attr("start"));
        assertEquals("language-c++", html.expectFirst("pre > code").className());
        assertEquals("if (a < b) {}\n", html.expectFirst("code").wholeText());
        assertEquals("A chip", html.expectFirst("img[src=/chip.png][title=Chip]").attr("alt"));
        assertEquals("old", html.expectFirst("del").text());
        assertEquals("http://www.example.org", html.expectFirst("a").attr("href"));
    }

    @Test
    void footnotesLeadThereAndBack() {
        Document html = Jsoup.parseBodyFragment(
                Markdown.render("One[^a]. Two[^a]. Three[^注].\n\n[^a]: Note.\n[^注]: 註.").html());

        assertEquals(6, html.select("a[href^=#]").size());
        html.select("a[href^=#]").forEach(link -> assertEquals(1,
                html.getElementsByAttributeValue("id", link.attr("href").substring(1)).size(), link.outerHtml()));
    }

    @Test
    void footnotesOfTwoSectionsDoNotMeetOnOnePage() {
        List<String> ids = Jsoup.parseBodyFragment(Markdown.render("One[^1].\n\n[^1]: a").html()
                + Markdown.render("Two[^1].\n\n[^1]: b").html()).select("[id]").eachAttr("id");

        assertEquals(4, ids.stream().distinct().count());
    }

    @Test
    void cleansRawHtmlAndClosesWhatItLeavesOpen() {
        assertEquals("<p>a <mark>b</mark></p>", Markdown.render("a <mark>b").html());
        assertEquals("<details><summary>s</summary>t\n</details>", Markdown.render("<details><summary>s</summary>t").html());
        assertFalse(Markdown.render("</section></details></div>\n\nx").html().contains("</section>"));
    }

    @Test
    void plainTextReadsLikeThePage() {
        assertEquals("""
                Title

                A link, code and a chart[1].

                one
                two
                deeper

                a\tb
                1\t2

                x =  1
                y

                First
                second & third

                A note.""", Markdown.render("""
                ## Title

                A [link](/x), `code` and
                ![a chart](c.png)[^1].

                - one
                - two
                  - deeper

                | a | b |
                |---|---|
                | 1 | 2 |

                ```
                x =  1
                y
                ```

                First\\
                second &amp; third

                [^1]: A note.
                """).text());
    }

    @Test
    void linesOfChineseJoinWithoutASpace() {
        assertEquals("人工智能研究 and more 文", Markdown.render("人工\n智能研究\nand more\n文").text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "China's long-term plan | 3", "China’s 36Kr, 1,000.5 and U.S. AI | 6", "it is — as ever – a name | 6",
            "a business—it's | 3", "人工智能 | 4", "2023年 AI 研究 | 5", "ガンダム・ラー | 6", "인공 지능 연구 | 3",
            "हिन्दी में | 2", "cafe\u0301 | 1", "* * * | 0", "**bold**ly | 1", "a[^1] b\\n\\n[^1]: c | 3",
            "- one\\n- two | 2", "rock'n'roll | 1", "... !? | 0" })
    void countsWordsAsReadersDo(String text, int words) {
        assertEquals(words, Markdown.render(text.replace("\\n", "\n")).words());
    }

    @Test
    void commentsKeepLineBreaksAndShowTheRestAsTyped() {
        assertEquals("<p>Yes,<br>\n<em>but</em> <strong>no</strong> <code>x</code> <del>z</del></p>\n<p># 1. - &lt;b&gt;</p>",
                Markdown.renderInline("Yes,\n*but* **no** `x` ~~z~~\n\n# 1. - <b>").html());
    }

    @Test
    void commentsLinkWithoutVouchingAndFetchNothing() {
        assertEquals("<p><a href=\"https://a.example/\" rel=\"nofollow ugc noopener\">a</a> a picture</p>",
                Markdown.renderInline("[a](https://a.example/) ![a *picture*](https://a.example/x.png)").html()
                        .replaceAll("</?em>", ""));
    }

    @Test
    void theSameSourceAlwaysGivesTheSameForms() {
        String source = "A[^1] *b* <abbr title=x lang=en>c</abbr> | d |\n\n[^1]: e";
        RenderedText first = Markdown.render(source);

        assertTrue(IntStream.range(0, 200).parallel().mapToObj(i -> Markdown.render(source)).allMatch(first::equals));
        assertNotEquals(first.html(), Markdown.render(source + ".").html());
    }

    @Test
    void nothingGivesNothing() {
        assertEquals(new RenderedText("", "", 0), Markdown.render(""));
        assertEquals(new RenderedText("", "", 0), Markdown.renderInline(" \n\n"));
    }

    @ParameterizedTest
    @CsvSource({ "0, 1", "1, 1", "200, 1", "201, 2", "712, 4" })
    void readingTakesBegunMinutes(int words, int minutes) {
        assertEquals(minutes, ReadingTime.minutes(words));
    }
}
