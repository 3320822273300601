package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import dev.stet.testsupport.BesideOthers;

/** A megabyte of anything ends: rendered, or refused with a reason; never with an overflow, never with far more HTML. */
@BesideOthers
class HugeTextTest {

    private static final int MEBI = 1 << 20;

    static Stream<String> repeated() {
        return Stream.of("[", "]", "![", "[a](", "![a](b)", "[^a]", "*", "_", "`", "~~", "*a ", "a**b", "c* ", "<", "<a ",
                "<!--",
                "<?", "<![CDATA[", "<div>", "<div>\n", "<p>", "</p>", "<i>\n\n", "<i><p>", "<b><u>", "<table>", "<td>",
                "<ul><li>",
                "<select>", "<svg>", "<math>", "<script>", "<style>", "<details>", "<x-", "<a href='", "> ", "- ", "1. ", "#",
                "##\n", "- a\n", "a\n", "|a|\n", "| ", "---\n", "===\n", "\n", "\t", "&", "&amp;", "\\", "{", "http://", "www.",
                "a@", "[a]: b\n", "[^1]: a\n", "中", "$", "$$\n", "$a$ ", "a\n: b\n", ": a\n", "a\n: b\n\n",
                "> [!NOTE]\n> a\n\n", "- [ ] a\n", "### a\n", "### a {#a}\n", "<a id=a>", "<b>a</b>", "中**「", "「a」**中*",
                "<script>",
                "<script>a</script>", "<iframe src=a></iframe>", "a<caption>b", "<table>a<tr>", "## a\n\n[b]\n\n", "{{",
                "\u0301", "a-", "</div>").map(piece -> piece.repeat(MEBI / piece.length()));
    }

    static Stream<String> built() {
        return Stream.of(
                "*".repeat(10_000) + "a" + "*".repeat(10_000), "*a ".repeat(800) + "b" + " a*".repeat(800),
                "![".repeat(2_000) + "a" + "](b)".repeat(2_000), "> ".repeat(10_000) + "a",
                IntStream.range(0, 1_000).mapToObj(i -> "  ".repeat(i) + "- a\n").collect(Collectors.joining()),
                IntStream.range(1, 1_400).mapToObj(i -> "`".repeat(i) + "a").collect(Collectors.joining()),
                "<i>".repeat(250) + "<p>a".repeat(MEBI / 8), "<div>\n" + "<a href=\"".repeat(MEBI / 9),
                "<div>\n<a " + "a=b ".repeat(MEBI / 4) + ">", "<div>\n" + "<!--".repeat(MEBI / 4),
                "[a]: /" + "x".repeat(MEBI / 2) + "\n\n" + "[a]\n\n".repeat(MEBI / 10),
                "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + "|a\n".repeat(MEBI / 6),
                "[^1]\n\n".repeat(MEBI / 12) + "\n[^1]: a\n", "<script>a ".repeat(4_900),
                "<table>" + "a<caption>b".repeat(MEBI / 11),
                "## a\n\n[b]\n\n".repeat(MEBI / 24) + "[b]: c\n",
                "[b]: /" + "x".repeat(MEBI / 2) + "\n\n" + "## a\n\n[b]\n\n".repeat(MEBI / 24),
                "<a href=\"x" + " ".repeat(MEBI) + "y\">z</a>", "[x](<a" + " ".repeat(90_000) + "b>)",
                "<div>" + "<!----!>".repeat(MEBI / 8), "<div>" + "<!----!>".repeat(MEBI / 8) + "-->",
                "<div>\n" + "<rt>a".repeat(MEBI / 5), "<div>\n" + "<li><dd>a".repeat(MEBI / 9),
                "## a\n\n[^0]\n\n## b\n\n" + IntStream.range(0, 20_000).mapToObj(i -> "[^" + i + "]: [^" + (i + 1) + "]\n\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void deepNestingIsRefusedOrReadAsText() {
        assertRefused("*".repeat(1_000) + "a" + "*".repeat(1_000));
        assertRefused("![".repeat(1_000) + "a" + "](b)".repeat(1_000));
        assertTrue(Markdown.render("> ".repeat(10_000) + "a").text().endsWith("> a"));
        assertRefused("<div>\n" + "<rt>a".repeat(2_000));
        assertRefused("<div>\n" + "<li><dd>a".repeat(2_000));
    }

    @Test
    void whatWouldGrowIsRefused() {
        assertRefused("[a]: /" + "x".repeat(10_000) + "\n\n" + "[a]\n\n".repeat(1_000));
        assertRefused("|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + "|a\n".repeat(1_000));
        assertRefused("<i>".repeat(250) + "<p>a".repeat(10_000));
        Problem grown = assertThrows(Problem.class,
                () -> ArticleDocument.parse("[b]: /" + "x".repeat(50_000) + "\n\n" + "## a\n\n[b]\n\n".repeat(100)));
        assertEquals(ProblemType.INVALID_CONTENT, grown.type());
    }

    @Test
    void longHonestTextsAreRendered() {
        String chapter = "A *sentence* with [a link](https://a.example/) and `code`. ".repeat(30) + "\n\n";

        assertTrue(Markdown.render(chapter.repeat(500)).words() > 100_000);
        assertEquals(19_000, Markdown.render("| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(9_499)).words());
        assertTrue(Markdown.render("```\n" + "x = 1;\n".repeat(15_000) + "```").html().length() > 100_000);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource({ "repeated", "built" })
    void hostileTextEnds(String source) {
        endsWithinBounds(source, () -> Markdown.render(source).html().length());
        endsWithinBounds(source, () -> Markdown.renderInline(source).html().length());
        endsWithinBounds(source, () -> ArticleDocument.parse(source).write().length());
    }

    private static void endsWithinBounds(String source, IntSupplier length) {
        try {
            int characters = length.getAsInt();
            assertTrue(characters < 32L * source.length() + 500_000, () -> characters + " from " + source.length());
        } catch (Problem refused) {
            assertEquals(ProblemType.INVALID_CONTENT, refused.type());
        }
    }

    private static void assertRefused(String source) {
        assertEquals(ProblemType.INVALID_CONTENT, assertThrows(Problem.class, () -> Markdown.render(source)).type());
    }
}
