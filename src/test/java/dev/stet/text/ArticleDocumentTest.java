package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import dev.stet.text.ArticleDocument.Part;

class ArticleDocumentTest {

    @Test
    void splitsLeadAndSections() {
        ArticleDocument article = ArticleDocument.parse("""
                ---
                title: "DeepSeek’s Rise: a *start*"
                tags: [china, ai]
                publishedAt: 2025-01-28T08:00:00Z
                cover: {url: /a.png, width: 1600}
                summary: null
                ---

                The lead.

                ### Still the lead

                ## About Liang Wenfeng

                A lab in Hangzhou.
                ## DeepSeek's 'Long-Termism' {#long-termism} ##

                    code first

                Last.


                """);

        assertEquals("DeepSeek’s Rise: a *start*", article.frontMatter().path("title").textValue());
        assertEquals("2025-01-28T08:00:00Z", article.frontMatter().path("publishedAt").textValue());
        assertEquals(1600, article.frontMatter().at("/cover/width").intValue());
        assertTrue(article.frontMatter().get("summary").isNull());
        assertEquals("The lead.\n\n### Still the lead", article.lead());
        assertEquals(List.of(new Part(null, "About Liang Wenfeng", "A lab in Hangzhou."),
                new Part("long-termism", "DeepSeek's 'Long-Termism'", "    code first\n\nLast.")), article.parts());
    }

    @ParameterizedTest
    @ValueSource(strings = { "```\n## a\n```", "~~~\n## a\n\n## b\n~~~", "    ## a", "> ## a", "- ## a", "- x\n\n  ## a",
            "<div>\n## a\n</div>", "<!--\n\n## a\n\n-->", "<pre>\n\n## a\n</pre>", "[^1]: x\n\n    ## a", "##a", "\\## a",
            "# a", "### a", "| a |\n|---|\n| ## a |", "---", "a\n\n---", "a\n===" })
    void findsNoHeadingInCodeHtmlQuotesOrLists(String lead) {
        ArticleDocument article = ArticleDocument.parse("\n" + lead + "\n");

        assertEquals(lead, article.lead());
        assertEquals(List.of(), article.parts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "## A | A", "   ##\\tA  ## | A", "A\\n--- | A",
            "Two\\nlines\\n- | Two lines", "## The *new* `wave` ~~x~~ | The new wave x", "## [A](/b) &amp; C | A & C",
            "## C# | C#", "## 2 * 3 | 2 * 3", "## a\\_b_c | a_b_c", "## <b>A</b> | A",
            "## The <title> element | The <title> element", "## Of $x$ | Of $x$", "## ![A](b.png) {x} | A {x}" })
    void headingsAreWhatReadersSee(String source, String heading) {
        String markdown = source.replace("\\n", "\n").replace("\\t", "\t") + "\nText.";

        assertEquals(List.of(new Part(null, heading, "Text.")), ArticleDocument.parse("\n" + markdown).parts());
    }

    @Test
    void readsWhatOtherSystemsWrite() {
        ArticleDocument expected = ArticleDocument.parse("---\ntitle: café\n---\nLead  \nline\n\n## A\n\nb\n");

        assertEquals(expected, ArticleDocument
                .parse("\uFEFF---\r\ntitle: cafe\u0301\r\n---\r\nLead  \r\nline\r\n\r\n## A\r\n\r\nb\r\n"));
        assertEquals("Lead  \nline", expected.lead());
        assertEquals("café", expected.frontMatter().path("title").textValue());
    }

    @Test
    void frontMatterMayBeMissingOrEmpty() {
        for (String markdown : new String[] { "Text", "---\n---\nText", "---\n# none\n...\nText" }) {
            assertEquals(new ArticleDocument(object(), "Text", List.of()), ArticleDocument.parse(markdown));
        }
        assertEquals(new ArticleDocument(object(), "", List.of()), ArticleDocument.parse(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2025-01-28 | 2025-01-28", "yes | yes", "007 | 007", "1.10 | 1.10",
            "12:30:45 | 12:30:45",
            "0x1F | 0x1F", "1_000 | 1_000", ".inf | .inf", "1e3 | 1e3", "'5' | 5", "=  | =" })
    void plainTextStaysAsItIs(String yaml, String text) {
        assertEquals(text, ArticleDocument.parse("---\ntitle: " + yaml + "\n---\n").frontMatter().get("title").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "title: a\\ntitle: b | line 3, column 1: \"title\" is given twice",
            "title: [a | line 3, column 1",
            "title: a: b | line 2, column 9",
            "a: &x b\\nc: *x | line 2, column 4: anchors",
            "c: *x | line 2, column 4",
            "a: 1\\nc: [x, &y z] | line 3, column 8: anchors",
            "a: &x {b: 1}\\nc: *x\\nd: *x | line 2, column 4: anchors",
            "a: 1\\nb: x\u0001y | line 3, column 5: the character U+0001",
            "a: !!a.B [x] | line 2, column 4",
            "a: !x y | line 2, column 4: tags",
            "- a | line 2, column 1: expected members",
            "a: @x | line 2, column 4",
            "? [a]\\n: b | line 2, column 3: a name",
            "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | 73: this is nested too deeply" })
    void saysWhereFrontMatterIsBroken(String yaml, String expected) {
        Problem problem = refusal("---\n" + yaml.replace("\\n", "\n") + "\n---\n");

        assertTrue(problem.detail().contains(expected), problem.detail());
        assertFalse(problem.detail().matches(".*(snakeyaml|java|Exception).*"), problem.detail());
    }

    @Test
    void readsTomlBetweenPlusSigns() {
        ObjectNode members = ArticleDocument.parse("""
                +++
                title = "A “quoted” # title"
                date = 2024-05-01
                at = 2024-05-01T10:00:00Z
                weight = 10
                draft = false
                tags = [
                    "one",
                    'two',
                ]

                [extra]
                team = "the team"
                +++

                The lead with +++ in it.
                """).frontMatter();

        assertEquals("A “quoted” # title", members.path("title").textValue());
        assertEquals("2024-05-01", members.path("date").textValue());
        assertEquals("2024-05-01T10:00:00Z", members.path("at").textValue());
        assertEquals(10, members.path("weight").intValue());
        assertFalse(members.path("draft").booleanValue());
        assertEquals("[\"one\",\"two\"]", members.path("tags").toString());
        assertEquals("the team", members.at("/extra/team").textValue());
        assertEquals("Lead", ArticleDocument.parse("+++\r\n+++\r\nLead").lead());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "a = | line 2", "a = 1\\na = 2 | line 3", "a = 1\\nb | line 3",
            "a = [1 | line 2" })
    void saysWhereTomlIsBroken(String toml, String expected) {
        Problem problem = refusal("+++\n" + toml.replace("\\n", "\n") + "\n+++\n");

        assertTrue(problem.detail().startsWith("The front matter is broken in " + expected), problem.detail());
        assertFalse(problem.detail().matches("(?s).*(jackson|java|Exception).*"), problem.detail());
        assertTrue(refusal("+++\na = 1\n").detail().contains("+++"));
    }

    @Test
    void refusesTomlThatIsNestedTooDeeply() {
        for (String toml : List.of("a = " + "[".repeat(200_000), "a" + ".a".repeat(100_000) + " = 1",
                "[" + "a.".repeat(100_000) + "a]\nb = 1", "a = " + "{b = ".repeat(40_000))) {
            assertTrue(refusal("+++\n" + toml + "\n+++\n").detail().contains("nested too deeply"));
        }
        assertEquals(1, ArticleDocument.parse("+++\na" + ".a".repeat(60) + " = 1\n+++\n").frontMatter()
                .at("/a".repeat(61)).intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "##", "## ##", "## {#x}", "## <!-- todo -->", "## ![](a.png)", "## \u200B" })
    void aHeadingWithoutWordsStaysInTheText(String heading) {
        List<String> told = new ArrayList<>();
        ArticleDocument article = ArticleDocument.parse(
                "Lead\n\n" + heading + "\n\n## One\n\nText\n\n" + heading + "\n\nMore\n",
                (pointer, detail) -> told.add(pointer));

        assertEquals("Lead\n\n" + heading, article.lead());
        assertEquals(List.of(new Part(null, "One", "Text\n\n" + heading + "\n\nMore")), article.parts());
        assertEquals(List.of("#/lead", "#/sections/0/body"), told);
        requireInverse(article);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "[A](/b) c | A c | the link to /b", "The `x` | The x | code x",
            "A [b][c] | A b | the link to /c", "[c] | c | the link to /c", "![A](b.png) | A | the picture b.png",
            "[`a`](/b) {#d} | a | the link to /b, the marks of the code a" })
    void tellsWhatAHeadingCannotKeep(String heading, String plain, String lost) {
        List<String> told = new ArrayList<>();
        ArticleDocument article = ArticleDocument.parse("## One\n\n## " + heading + "\n\n## Three\n\n[c]: /c\n",
                (pointer, detail) -> told.add(pointer + " " + detail));

        assertEquals(plain, article.parts().get(1).heading());
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("#/sections/1/heading ") && told.get(0).contains(lost), told::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "## *a* ~~b~~ & c", "## https://a.example/b", "## <https://a.example>", "## C\\#", "## A [b" })
    void tellsNothingWhereNothingIsLost(String source) {
        ArticleDocument.parse(source, (pointer, detail) -> fail(pointer + " " + detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "# A *title* {#x}\\n\\nText | A title | Text",
            "\\n\\n# A #\\nText | A | Text", "A\\n===\\n\\nText | A | Text", "# A | A | ~~", "#A\\n\\nText | ~~ | #A\\n\\nText",
            "Text\\n\\n# A | ~~ | Text\\n\\n# A", "- a\\n=== | ~~ | - a\\n===", "# A ## b ##  \\nText | A ## b | Text",
            "# In C#\\nText | In C# | Text" })
    void aHeadingOfLevelOneIsTheTitleWhereNoneIsGiven(String source, String title, String lead) {
        String markdown = source.replace("\\n", "\n");

        ArticleDocument titled = ArticleDocument.parse(markdown).titledByItsText();
        assertEquals(title, titled.frontMatter().path("title").asText());
        assertEquals(lead.replace("\\n", "\n"), titled.lead());
        ArticleDocument given = ArticleDocument.parse("---\ntitle: B\n---\n" + markdown);
        assertEquals(given, given.titledByItsText());
    }

    @Test
    void aTitleIsFoundInLinearTime() {
        String line = "# a" + " ".repeat(500_000) + "b";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ArticleDocument.parse(line).titledByItsText());
    }

    @Test
    void refusesFrontMatterThatNeverEndsOrIsHuge() {
        assertTrue(refusal("---\ntitle: x\n").detail().contains("no end"));
        assertTrue(refusal("---\ntitle: " + "x".repeat(270_000) + "\n---\n").detail().contains("longer"));
        assertTrue(refusal("a\0b").detail().contains("NUL"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "plain", "a\n\n## Inner\n\nb", "Setext\n------\n\nx", "```\nnever closed", "<!-- never closed",
            "<pre>\nnever closed", "> quote\n\n- list\n\n  1. x", "    code\n\n    more  ", "text  ", "---", "--- \na: b\n---",
            "<!-- section -->", "<!-- section -->\n\n## A\n<!-- section 2 -->\n", "[a]: /b", "[^1]: note", "| a |\n|---|",
            "中文\n\n## 中文 {#中文}\n", "\ttab", "\\", "***", "#", "##", "## {#x}", "ends a line\n", "\n\nblank lines\n \n\n", "\n",
            "  ", " \n\t",
            "  indented\n\n## A\n" })
    void readsBackWhatItWroteWhateverTheBody(String body) {
        requireInverse(
                new ArticleDocument(object(), "Lead", List.of(new Part("one", "One", body), new Part(null, "Two", body))));
        requireInverse(new ArticleDocument(object(), body, List.of(new Part("中文", "标题", ""), new Part(null, "B", "x"))));
        requireInverse(new ArticleDocument(object().put("title", body), body, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*a*", "a_b", "`a`", "# a", "a #", "C#", "#", "a {#b}", "{#b}", "a {#b.c}", "a {/*b*/}", "<title>",
            "a <script> b", "$x$", "\\", "a\\", "[x](y)", "<b>",
            "&amp;",
            "![x](y)", "1. a", "- a", "> a", "https://a.example/x_y_", "a@b.example", "~~a~~", "---", "", "“a” ‘b’", "***",
            "C# ## {#a} ##" })
    void readsBackHeadingsWithMarks(String heading) {
        requireInverse(new ArticleDocument(object(), "", List.of(new Part("a-b", heading, "x"), new Part(null, heading, ""))));
    }

    @Test
    void readsBackHostileHeadings() {
        for (String heading : List.of("*".repeat(900) + "a" + "*".repeat(900), "*".repeat(9000) + "a" + "*".repeat(9000),
                "[".repeat(1000), "![".repeat(900) + "](a)".repeat(900))) {
            requireInverse(new ArticleDocument(object(), "", List.of(new Part("a", heading, ""))));
        }
    }

    @Test
    void readsBackEveryKindOfFrontMatter() {
        ObjectNode members = object().put("a", "1.10").put("b", "true").put("c", 1.5).put("d", 1e20).put("e", Long.MAX_VALUE)
                .put("f", "null").put("g", "").put("h", "a\n\n  b\n").put("i", "’😀\u00A0\u2028 \"'").put("j", false)
                .put("k", "---")
                .put("l", "2025-01-28").put("&m", "*x").put("n: o", "# p").putNull("q").put("r", " s ").put("true", 0);
        members.putObject("custom").putArray("list").add(1).add("1").addObject();
        members.putArray("tags");

        requireInverse(new ArticleDocument(members, "", List.of()));
    }

    @Test
    void readsBackWhatChanceWrote() {
        String[] pieces = { "\n", "\n\n", "## ", "# ", "a", "```", "- ", "> ", "    ", "---", "<!--", "-->", "<div>", "*",
                "[^1]: ",
                "{#a}", "<!-- section -->", "<!-- section 2 -->", "\t", " ", "|", "|-|", "\\", "文", "===", "[a]: b", "1. ",
                "`" };
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            Stream<String> bodies = IntStream.range(0, 4).mapToObj(i -> chance(pieces, random));
            List<String> texts = bodies.toList();
            requireInverse(new ArticleDocument(object(), texts.get(0),
                    List.of(new Part(null, texts.get(1), texts.get(2)), new Part("x", "X", texts.get(3)))));
        }
    }

    @Test
    void sectionsKeepTheirBytes() {
        String body = "Two  \nlines’ “quotes” \\* &amp; <b>x</b>\n\n\n\n* a\n* b\t\n\n``` {.x}\n## c\n```";

        assertEquals(body, ArticleDocument.parse("## A\n\n" + body + "\n\n## B\n").parts().get(0).body());
        assertNull(ArticleDocument.parse("## A\n").parts().get(0).slug());
    }

    private static String chance(String[] pieces, Random random) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(i -> pieces[random.nextInt(pieces.length)])
                .reduce("", String::concat);
    }

    private static void requireInverse(ArticleDocument article) {
        assertEquals(article, ArticleDocument.parse(article.write()), article::write);
    }

    private static Problem refusal(String markdown) {
        Problem problem = assertThrows(Problem.class, () -> ArticleDocument.parse(markdown));
        assertEquals(ProblemType.INVALID_CONTENT, problem.type());
        return problem;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
