package dev.stet.transfer.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.platform.problem.Fault;
import dev.stet.text.ArticleDocument;

/** Front matter as the world writes it becomes the members of an article, and nothing of it goes in silence. */
class FrontMatterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "2024-05-01 | 2024-05-01T00:00:00Z",
            "2024/5/1 | 2024-05-01T00:00:00Z", "2014-08-19 01:38:12 +0000 | 2014-08-19T01:38:12Z",
            "2022-03-03 19:15:20 +0530 | 2022-03-03T13:45:20Z", "2001-12-14t21:59:43.10-05:00 | 2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5 | 2001-12-15T02:59:43.100Z", "2015-01-01 10:00 | 2015-01-01T10:00:00Z",
            "2024-05-01T10:00:00 | 2024-05-01T10:00:00Z", "'2023-09-29T00:00:00.000Z' | 2023-09-29T00:00:00.000Z",
            "'Jul 08 2022' | 2022-07-08T00:00:00Z", "May 1, 2024 | 2024-05-01T00:00:00Z",
            "1 September 2024 | 2024-09-01T00:00:00Z", "'Mon, 02 Jan 2006 15:04:05 GMT' | 2006-01-02T15:04:05Z" })
    void datesNeedNoTimeAndNoOffset(String written, String instant) {
        for (String member : List.of("publishedAt", "date", "pubDate")) {
            assertEquals(instant, refusing(member + ": " + written).article.path("publishedAt").textValue());
        }
        assertEquals(instant, refusing("published: 2020-01-01\ndate: " + written).article.path("publishedAt").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "20240501", "'20240501'", "2024", "2024-13-01", "2024-02-30", "2024-05-01 25:00", "soon", "true",
            "[2024-05-01]", "2024-05/01" })
    void whatIsNoDateIsNotTakenForOne(String written) {
        assertEquals(List.of("#/publishedAt"), pointers(keeping("publishedAt: " + written).faults));
        assertEquals(List.of("#/date"), pointers(refusing("date: " + written).faults));
        FrontMatterMembers kept = keeping("date: " + written);
        assertEquals(List.of(), kept.faults);
        assertTrue(kept.article.at("/custom").has("date"));
        assertEquals(List.of("#/date", "#/custom"), pointers(kept.warnings));
        assertFalse(kept.article.has("publishedAt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "2024 | 2024", "true | true", "yes | yes", "1.10 | 1.10",
            "2024-05-01 | 2024-05-01", "'07' | 07" })
    void aTitleIsTextWhateverItLooksLike(String written, String title) {
        assertEquals(title, refusing("title: " + written).article.path("title").textValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "tags: [china] | [\"china\"]", "tags: security | [\"security\"]", "tags: [2024] | [\"2024\"]",
            "tags: a, b | [\"a\",\"b\"]", "tags: | []", "tags: [] | []", "tags: [a, null] | [\"a\"]",
            "tags: [DeepSeek] | [{\"slug\":\"deepseek\",\"name\":\"DeepSeek\"}]",
            "tags: [Machine Learning] | [{\"slug\":\"machine-learning\",\"name\":\"Machine Learning\"}]",
            "tags: [c, C++, C#] | [\"c\",{\"slug\":\"c-plus-plus\",\"name\":\"C++\"},{\"slug\":\"c-sharp\",\"name\":\"C#\"}]",
            "tags: [.NET] | [{\"slug\":\"dot-net\",\"name\":\".NET\"}]",
            "tags: [{slug: x, name: X y}] | [{\"slug\":\"x\",\"name\":\"X y\"}]",
            "categories: [News]\\ntags: [b] | [\"b\",{\"slug\":\"news\",\"name\":\"News\"}]",
            "category: release | [\"release\"]", "tags: [日本語] | [\"日本語\"]" })
    void tagsComeInAnyCaseWithTheirNamesAsWritten(String yaml, String tags) {
        FrontMatterMembers members = refusing(yaml.replace("\\n", "\n"));

        assertEquals(tags, members.article.path("tags").toString());
        assertEquals(List.of(), members.faults);
        assertEquals(List.of(), members.warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "author: Andrew Gerrand | [{\"slug\":\"andrew-gerrand\",\"name\":\"Andrew Gerrand\"}]",
            "author: {name: Ada L} | [{\"slug\":\"ada-l\",\"name\":\"Ada L\"}]",
            "authors: {name: Ada L} | [{\"slug\":\"ada-l\",\"name\":\"Ada L\"}]",
            "by: [Rob Pike, rsc] | [{\"slug\":\"rob-pike\",\"name\":\"Rob Pike\"},\"rsc\"]",
            "authors: [a, {name: b}] | [\"a\",\"b\"]", "author: Ada L, b | [{\"slug\":\"ada-l\",\"name\":\"Ada L\"},\"b\"]" })
    void authorsComeAsTextObjectOrList(String yaml, String authors) {
        assertEquals(authors, refusing(yaml).article.path("authors").toString());
        assertEquals(List.of(), refusing(yaml).faults);
    }

    @Test
    void whatAnAuthorSaysBesideANameIsKeptOrRefused() {
        String yaml = "authors:\n  - name: Ada L\n    url: https://a.example\n";

        FrontMatterMembers kept = keeping(yaml);
        assertEquals("ada-l", kept.article.at("/authors/0/slug").textValue());
        assertEquals("https://a.example", kept.article.at("/custom/authors/0/url").textValue());
        assertEquals(List.of("#/custom"), pointers(kept.warnings));
        assertEquals(List.of("#/authors"), pointers(refusing(yaml).faults));
    }

    @Test
    void aNameOfSignsAloneIsToldOf() {
        assertEquals(List.of("#/tags/1"), pointers(refusing("tags: [a, '!!', b]").faults));
        FrontMatterMembers kept = keeping("tags: [a, '!!', b]");
        assertEquals("[\"a\",\"b\"]", kept.article.path("tags").toString());
        assertEquals(List.of("#/tags/1", "#/custom"), pointers(kept.warnings));
    }

    @Test
    void unknownMembersAreKeptOrRefusedAllAtOnce() {
        String yaml = "title: T\nlayout: post\nlead: x\nparams: {a: [1, {b: null}]}\ncustom: {own: 1}\nempty:\n";

        FrontMatterMembers kept = keeping(yaml);
        assertEquals("{\"own\":1,\"layout\":\"post\",\"lead\":\"x\",\"params\":{\"a\":[1,{\"b\":null}]}}",
                kept.article.path("custom").toString());
        assertEquals(List.of(Fault.at("#/custom", "Keeps what no member of an article says: layout, lead, params.")),
                kept.warnings);
        FrontMatterMembers refused = refusing(yaml + "\"a/b c\": 1\n");
        assertEquals(List.of("#/layout", "#/lead", "#/params", "#/a~1b%20c"), pointers(refused.faults));
        assertTrue(refused.faults.get(0).detail().contains("unknown=keep"));
        FrontMatterMembers twice = keeping("a/b: 1\ncustom: {a/b: 2}");
        assertEquals("{\"a/b\":2}", twice.article.path("custom").toString());
        assertEquals(List.of("#/custom/a~1b"), pointers(twice.warnings));
    }

    @Test
    void usualNamesHaveTheirUsualMeanings() {
        FrontMatterMembers members = refusing("""
                description: In short.
                lang: pt_br
                aliases: /old
                image: /a.png
                comments: false
                draft: true
                """);

        assertEquals(List.of(), members.faults);
        assertEquals("In short.", members.article.path("summary").textValue());
        assertEquals("pt-BR", members.article.path("locale").textValue());
        assertEquals("{\"aliases\":[\"/old\"]}", members.article.path("custom").toString());
        assertEquals("{\"url\":\"/a.png\",\"alt\":\"\"}", members.article.path("cover").toString());
        assertEquals(false, members.commentsOpen);
        assertTrue(members.draft);
        assertEquals(List.of("#/cover/alt", "#/draft"), pointers(members.warnings));
        assertTrue(refusing("published: false").draft);
        assertNull(refusing("draft: false").commentsOpen);
        assertFalse(refusing("draft: false").draft);
        assertEquals("B", refusing("summary: A\ndescription: B").article.at("/seo/description").textValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "cover: https://a.example/b.png | {\"url\":\"https://a.example/b.png\",\"alt\":\"\"} | #/cover/alt",
            "cover: {url: /a.png, alt: ''} | {\"url\":\"/a.png\",\"alt\":\"\"} | ~~",
            "cover: {image: /a.png, alt: A} | {\"alt\":\"A\",\"url\":\"/a.png\"} | ~~",
            "image: {src: /a.png, alt: A, relative: true} | {\"alt\":\"A\",\"url\":\"/a.png\"} | #/custom",
            "image: [/a.png] | {\"url\":\"/a.png\",\"alt\":\"\"} | #/cover/alt",
            "image: img/a.png | ~~ | #/cover #/custom", "cover: '' | ~~ | ~~" })
    void coversComeInWithoutADescriptionAndAreToldOf(String yaml, String cover, String told) {
        FrontMatterMembers members = keeping(yaml);

        assertEquals(cover, members.article.path("cover").toString());
        assertEquals(told, String.join(" ", pointers(members.warnings)));
        assertEquals(List.of(), members.faults);
    }

    @Test
    void aSlugOfAnotherSystemIsMended() {
        FrontMatterMembers members = keeping("slug: /blog/2020/My-Post/");
        assertEquals("my-post", members.article.path("slug").textValue());
        assertEquals(List.of("#/slug"), pointers(members.warnings));
        assertEquals("/a", refusing("slug: /a").article.path("slug").textValue(), "who is strict is told of it");
        assertEquals("2024", keeping("slug: 2024").article.path("slug").textValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "blog/ar/a.md | ar", "blog/zh-hant-tw/a.md | zh-Hant-TW",
            "pt_BR/x/a.md | pt-BR", "posts/a.md | ~~", "ar.md | ~~", "news/ar.md | ~~", "docs/css/a.md | ~~",
            "/./../de/a.md | de", "sr_Latn/a.md | sr-Latn", "es-419/a.md | es-419", "my-blog/a.md | ~~",
            "it-security/a.md | ~~",
            "no-code/a.md | ~~", "so-what/ar/a.md | ar", "io-uring/a.md | ~~", "en-gb-oed/a.md | ~~" })
    void aFolderCalledAsALanguageIsGivesTheLocale(String path, String locale) {
        assertEquals(locale, in(path, "title: T").article.path("locale").asText());
        assertEquals("fr", in(path, "lang: fr").article.path("locale").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "draft: True", "draft: yes", "draft: 1", "Draft: on", "draft: not yet", "draft: [x]", "status: draft",
                    "Status: Private", "published: No", "published: off", "published: true\ndraft: y" })
    void aDraftIsOneHoweverThatIsSpelled(String yaml) {
        FrontMatterMembers members = keeping(yaml);

        assertTrue(members.draft);
        assertTrue(pointers(members.warnings).contains("#/draft"));
        assertEquals(List.of(), members.faults);
    }

    @ParameterizedTest
    @ValueSource(strings = { "draft: False", "draft: no", "draft:", "draft: 0", "published: Yes", "published: 2020-01-01",
            "published:", "status: published", "drafts: true" })
    void whatIsNoDraftIsNotTakenForOne(String yaml) {
        assertFalse(keeping(yaml).draft);
    }

    @Test
    void whatIsToBePublishedLaterThanItWasWrittenIsPublishedThen() {
        FrontMatterMembers members = keeping("date: 2020-01-01\npublishDate: 2099-01-01");

        assertEquals("2099-01-01T00:00:00Z", members.article.path("publishedAt").textValue());
        assertEquals("{\"date\":\"2020-01-01\"}", members.article.path("custom").toString());
    }

    @Test
    void aDateThatTheFilesNameBeginsWithIsItsDate() {
        assertEquals("2014-08-19T00:00:00Z", in("a/2014-08-19-b.md", "title: T").article.path("publishedAt").textValue());
        assertEquals("2020-01-01T00:00:00Z",
                in("a/2014-08-19-b.md", "date: 2020-01-01").article.path("publishedAt").textValue());
        assertFalse(in("a/2014-99-99-b.md", "title: T").article.has("publishedAt"));
    }

    @Test
    void aFileIsTheSameSeenFromAnotherFolder() {
        assertTrue(FilePath.endAlike("blog/ar/a.md", "ar/a.md"));
        assertTrue(FilePath.endAlike("ar/a.md", "blog/ar/a.md"));
        assertFalse(FilePath.endAlike("x/ar/a.md", "y/ar/a.md"));
        assertFalse(FilePath.endAlike("bar/a.md", "ar/a.md"));
        assertEquals("ar/a.md", FilePath.parse("blog/ar/a.md").tail());
        assertEquals("a/b.md", FilePath.parse("a\0/b\n.md").path());
        assertNull(FilePath.parse("/"));
        assertNull(FilePath.parse(null));
    }

    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }

    private static FrontMatterMembers keeping(String yaml) {
        return members(yaml, null, true);
    }

    private static FrontMatterMembers refusing(String yaml) {
        return members(yaml, null, false);
    }

    private static FrontMatterMembers in(String path, String yaml) {
        return members(yaml, FilePath.parse(path), false);
    }

    private static FrontMatterMembers members(String yaml, FilePath file, boolean keeps) {
        return new FrontMatterMembers(ArticleDocument.parse("---\n" + yaml + "\n---\n").frontMatter(), file, keeps);
    }
}
