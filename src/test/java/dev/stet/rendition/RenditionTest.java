package dev.stet.rendition;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;

/** An article in other forms says what the article says, and nothing that is not published. */
@QuarkusTest
class RenditionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String locale = Given.locale();

    @Test
    void whatImportReadsIsTheSameArticle() throws JsonProcessingException {
        String slug = rich("rich");
        String before = read(slug);
        String markdown = markdown(slug);

        edit(slug, "{\"title\": \"Another\", \"sections\": [], \"custom\": null, \"cover\": null}");
        publish(slug);
        Given.imported(markdown);
        assertEquals(comparable(before), comparable(read(slug)));
        assertEquals(markdown, markdown(slug), "and has the same form");
    }

    @Test
    void whatOneSiteWritesAnotherReads() throws JsonProcessingException {
        String slug = rich("moved");
        String elsewhere = Given.locale();
        Given.imported(markdown(slug).replace(locale, elsewhere));
        String copy = given().get("/api/v1/articles/{slug}?format=html,markdown,text&locale={locale}", slug, elsewhere)
                .asString();
        assertEquals(comparable(read(slug)), comparable(copy.replace(elsewhere, locale)));
    }

    @Test
    void aTranslationStaysOne() {
        String original = rich("original");
        String other = Given.locale();
        Given.importedLines("""
                {"slug": "translated", "locale": "%s", "translationOf": "%s/%s", "title": "Translated", "lead": "x"}"""
                .formatted(other, locale, original));
        String markdown = given().get("/api/v1/articles/translated.md?locale=" + other).asString();
        assertTrue(markdown.contains("translationOf: \"" + locale + "/" + original + "\""), markdown);

        Given.imported(markdown);
        given().get("/api/v1/articles/translated?locale=" + other).then().body("translations.slug", contains(original));

        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag(original))
                .delete("/api/v1/editorial/articles/{slug}/publication?locale={locale}", original, locale).then()
                .statusCode(200);
        given().get("/api/v1/articles/translated.md?locale=" + other).then().statusCode(200)
                .body(not(containsString(original)));
    }

    @Test
    void hostileTextComesBackAsItWas() throws JsonProcessingException {
        String body = "\n\n```\n## No heading\n\n<!-- section -->\n---\n";
        Given.importedLines(JSON.writeValueAsString(Map.of("slug", "hostile", "locale", locale, "title",
                "- [x]: \"{#y}\" ]]> # \u0001 😀", "editorsNote", "---\n...\ntitle: other", "lead",
                "    code\n\n---\n\n## In the lead",
                "publishedAt", "2025-01-28T08:00:00.123456Z",
                "custom", Map.of("number", 1.10, "yes", "no", "date", "2025-01-01", "deep", List.of(Map.of("a", List.of()))),
                "sections", List.of(Map.of("heading", "## One {#two} #", "body", body),
                        Map.of("heading", "*Two*", "body", "")))));
        String before = read("hostile");
        Given.imported(markdown("hostile"));
        assertEquals(comparable(before), comparable(read("hostile")));
    }

    @Test
    void whateverTheSiteDefinesComesBackAsItWas() throws JsonProcessingException {
        String deep = "[".repeat(55) + "1" + "]".repeat(55);
        Given.importedLines("""
                {"slug": "deep", "locale": "%s", "title": "Deep", "publishedAt": "2025-01-28T08:00:00Z",\
                 "editorsNote": "%s", "custom": {"deep": %s, "long": "%s"}}"""
                .formatted(locale, "note ".repeat(1_990), deep, "\\\"word ".repeat(8_000)));
        String before = read("deep");
        Given.imported(markdown("deep"));
        assertEquals(comparable(before), comparable(read("deep")));
    }

    @Test
    void searchEnginesGetAnArticleOfSchemaOrg() {
        String slug = rich("linked");
        String id = given().get("/api/v1/articles/{slug}?locale={locale}", slug, locale).path("id");
        given().get("/api/v1/articles/{slug}.jsonld?locale={locale}", slug, locale).then().statusCode(200)
                .contentType("application/ld+json")
                .body("'@context'", is("https://schema.org")).body("'@type'", is("Article"))
                .body("'@id'", is("urn:uuid:" + id)).body("headline", is("Rich: \"quoted\" & more"))
                .body("author.name", contains("Ada Lovelace", "Grace")).body("author[0].'@type'", is("Person"))
                .body("datePublished", is("2025-01-28T08:00:00Z")).body("dateModified", is("2025-01-28T08:00:00Z"))
                .body("inLanguage", is(locale)).body("keywords", contains("Rivers"))
                .body("image.url", is("https://api.example.org/covers/1.jpg")).body("image.caption", is("A river"))
                .body("image.width", is(800)).body("image.height", nullValue())
                .body("url", is("https://api.example.org/api/v1/articles/" + slug + "?locale=" + locale))
                .body("mainEntityOfPage", is("https://elsewhere.example/text")).body("description", is("In short."))
                .body("publisher", nullValue()).body("wordCount", is(9)).body("timeRequired", is("PT1M"))
                .body("articleBody", is("A note.\n\nThe lead.\n\nFirst\n\nBody of one.\n\nSecond\n\nAnd two."));
    }

    @Test
    void aPageThatEmbedsWhatSearchEnginesGetStaysAsItIs() throws JsonProcessingException {
        String hostile = "</script><script>alert(1)</script><!--<script> ]]> &quot; \u2028 \u2029 --> </SCRIPT\t>";
        Given.importedLines(JSON.writeValueAsString(Map.of("slug", "embedded", "locale", locale, "title", hostile, "summary",
                hostile, "lead", "`" + hostile + "`", "authors",
                List.of(Map.of("slug", Given.slug("a"), "name", "<!--<script>")),
                "tags", List.of(Map.of("slug", Given.slug("t"), "name", "</script>")), "cover",
                Map.of("url", "/1.jpg", "alt", hostile, "credit", hostile), "sections",
                List.of(Map.of("heading", hostile, "body", "x")))));
        String json = given().get("/api/v1/articles/embedded.jsonld?locale=" + locale).then().statusCode(200).extract()
                .asString();

        for (String mark : List.of("<", ">", "&", "\u2028", "\u2029")) {
            assertFalse(json.contains(mark), json);
        }
        assertTrue(json.contains("\\u003c/script\\u003e"), json);
        Document page = Jsoup.parse("<!DOCTYPE html><title>t</title><script type=\"application/ld+json\">" + json
                + "</script><p>after</p>");
        assertEquals(List.of("html", "head", "title", "script", "body", "p"), page.getAllElements().stream()
                .map(Element::nodeName).filter(name -> !name.startsWith("#")).toList());
        JsonNode read = JSON.readTree(page.select("script").first().data());
        assertEquals(JSON.readTree(json), read);
        assertEquals(hostile, read.path("headline").asText());
        assertEquals(hostile, read.path("image").path("caption").asText());
    }

    @Test
    void anOldSlugLeadsToTheSameForm() {
        String slug = rich("old");
        String renamed = Given.slug("new");
        edit(slug, "{\"slug\": \"" + renamed + "\"}");
        given().get("/api/v1/articles/{slug}.md?locale={locale}", renamed, locale).then().statusCode(404);
        publish(renamed);
        for (String form : List.of(".md", ".jsonld")) {
            given().redirects().follow(false).get("/api/v1/articles/" + slug + form + "?locale=" + locale).then()
                    .statusCode(308)
                    .header("Location", endsWith("/api/v1/articles/" + renamed + form + "?locale=" + locale));
            given().get("/api/v1/articles/" + slug + form + "?locale=" + locale).then().statusCode(200)
                    .body(containsString(renamed));
        }
    }

    @Test
    void isSentOnlyWhenItChanged() {
        String slug = rich("kept");
        for (String form : List.of(".md", ".jsonld")) {
            String path = "/api/v1/articles/" + slug + form + "?locale=" + locale;
            String tag = given().get(path).header("ETag");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            edit(slug, "{\"title\": \"Changed for " + form + "\"}");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            publish(slug);
            given().header("If-None-Match", tag).get(path).then().statusCode(200).body(containsString("Changed for " + form));
        }
    }

    @Test
    void costsAFixedNumberOfStatements() {
        String path = "/api/v1/articles/" + rich("counted");
        assertEquals(1, Statements.ofReading(path + "?locale=" + locale), "and is not in the way of the article itself");
        assertEquals(2, Statements.ofReading(path + ".md?locale=" + locale));
        assertEquals(1, Statements.ofReading(path + ".jsonld?locale=" + locale));
    }

    @Test
    void whatIsNotPublishedHasNoForm() {
        Given.importing().contentType("application/x-ndjson").body(Given.line("drafted", locale, "Draft").getBytes(UTF_8))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
        for (String form : List.of(".md", ".jsonld")) {
            given().get("/api/v1/articles/drafted" + form + "?locale=" + locale).then().statusCode(404)
                    .body(not(containsString("Draft")));
            given().get("/api/v1/articles/drafted" + form + "?at=2025-01-01T00:00:00Z").then().statusCode(400);
        }
        given().get("/api/v1/articles/drafted.pdf").then().statusCode(404);
    }

    private String rich(String stem) {
        String slug = Given.slug(stem);
        Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "Rich: \\"quoted\\" & more", "editorsNote": "A *note*.",\
                 "lead": "The lead.", "summary": "In short.",\
                 "authors": [{"slug": "ada-lovelace", "name": "Ada Lovelace"}, {"slug": "grace", "name": "Grace"}],\
                 "tags": [{"slug": "rivers", "name": "Rivers"}], "canonicalUrl": "https://elsewhere.example/text",\
                 "cover": {"url": "/covers/1.jpg", "alt": "A river", "width": 800, "credit": "Me"},\
                 "seo": {"title": "For machines"}, "custom": {"rating": 5, "nested": {"list": [1, "two", null]}},\
                 "publishedAt": "2025-01-28T08:00:00Z",\
                 "sections": [{"slug": "first", "heading": "First", "body": "Body of *one*."},\
                 {"slug": "other-name", "heading": "Second", "body": "And two."}]}""".formatted(slug, locale));
        return slug;
    }

    private String read(String slug) {
        return given().get("/api/v1/articles/{slug}?format=html,markdown,text&locale={locale}", slug, locale).then()
                .statusCode(200).extract().asString();
    }

    /** Without what belongs to this publication of it, or to this site. */
    private static ObjectNode comparable(String article) throws JsonProcessingException {
        ObjectNode tree = (ObjectNode) JSON.readTree(article);
        tree.remove(List.of("id", "edition", "updatedAt"));
        tree.path("sections").forEach(section -> ((ObjectNode) section).remove("id"));
        ((ObjectNode) tree.path("links")).remove("permalink");
        return tree;
    }

    private String markdown(String slug) {
        return new String(given().get("/api/v1/articles/{slug}.md?locale={locale}", slug, locale).then().statusCode(200)
                .contentType("text/markdown;charset=UTF-8").extract().asByteArray(), UTF_8);
    }

    private void edit(String slug, String patch) {
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag(slug)).contentType("application/merge-patch+json")
                .body(patch.getBytes(UTF_8)).patch("/api/v1/editorial/articles/{slug}?locale={locale}", slug, locale).then()
                .statusCode(200);
    }

    private void publish(String slug) {
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag(slug)).contentType("application/json").body("{}")
                .put("/api/v1/editorial/articles/{slug}/publication?locale={locale}", slug, locale).then().statusCode(200);
    }

    private String tag(String slug) {
        return given().auth().oauth2(Keys.of(Role.EDITOR))
                .get("/api/v1/editorial/articles/{slug}?locale={locale}", slug, locale).then().statusCode(200).extract()
                .header("ETag");
    }
}
