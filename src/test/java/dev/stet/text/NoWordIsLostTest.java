package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.testsupport.BesideOthers;

/** Whatever tags stand in a text and however they are nested: what is neither a comment nor a script's own reaches readers. */
@BesideOthers
class NoWordIsLostTest {

    private static final Path BLOGS = Path.of("../shared/corpus/blogs");
    private static final String[] TAGS = { "article", "header", "footer", "main", "nav", "aside", "section", "div", "p", "span",
            "center", "font", "form", "fieldset", "legend", "label", "button", "select", "option", "object", "applet",
            "marquee",
            "video", "audio", "canvas", "picture", "noscript", "template", "dialog", "slot", "math", "mi", "x-y", "foo",
            "table",
            "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "li", "dl", "dt", "dd", "details",
            "summary", "figure", "figcaption", "blockquote", "pre", "h1", "h3", "h6", "a", "b", "i", "em", "strong", "code",
            "q",
            "ruby", "rt", "rp", "bdi", "bdo", "time", "ins", "del", "html", "head", "body", "frameset", "nobr", "listing",
            "menu" };
    private static final String[] SWALLOWING = { "title", "style", "textarea", "xmp", "plaintext", "noembed", "noframes",
            "TITLE",
            "style type='text/css'", "input", "br", "hr", "img src=x", "embed", "source", "track", "base", "link", "meta",
            "col",
            "frame", "param", "wbr", "keygen", "isindex", "image" };
    private static final String[] HIDING = { "<!-- # -->", "<!-- # -> # -->", "<script>#</script>",
            "<script src=x>\n#\n</script>",
            "<svg><title>#</title></svg>", "<?php # ?>", "<!DOCTYPE #>", "<!--> ", "<!---> " };

    private final Random random = new Random(20260601);
    private final List<String> words = new ArrayList<>();
    private int hidden;

    @Test
    void whateverIsNested() {
        nest(300);
    }

    @Tag("soak")
    @Test
    void whateverIsNestedAThousandTimes() {
        nest(10_000);
    }

    private void nest(int rounds) {
        for (int round = 0; round < rounds; round++) {
            words.clear();
            String markdown = blocks(3);
            Document page = Jsoup.parseBodyFragment(Markdown.render(markdown).html());
            String read = page.text() + page.select("img").eachAttr("alt");
            for (String word : words) {
                assertTrue(read.contains(word), () -> word + " of\n" + markdown + "\nis not in\n" + page.body().html());
            }
            page.select("code").remove(); // in code a comment is none
            assertFalse(page.text().contains("hid"), () -> markdown + "\nshows\n" + page.body().html());
        }
    }

    @Tag("soak")
    @Test
    void ofTextsThatPeopleWrote() throws IOException {
        assumeTrue(Files.isDirectory(BLOGS));
        try (Stream<Path> files = Files.walk(BLOGS)) {
            List<Path> articles = files.filter(Files::isRegularFile).toList();
            assertTrue(articles.size() > 200);
            for (Path article : articles) {
                String markdown = Normalizer.normalize(Files.readString(article), Normalizer.Form.NFC)
                        .replaceFirst("(?s)\\A---\n.*?\n---\n", "");
                String read = withoutSpaces(Jsoup.parseBodyFragment(Markdown.render(markdown).html()));
                Document whole = Jsoup.parseBodyFragment(HtmlRenderer.builder().extensions(MarkdownDialect.EXTENSIONS).build()
                        .render(Parser.builder().extensions(MarkdownDialect.EXTENSIONS).build().parse(markdown)));
                whole.select("script, style, svg, iframe, video, audio").remove();
                List<String> lost = Stream.of(whole.text().replaceAll("\\{[#/][^{}]*\\}", " ").split("[^\\p{L}\\p{N}\\p{M}]+"))
                        .filter(word -> !read.contains(word)).toList();
                assertEquals(List.of(), lost, article.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "<!-- to-do -> the source is Anna --> | ~~", "foo <!--> bar | foo bar", "foo <!---> bar | foo bar",
            "foo <!-- a --!> bar --> baz | foo bar --> baz",
            "The <title> element.\\n\\nNext. | The <title> element. Next.", "The <xmp> element. | The <xmp> element.",
            "<style> is one. | <style> is one.", "<script>\\n\\nNext. | <script> Next.",
            "The <iframe> element, `x`. | The <iframe> element, x.", "A <plaintext> b | A <plaintext> b",
            "a <script>alert(1)</script> b | a b", "<textarea>t</textarea> | <textarea>t</textarea>",
            "<article><header>h</header><footer>f</footer></article> | h f", "The <object> element. | The element.",
            "a <select><option>x<b>y</b></select> z | a xy z", "<noscript>a</noscript> | a",
            "<table>a<tr>b<td>c</table> | ab c",
            "<div>\\nfoo <a href=\"x\\n\\nbar | foo <a href=\"x bar", "<div> <!-- a\\n\\nb | b", "<![CDATA[ a > b ]]> c | c",
            "<?php echo '>' ?> a | a", "a </> b | a </> b", "a <script>*<b>x</b>*</script> c | a c",
            "a <iframe>[<b>x</b>](y)</iframe> c | a c", "<svg><title>x</title></svg> a | a", "a <b2/>b | a b" })
    void whateverHtmlMakesOfIt(String markdown, String read) {
        assertEquals(read, Jsoup.parseBodyFragment(Markdown.render(markdown.replace("\\n", "\n")).html()).text()
                .replaceAll(" +", " ").strip());
    }

    @Test
    void aTagThatIsLeftOpenEndsWithItsParagraph() {
        assertEquals("<p>a <b>b</b></p>\n<p>c</p>", Markdown.render("a <b>b\n\nc").html());
        assertEquals("<p>The  element.</p>\n<p>c</p>", Markdown.render("The <object> element.\n\nc").html());
        assertEquals("<ul><li>a  b</li></ul>\n<p>c</p>", Markdown.render("- a </ul> b\n\nc").html());
        assertEquals("<div>\n<p><em>a</em></p>\n</div>\n<p>c</p>", Markdown.render("<div>\n\n*a*\n\n</div>\n\nc").html());
        assertEquals("<p>The </p><details> element.</details>\n<p>c</p>",
                Markdown.render("The <details> element.\n\nc").html());
        assertEquals("<a id=\"x\">\na</a>\n<p>c</p>", Markdown.render("<a name=x>\na\n\nc").html());
    }

    private String blocks(int depth) {
        StringBuilder markdown = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String block = block(depth);
            // below a table, what a line has too many for a row is dropped: so GFM says
            markdown.append(block).append(random.nextInt(5) == 0 && !block.contains("|---|") ? "\n" : "\n\n");
        }
        return markdown.toString();
    }

    private String block(int depth) {
        Supplier<String> within = () -> depth == 0 ? line(2) : blocks(depth - 1).strip();
        return switch (random.nextInt(16)) {
            case 0 -> "> " + within.get().replace("\n", "\n> ");
            case 1 -> "- " + within.get().replace("\n", "\n  ");
            case 2 -> "### " + line(2);
            case 3 -> "| " + line(1) + " | " + line(1) + " |\n|---|---|\n| " + line(1) + " | " + line(1) + " |";
            case 4 -> "> [!TIP]\n> " + within.get().replace("\n", "\n> ");
            case 5 -> word() + "\n: " + within.get().replace("\n", "\n  ");
            case 6 -> "- [x] " + line(2);
            case 7 -> "```\n" + word() + "\n```";
            case 8 -> "$$\n" + word() + " = 1\n$$";
            case 9 -> open(tag()) + "\n\n" + within.get() + "\n\n" + (random.nextBoolean() ? "</" + tag() + ">" : "");
            case 10 -> open(tag()) + open(tag()) + line(2);
            case 11 -> hiding();
            default -> line(3);
        };
    }

    private String line(int depth) {
        StringBuilder line = new StringBuilder(word());
        for (int i = random.nextInt(4); i >= 0; i--) {
            line.append(' ').append(piece(depth));
        }
        return line.append(' ').append(word()).toString();
    }

    private String piece(int depth) {
        Supplier<String> within = () -> depth == 0 ? word() : line(depth - 1);
        String tag = tag();
        return switch (random.nextInt(15)) {
            case 0 -> "*" + within.get() + "*";
            case 1 -> "**" + within.get() + "**";
            case 2 -> "[" + within.get() + "](/x)";
            case 3 -> "![" + word() + "](/x)";
            case 4 -> "`" + word() + "`";
            case 5 -> "$" + word() + "$";
            case 6 -> hiding().replace("\n", " ");
            case 7, 8 -> open(tag) + within.get() + "</" + tag + ">";
            case 9 -> open(tag) + within.get();
            case 10 -> "</" + tag + ">";
            case 11 -> "<" + SWALLOWING[random.nextInt(SWALLOWING.length)] + ">";
            case 12 -> "< " + word() + " <3 </ &lt;b&gt;";
            default -> word();
        };
    }

    private String hiding() {
        return HIDING[random.nextInt(HIDING.length)].replace("#", "hid" + hidden++);
    }

    private String open(String tag) {
        return "<" + tag + (random.nextInt(4) == 0 ? " class=\"x\" title='a > b' id=" + tag + ">" : ">");
    }

    private String tag() {
        return TAGS[random.nextInt(TAGS.length)];
    }

    private String word() {
        words.add("w" + words.size() + "e");
        return words.get(words.size() - 1);
    }

    private static String withoutSpaces(Document page) {
        return (page.text() + IntStream.of(0).mapToObj(i -> page.select("img").eachAttr("alt")).toList()).replaceAll("\\s+",
                "");
    }
}
