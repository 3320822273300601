package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.testsupport.BesideOthers;
import dev.stet.text.ArticleDocument.Part;

/** What a document defines in one place, it may use in any: no link is lost by its being kept in parts. */
@BesideOthers
class DefinitionsTest {

    private static final Path BLOGS = Path.of("../shared/corpus/blogs");

    @Test
    void eachPartGetsWhatItUses() {
        ArticleDocument article = ArticleDocument.parse("""
                Lead [a] and [^n].

                ## One

                See [b][A], ![c].

                ## Two

                Nothing [here] (but text).

                ## Three

                Own [a].

                [a]: /own

                ## Four

                [A]: /a "A"
                [c]: <c d.png>
                [unused]: /u

                [^n]: A note on [c].

                    More.
                """);

        assertEquals("Lead [a] and [^n].\n\n[a]: /own\n[c]: <c d.png>\n\n[^n]: A note on [c].\n\n    More.", article.lead());
        assertEquals("See [b][A], ![c].\n\n[a]: /own\n[c]: <c d.png>", article.parts().get(0).body());
        assertEquals("Nothing [here] (but text).", article.parts().get(1).body());
        assertEquals("Own [a].\n\n[a]: /own", article.parts().get(2).body());
        assertTrue(article.parts().get(3).body()
                .startsWith("[A]: /a \"A\"\n[c]: <c d.png>\n[unused]: /u\n\n[^n]: A note on [c]."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "`[a]` \\[a] | `[a]` \\[a]", "```\\n[a]\\n``` | ```\\n[a]\\n```", "[a](/b) | [a](/b)", "[a b] | [a b]",
            "- [a] | - [a]\\n\\n[a]: /x", "> [a][] | > [a][]\\n\\n[a]: /x", "**[Ａ**]** [a]** | **[Ａ**]** [a]**\\n\\n[a]: /x",
            "[ A ] | [ A ]\\n\\n[a]: /x" })
    void onlyWhatIsAReferenceUsesADefinition(String body, String kept) {
        String part = body.replace("\\n", "\n");
        List<Part> parts = ArticleDocument.parse("## One\n\n" + part + "\n\n## Two\n\n[a]: /x\n").parts();

        assertEquals(kept.replace("\\n", "\n"), parts.get(0).body());
    }

    @Test
    void whatWasWrittenIsReadBackAsItWas() {
        ArticleDocument stored = new ArticleDocument(ArticleDocument.parse("").frontMatter(), "Text [a].",
                List.of(new Part("one", "One", "[a]: /one\n\n[a]"), new Part("two", "Two", "[a] and [^1]"),
                        new Part("three", "Three", "[^1]: x")));
        ArticleDocument imported = ArticleDocument.parse("[a] [^1]\n\n## B\n\n[^1] [a]\n\n## C\n\n[a]: /x\n\n[^1]: y [a]\n");

        assertEquals(stored, ArticleDocument.parse(stored.write()));
        assertEquals(imported, ArticleDocument.parse(imported.write()));
        assertFalse(imported.write().contains("<!-- section"), imported.write());
    }

    @ParameterizedTest
    @CsvSource({ "A & B {#a--b}, a-b, A & B", "Fix {#fix.v1}, fix-v1, Fix", "Sub {#Sub}, sub, Sub", "X {#a .c}, a, X",
            "X {#…}, , X",
            "X {#über_uns}, uber-uns, X", "X {#a-b}, a-b, X", "X {a}, , X {a}", "X {/*a-b*/}, a-b, X", "X {/* C */}, c, X" })
    void idsOfOtherSystemsBecomeSlugs(String heading, String slug, String plain) {
        assertEquals(new Part(slug, plain, "y"), ArticleDocument.parse("## " + heading + "\n\ny\n").parts().get(0));
    }

    @Tag("soak")
    @Test
    void linksOfTextsThatPeopleWroteStayLinks() throws IOException {
        assumeTrue(Files.isDirectory(BLOGS));
        try (Stream<Path> files = Files.walk(BLOGS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String markdown = Files.readString(file).replaceFirst("(?s)\\A(---|\\+\\+\\+)\n.*?\n\\1\n", "\n");
                ArticleDocument article = ArticleDocument.parse(markdown);
                long links = links(markdown);
                long kept = links(article.lead()) + article.parts().stream().mapToLong(part -> links(part.body())).sum();
                long inHeadings = Outline.of(markdown).stream().mapToLong(entry -> links(entry.heading())).sum();

                assertTrue(kept + inHeadings >= links, () -> file + " loses " + (links - kept) + " links");
            }
        }
    }

    private static long links(String markdown) {
        return Jsoup.parseBodyFragment(Markdown.render(markdown).html()).select("a[href]:not(.footnote-backref)").size();
    }
}
