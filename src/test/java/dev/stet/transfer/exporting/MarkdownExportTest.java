package dev.stet.transfer.exporting;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.transfer.importing.FullDataset;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;

/** Working copies go out as Markdown and come back byte for byte. */
@QuarkusTest
class MarkdownExportTest {

    private static final String NASTY = """

            A lead with trailing spaces \s
            and "quotes": colons, — dashes.

            ---

            ```md
            ## no heading
            ```

            ## A heading in the lead

            """;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final FullDataset fullDataset = new FullDataset(null, Keys.of(Role.ADMIN), mark,
            "en-x-" + mark);

    @Test
    void whateverWasWrittenComesBackByteForByte() throws IOException {
        String id = fullDataset.create("nasty", Map.ofEntries(Map.entry("title", "- \"Quotes\": ‘and’ [colons] #1 --- 标题 😀"),
                Map.entry("lead", NASTY), Map.entry("editorsNote", "Two lines.\n\n---\n"), Map.entry("summary", "yes"),
                Map.entry("authors", List.of(Map.of("slug", "li-" + mark, "name", "李: 伟"))), Map.entry("tags", List.of("no")),
                Map.entry("publishedAt", "2025-01-28T08:00:00.123456Z"), Map.entry("canonicalUrl", "https://example.org/a#b"),
                Map.entry("cover", Map.of("url", "/a b.png".replace(" ", "%20"), "alt", "", "height", 9)),
                Map.entry("seo", Map.of("title", "null")), Map.entry("custom", Map.of("n", 1.5, "s", "1.5", "l", List.of())),
                Map.entry("sections", List.of(
                        Map.of("heading", "Empty", "body", ""),
                        Map.of("heading", "With *marks* {#not-a-slug}", "slug", "own-slug"),
                        Map.of("heading", "Deeper", "body", "### Deeper\n\n#### Deepest\n\n~~~\nnever closed\n"),
                        Map.of("heading", "C#", "body", "\n\n    code first\n\n<!-- section -->\n"),
                        Map.of("heading", "空", "body", "正文  ")))));
        fullDataset.create("plain", Map.of("title", "Plain", "lead", "", "sections", FullDataset.sections("One")));
        Map<String, Object> nastyCopy = copy("nasty");
        Map<String, Object> plainCopy = copy("plain");

        Map<String, String> files = files("");

        assertEquals(List.of(path("nasty"), path("plain")), new ArrayList<>(files.keySet()));
        assertTrue(
                files.get(path("plain")).endsWith("comments: \"open\"\n---\n\n## One {#one}\n\nOf One.\n\n```\n## code\n```\n"),
                files.get(path("plain")));
        files.values().forEach(markdown -> assertEquals("unchanged", bring(markdown)));
        fullDataset.edit(id, Map.of("title", "Other", "lead", "Other.", "sections", List.of(), "custom", Map.of()));
        assertEquals("updated", bring(files.get(path("nasty"))));
        assertEquals(nastyCopy, copy("nasty"));
        assertEquals(plainCopy, copy("plain"));
        fullDataset.delete();
        files.values().forEach(markdown -> assertEquals("created", bring(markdown)));
        assertEquals(nastyCopy, copy("nasty"));
        assertEquals(plainCopy, copy("plain"));
    }

    @Test
    void namesTheOriginalWhereThereIsOne() throws IOException {
        String original = fullDataset.create("first", Map.of("title", "First"));
        fullDataset.create("second", Map.of("title", "Second", "locale", fullDataset.locale + "-b", "translationOf", original));
        fullDataset.create("third", Map.of("title", "Third", "locale", fullDataset.locale + "-c", "translationOf", original));
        String names = "translationOf: \"" + fullDataset.locale + "/first-" + mark + "\"";
        assertTrue(files("-b").values().iterator().next().contains(names));

        trash(original);

        assertEquals(Map.of(), files(""));
        assertTrue(!files("-b").values().iterator().next().contains("translationOf"));
        assertTrue(files("-c").values().iterator().next()
                .contains("translationOf: \"" + fullDataset.locale + "-b/second-" + mark + "\""));
    }

    @Test
    void longNamesAreCutToWhatFileSystemsTake() throws IOException {
        String slug = "长".repeat(100) + "-" + mark;
        fullDataset.create("long", Map.of("title", "Long", "slug", slug));

        Map.Entry<String, String> file = files("").entrySet().iterator().next();

        String name = file.getKey().substring(file.getKey().indexOf('/') + 1);
        assertTrue(name.getBytes(UTF_8).length <= 255, name);
        assertTrue(name.startsWith("长长"), name);
        assertTrue(file.getValue().contains("slug: \"" + slug + "\""));
    }

    @Test
    void isAFile() {
        given().auth().oauth2(Keys.of(Role.READER)).accept("application/zip")
                .get("/api/v1/integration/export?locale=" + fullDataset.locale)
                .then().statusCode(200).contentType("application/zip")
                .header("Content-Disposition", is("attachment; filename=\"stet.zip\""));
    }

    private void trash(String id) {
        String tag = fullDataset.as().get("/api/v1/editorial/articles/" + id).header("ETag");
        fullDataset.as().header("If-Match", tag).delete("/api/v1/editorial/articles/" + id).then().statusCode(204);
    }

    private String path(String state) {
        return fullDataset.locale + "/" + state + "-" + mark + ".md";
    }

    /** Markdown by path, of the locale with that ending. */
    private Map<String, String> files(String locale) throws IOException {
        InputStream answer = given().auth().oauth2(Keys.of(Role.READER)).accept("application/zip")
                .get("/api/v1/integration/export?locale=" + fullDataset.locale + locale).then().statusCode(200).extract()
                .asInputStream();
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.readAllBytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private static String bring(String markdown) {
        return Given.importing().contentType("text/markdown").body(markdown.getBytes(UTF_8))
                .post("/api/v1/integration/import?publish=false").then().parser("application/x-ndjson", Parser.JSON)
                .statusCode(200).extract().path("status");
    }

    /** All that editors wrote. */
    private Map<String, Object> copy(String state) {
        Map<String, Object> copy = new LinkedHashMap<>(fullDataset.as().queryParam("locale", fullDataset.locale)
                .get("/api/v1/editorial/articles/" + state + "-" + mark).then()
                .statusCode(200).extract().jsonPath().getMap(""));
        copy.keySet().removeAll(List.of("id", "etag", "revision", "createdAt", "createdBy", "updatedAt", "updatedBy"));
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Object section : (List<?>) copy.get("sections")) {
            Map<String, Object> one = new LinkedHashMap<>();
            ((Map<?, ?>) section).forEach((name, value) -> one.put((String) name, value));
            one.keySet().removeAll(List.of("etag", "id"));
            sections.add(one);
        }
        copy.put("sections", sections);
        return copy;
    }
}
