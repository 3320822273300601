package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTML means by an author's words stays; of what no article shows, readers get a link and editors a word. */
class LinksAndMediaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "[x](https://a.example/Mercury_(planet)) | https://a.example/Mercury_(planet)",
            "<a href=\"/a_(b)\">x</a> | /a_(b)", "(https://a.example/M_(p)) | https://a.example/M_(p)",
            "[x](/a%28b%29) | /a%28b%29", "[x](foo\\bar) | foo%5Cbar", "<a href='foo\\bar'>x</a> | foo%5Cbar",
            "[x](foo\\)\\:) | foo)%3A", "[x](tel:+49-30-1) | tel:+49-30-1", "[x](TEL:1) | TEL:1",
            "[x](/ä?b=ö#ü) | /%C3%A4?b=%C3%B6#%C3%BC",
            "[x](a:b:c) | ~~", "[x](irc://a) | ~~", "[x](./a:b) | ./a:b", "[x](?a=(b):c) | ?a=(b):c" })
    void addressesStayWhatTheyWere(String markdown, String href) {
        var link = Jsoup.parseBodyFragment(Markdown.render(markdown).html()).selectFirst("a");

        assertEquals(href, link == null ? "" : link.attr("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<table><tbody><tr><th scope=\"row\">a</th><td headers=\"b c\">d</td></tr></tbody></table>",
            "<ol type=\"A\" reversed=\"\" start=\"-3\"><li value=\"7\">a</li></ol>", "<p>a<wbr>b</p>",
            "<p><bdi>a</bdi> <bdo dir=\"rtl\">b</bdo></p>", "<p><time datetime=\"2020-02-30T10:00\">a</time></p>",
            "<details open=\"\"><summary>a</summary>b</details>",
            "<p><a href=\"tel:1\" rel=\"me nofollow\" hreflang=\"pt-BR\">a</a></p>",
            "<blockquote cite=\"https://a.example/(b)\">a</blockquote>",
            "<p><del cite=\"/a\" datetime=\"2020-01-01\">b</del></p>",
            "<p><q cite=\"/a\">b</q></p>", "<p><code class=\"math\">x</code></p>" })
    void whatHasAMeaningStays(String html) {
        assertEquals(html, Markdown.render(html.replaceAll("^<p>|</p>$", "")).html());
        assertEquals(Set.of(), Markdown.removedFrom(html));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<iframe src=\"https://v.example/1\" title=\"A film\"></iframe> | <a href=\"https://v.example/1\">A film</a> "
                    + "| <iframe> (a link stays)",
            "<iframe src=//v.example/1>no frames</iframe> | <a href=\"//v.example/1\">//v.example/1</a> "
                    + "| <iframe> (a link stays)",
            "a <video src=/v.mp4>Get it</video> | <p>a <a href=\"/v.mp4\">/v.mp4</a>Get it</p> | <video> (a link stays)",
            "a <audio title=Talk><source src=a.ogg><source src=a.mp3></audio> | <p>a <a href=\"a.ogg\">Talk</a></p> | <audio>, "
                    + "<source> (a link stays), <source>",
            "a <embed src=b.pdf> <object data=c.pdf>c</object> | <p>a <a href=\"b.pdf\">b.pdf</a> <a "
                    + "href=\"c.pdf\">c.pdf</a>c</p> | <embed> (a link stays), <object> (a link stays)",
            "a <video>b</video> | <p>a b</p> | <video>", "a <iframe src=javascript:x></iframe>b | <p>a b</p> | <iframe>",
            "<picture><source srcset=a><img src=b></picture> | <p><img src=\"b\"></p> | <picture>, <source>",
            "<p style=x onclick=y>a</p> | <p>a</p> | style of <p>, onclick of <p>", "a <object>b | <p>a b</p> | <object>",
            "a <title> b | <p>a &lt;title&gt; b</p> | <title>", "a <?php x ?>b | <p>a b</p> | <?…?>",
            "<div>b <!-- a\\n\\nc | <div>b \\n<p>c</p>\\n</div> | a comment without end", "a <!-- b --> c | <p>a  c</p> | ",
            "<a href=javascript:x data-y=z>a</a> | <p>a</p> | <a>",
            "[a](javascript:x) | <p>a</p> | <a>", "b[^1]\\n\\n[^1]: c | | " })
    void whatGoesIsTold(String markdown, String html, String told) {
        String source = markdown.replace("\\n", "\n");

        assertEquals(told == null ? "" : told, String.join(", ", Markdown.removedFrom(source)));
        assertEquals(html == null ? Markdown.render(source).html() : html.replace("\\n", "\n"), Markdown.render(source).html());
    }

    @Test
    void commentsAskNothingOfTheirLinks() {
        assertEquals("<p><a href=\"https://a.example/(b)\" rel=\"nofollow ugc noopener\">x</a> y $z$ [ ] {&#123;</p>",
                Markdown.renderInline("[x](https://a.example/(b)) [y](tel:1) $z$ [ ] {{").html());
    }
}
