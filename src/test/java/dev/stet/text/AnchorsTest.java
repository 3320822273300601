package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.text.Markdown.Passage;

class AnchorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "### Sub | sub", "#### A & B | a--b", "##### Über `code` *x* | über-code-x", "###### 标题：一 | 标题一",
            "### a_b-c.d | a_b-cd",
            "### Don’t “do” | dont-do", "### [Link](/x) <b>bold</b> | link-bold", "### Sub {#sub.v1} | sub.v1",
            "### X {#Fix_2} | Fix_2",
            "### X {#a .class} | a", "### X y {/*mdx-id*/} | mdx-id", "### X {/* b_c */} | b_c", "### C++ / C# | c--c",
            "Setext {#s}\\n===== | s", "# One | one", "### $x$ y | x-y",
            "### Sub {#a\"&c} | a-c", "### Location | heading-location", "### Name {#cookie} | heading-cookie",
            "### fn-1 | heading-fn-1", "### 1. First | 1-first" })
    void headingsHaveTheIdsThatGitHubGives(String markdown, String id) {
        assertEquals(List.of(id), page(markdown.replace("\\n", "\n")).select("h1, h2, h3, h4, h5, h6").eachAttr("id"));
    }

    @Test
    void givenIdsAreNotShown() {
        assertEquals("<h3 id=\"b\">A</h3>\n<h4 id=\"c\"><em>C</em></h4>\n<h3 id=\"a-d\">A {d}</h3>",
                Markdown.render("### A {#b}\n\n#### *C* {#c}\n\n### A {d}").html());
        assertEquals("<h3 id=\"b\"><em>A</em></h3>\n<h3 id=\"a-b-c\">A {/<em>b</em>/} c</h3>",
                Markdown.render("### *A* {/*b*/}\n\n### A {/*b*/} c").html());
    }

    @Test
    void whatATemplateSaysIsNoId() {
        assertEquals("<h3 id=\"if-\">{#if ...}</h3>", Markdown.render("### {#if ...}").html());
        assertEquals("<h3 id=\"b\">A</h3>", Markdown.render("### A {#b .wide key=x}").html());
    }

    @Test
    void idsOfAuthorsStayOnWhateverTheyGaveThem() {
        assertEquals(List.of("a1", "f1"), page("x<sup id=\"a1\">[1](#f1)</sup>\n\n<b id=\"f1\">1</b> y").select("[id]")
                .eachAttr("id"));
    }

    @Test
    void noIdStandsTwiceInAnArticle() {
        List<Passage> article = List.of(new Passage(null, null, "### Setup\n\n### Notes\n\nA[^1].\n\n[^1]: x"),
                new Passage("setup", "Setup", "### Setup\n\n### Setup\n\nB[^1].\n\n[^1]: y"),
                new Passage("notes", "Notes", "<h3 id=\"setup\">x</h3><a name=notes></a>\n\nB[^1].\n\n[^1]: y"),
                new Passage("notes-2", "Notes", "### X {#notes}\n\nB[^1].\n\n[^1]: y\n\n<a id=unclosed>\n\na\n\nb"));
        List<String> ids = Stream.concat(Stream.of("setup", "notes", "notes-2"), Markdown.render(article).stream()
                .flatMap(text -> Jsoup.parseBodyFragment(text.html()).select("[id]").eachAttr("id").stream())).toList();

        assertEquals(ids.size(), Set.copyOf(ids).size(), ids.toString());
        assertTrue(ids.containsAll(Set.of("setup-1", "setup-2", "notes-1", "unclosed")), ids.toString());
    }

    @ParameterizedTest
    @CsvSource({ "#setup, #setup", "#sub, #sub", "#deep, #deep", "#a--b, #a-b", "#über-uns, #uber-uns",
            "#%C3%BCber-uns, #uber-uns",
            "#fix.v1, #fix-v1", "#Sub, #sub", "#location, #heading-location", "#raw, #raw", "#named, #named",
            "#nowhere, #nowhere",
            "#setup-1, #setup-1", "#notes-1, #notes-2", "#, #", "/x#a--b, /x#a--b" })
    void linksFollowWhereTheirHeadingWent(String href, String to) {
        List<Passage> article = List.of(
                new Passage(null, null, "[x](" + href + ")\n\n<a href=\"" + href + "\">y</a>"),
                new Passage("setup", "Setup", "### Sub\n\n### Setup"), new Passage("a-b", "A & B", "#### Deep\n\n### Location"),
                new Passage("uber-uns", "Über uns", "<h4 id=raw>x</h4><a name=\"named\"></a>"),
                new Passage("fix-v1", "Fix", ""),
                new Passage("notes", "Notes", ""), new Passage("notes-2", "Notes", ""));

        assertEquals(List.of(to, to),
                Jsoup.parseBodyFragment(Markdown.render(article).get(0).html()).select("a").eachAttr("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "location", "Cookie", "__proto__", "getElementById", "constructor", "hasOwnProperty", "body" })
    void noIdIsANameThatScriptsLookFor(String name) {
        Document page = page(
                "### " + name + "\n\n### x {#" + name + "}\n\n<h3 id=\"" + name + "\">x</h3><a name=" + name + ">x</a>");

        assertEquals(4, page.select("[id]").size());
        assertFalse(page.select("[id]").eachAttr("id").stream().map(String::toLowerCase).collect(Collectors.toSet())
                .contains(name.toLowerCase()), page.html());
    }

    private static Document page(String markdown) {
        return Jsoup.parseBodyFragment(Markdown.render(markdown).html());
    }
}
