package dev.stet.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;

/** What feed readers make of published articles. */
@QuarkusTest
class ArticleFeedTest {

    private static final String HOSTILE = "a ]]> & <b> \" ' </title> \u0001\u000B\uFFFE 😀 %s";

    private final String locale = Given.locale();

    @Test
    void anAtomReaderGetsWholeArticles() throws Exception {
        String slug = whole();
        String id = article(slug, "id");
        SyndFeed feed = FeedClient.atom("/feed.atom?locale=" + locale);

        SyndEntry entry = feed.getEntries().get(0);
        assertEquals("urn:uuid:" + id, entry.getUri());
        assertEquals("Title & “More”", entry.getTitle());
        assertEquals("Ada Lovelace", entry.getAuthors().get(0).getName());
        assertEquals("https://api.example.org/api/v1/articles/" + slug + "?locale=" + locale, entry.getLink());
        assertEquals(
                """
                        <blockquote><p>A <em>note</em>.</p></blockquote>
                        <p>The lead.</p>
                        <h2 id="first">First &lt;part&gt; &amp; all</h2>
                        <p>Body of 1.</p>""".replaceAll("\\s+", ""),
                entry.getContents().get(0).getValue().replaceAll("\\s+", ""));
        assertEquals("In short.", entry.getDescription().getValue());
        assertEquals(List.of("rivers"), entry.getCategories().stream().map(category -> category.getName()).toList());
        assertEquals("2025-01-28T08:00:00Z", entry.getPublishedDate().toInstant().toString());
        assertEquals("2025-01-28T08:00:00Z", entry.getUpdatedDate().toInstant().toString());
        assertEquals(locale, feed.getLanguage() == null ? locale : feed.getLanguage());
        assertNull(FeedClient.link(feed, "next"));
    }

    @Test
    void anRssReaderGetsTheSame() throws Exception {
        String slug = whole();
        SyndFeed feed = FeedClient.rss("/feed.rss?locale=" + locale);

        SyndEntry entry = feed.getEntries().get(0);
        assertEquals("urn:uuid:" + article(slug, "id"), entry.getUri());
        assertEquals("Title & “More”", entry.getTitle());
        assertEquals("Ada Lovelace", entry.getAuthor());
        assertEquals("https://api.example.org/api/v1/articles/" + slug + "?locale=" + locale, entry.getLink());
        assertTrue(entry.getContents().get(0).getValue().contains("<h2 id=\"first\">"));
        assertEquals("In short.", entry.getDescription().getValue());
        assertEquals("Rivers", entry.getCategories().get(0).getName());
        assertEquals("2025-01-28T08:00:00Z", entry.getPublishedDate().toInstant().toString());
        assertEquals(locale, feed.getLanguage());
    }

    @Test
    void aReaderOfJsonFeedGetsTheSame() throws Exception {
        String slug = whole();
        JsonNode feed = FeedClient.json("/feed.json?locale=" + locale);

        JsonNode item = feed.path("items").get(0);
        assertEquals("urn:uuid:" + article(slug, "id"), item.path("id").asText());
        assertEquals("Title & “More”", item.path("title").asText());
        assertEquals("Ada Lovelace", item.path("authors").get(0).path("name").asText());
        assertEquals("Rivers", item.path("tags").get(0).asText());
        assertEquals("In short.", item.path("summary").asText());
        assertEquals("https://api.example.org/covers/1.jpg", item.path("image").asText());
        assertTrue(item.path("content_html").asText().contains("<p>The lead.</p>"));
        assertEquals("2025-01-28T08:00:00Z", item.path("date_published").asText());
        assertEquals(locale, feed.path("language").asText());
        assertFalse(feed.has("next_url"));
    }

    @Test
    void aWalkThroughThePagesSeesEachArticleOnceTheNewestFirst() throws Exception {
        Given.importedLines(IntStream.range(0, 7).mapToObj(i -> line("walk-" + i, "Walk " + i, "2025-01-0" + (9 - i)))
                .toArray(String[]::new));
        List<String> expected = IntStream.range(0, 7).mapToObj(i -> "urn:uuid:" + article("walk-" + i, "id")).toList();

        assertEquals(expected, FeedClient.walk("/feed.atom?limit=3&locale=" + locale));

        List<String> json = new ArrayList<>();
        String next = "/feed.json?limit=2&locale=" + locale;
        while (next != null) {
            JsonNode page = FeedClient.json(next);
            page.path("items").forEach(item -> json.add(item.path("id").asText()));
            next = page.has("next_url") ? FeedClient.local(page.path("next_url").asText()) : null;
        }
        assertEquals(expected, json);
        given().get("/feed.rss?limit=3&locale=" + locale).then().statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body(containsString("<atom:link rel=\"next\" href=\"https://api.example.org/feed.rss?locale=" + locale));
    }

    @Test
    void aTagHasAFeedOnlyWhereAnArticleIsPublishedWithIt() throws Exception {
        String tag = Given.slug("tag");
        String hidden = Given.slug("hidden");
        Given.importedLines(line("tagged", "Tagged", "2025-01-01").replace("\"tags\": []", "\"tags\": [{\"slug\": \"" + tag
                + "\", \"name\": \"The Name\"}]"), line("other", "Other", "2025-01-02"));
        draft("drafted", "[\"" + hidden + "\"]");

        String feeds = "/tags/" + tag + "/feed";
        SyndFeed feed = FeedClient.atom(feeds + ".atom?locale=" + locale);
        assertEquals(List.of("Tagged"), feed.getEntries().stream().map(SyndEntry::getTitle).toList());
        assertTrue(feed.getTitle().contains("The Name"));
        assertEquals("Tagged", FeedClient.rss(feeds + ".rss?locale=" + locale).getEntries().get(0).getTitle());
        assertEquals("Tagged", FeedClient.json(feeds + ".json?locale=" + locale).path("items").get(0).path("title").asText());
        for (String form : List.of("atom", "rss", "json")) {
            String unknown = refusal("/tags/never-named/feed." + form);
            assertEquals(unknown.replace("never-named", hidden), refusal("/tags/" + hidden + "/feed." + form),
                    "a draft's tag looks like one that never was");
            given().get("/tags/{tag}/feed.{form}", tag, form).then().statusCode(404); // in the default locale
        }
    }

    @Test
    void whatATextLinksToLeadsThereFromTheFeedToo() throws Exception {
        Given.importedLines(
                """
                                {"slug": "linking", "locale": "%s", "title": "T", \
                        "lead": "[a](/about) ![b](pic.png) [c](https://c.example/x)"}"""
                        .formatted(locale));
        String html = FeedClient.json("/feed.json?locale=" + locale).path("items").get(0).path("content_html").asText();

        assertTrue(html.contains("href=\"https://api.example.org/about\""), html);
        assertTrue(html.contains("src=\"https://api.example.org/api/v1/articles/pic.png\""), html);
        assertTrue(html.contains("href=\"https://c.example/x\""), html);
        assertEquals(html, FeedClient.atom("/feed.atom?locale=" + locale).getEntries().get(0).getContents().get(0).getValue());
        assertEquals(html, FeedClient.rss("/feed.rss?locale=" + locale).getEntries().get(0).getContents().get(0).getValue());
    }

    @Test
    void theCoverIsShownInEachFormat() throws Exception {
        whole();
        String media = "<media:content url=\"https://api.example.org/covers/1.jpg\" medium=\"image\">"
                + "<media:description type=\"plain\">A river</media:description></media:content>";
        given().get("/feed.rss?locale=" + locale).then().body(containsString(media));
        given().get("/feed.atom?locale=" + locale).then().body(containsString(media))
                .body(containsString("<link rel=\"enclosure\" href=\"https://api.example.org/covers/1.jpg\"></link>"));
        FeedClient.atom("/feed.atom?locale=" + locale);
    }

    @Test
    void neverTellsAnUnpublishedWord() {
        String slug = whole();
        draft("drafted-" + slug, "[]");
        given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json")
                .queryParam("locale", locale).header("If-Match", tag(slug)).body("{\"title\": \"Zirkonium\"}")
                .contentType("application/merge-patch+json").patch("/api/v1/editorial/articles/{slug}", slug).then()
                .statusCode(200);
        for (String form : List.of("atom", "rss", "json")) {
            given().get("/feed.{form}?locale={locale}", form, locale).then().statusCode(200)
                    .body(containsString("Title"), not(containsString("Zirkonium")), not(containsString("drafted-")));
        }
    }

    @Test
    void isSentOnlyWhenItChanged() {
        whole();
        for (String form : List.of("atom", "rss", "json")) {
            String path = "/feed." + form + "?locale=" + locale;
            String tag = given().get(path).header("ETag");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            Given.importedLines(line(Given.slug("more"), "More", "2025-02-01"));
            given().header("If-None-Match", tag).get(path).then().statusCode(200).header("ETag", not(tag));
        }
    }

    @Test
    void hostileTitlesBreakNothing() throws Exception {
        String title = HOSTILE.formatted("end");
        String line = new ObjectMapper().writeValueAsString(Map.of("slug", "hostile", "locale", locale, "title",
                title, "summary", title, "lead", "a ]]> & <script>x</script> \u0001 b",
                "sections", List.of(Map.of("heading", title, "body", "]]>"))));
        Given.importedLines(line);

        String readable = title.replaceAll("[\\x01\\x0B\\uFFFE]", "\uFFFD");
        assertEquals(readable, FeedClient.atom("/feed.atom?locale=" + locale).getEntries().get(0).getTitle());
        assertEquals(readable,
                FeedTextTest.shown(FeedClient.rss("/feed.rss?locale=" + locale).getEntries().get(0).getTitle()));
        assertEquals(title, FeedClient.json("/feed.json?locale=" + locale).path("items").get(0).path("title").asText());
    }

    /** Else the grammar that finds no fault in our feeds would prove nothing. */
    @Test
    void theGrammarKnowsAFault() throws Exception {
        whole();
        String feed = given().get("/feed.atom?locale=" + locale).asString();
        for (String broken : List.of(feed.replaceAll("<updated>[^<]*</updated>", ""), feed.replace("<entry>", "<entry x=\"\">"),
                feed.replaceAll("<updated>[^<]*</updated>", "<updated>yesterday</updated>"))) {
            assertFalse(FeedClient.faults(broken).isEmpty(), broken);
        }
    }

    @Test
    void aPageIsOneStatementWhateverItsSize() {
        Given.importedLines(IntStream.range(0, 30).mapToObj(i -> line("many-" + i, "Many", "2025-01-01"))
                .toArray(String[]::new));
        for (String form : List.of("atom", "rss", "json")) {
            assertEquals(1, Statements.ofReading("/feed." + form + "?limit=1&locale=" + locale));
            assertEquals(1, Statements.ofReading("/feed." + form + "?limit=100&locale=" + locale));
        }
    }

    @Test
    void anEmptyFeedIsOneToo() throws Exception {
        assertTrue(FeedClient.atom("/feed.atom?locale=" + locale).getEntries().isEmpty());
        assertTrue(FeedClient.rss("/feed.rss?locale=" + locale).getEntries().isEmpty());
        assertTrue(FeedClient.json("/feed.json?locale=" + locale).path("items").isEmpty());
        given().get("/feed.atom?limit=101").then().statusCode(400).body("errors[0].parameter", is("limit"));
        given().get("/feed.json?cursor=x").then().statusCode(400).body("errors[0].parameter", is("cursor"));
        given().get("/feed.txt").then().statusCode(404);
    }

    private String whole() {
        String slug = Given.slug("fed");
        Given.importedLines("""
                {"slug": "%s", "locale": "%s", "title": "Title & “More”", "editorsNote": "A *note*.", "lead": "The lead.",\
                 "summary": "In short.", "authors": [{"slug": "ada-lovelace", "name": "Ada Lovelace"}],\
                 "tags": [{"slug": "rivers", "name": "Rivers"}], "cover": {"url": "/covers/1.jpg", "alt": "A river"},\
                 "publishedAt": "2025-01-28T08:00:00Z",\
                 "sections": [{"slug": "first", "heading": "First <part> & all", "body": "Body of 1."}]}""".formatted(slug,
                locale));
        return slug;
    }

    private String line(String slug, String title, String date) {
        return """
                {"slug": "%s", "locale": "%s", "title": "%s", "lead": "The lead.", "tags": [],\
                 "publishedAt": "%sT00:00:00Z"}""".formatted(slug, locale, title, date);
    }

    private void draft(String slug, String tags) {
        String line = line(slug, slug, "2025-01-03").replace("\"tags\": []", "\"tags\": " + tags);
        Given.importing().contentType("application/x-ndjson").body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
    }

    private String article(String slug, String member) {
        return given().get("/api/v1/articles/{slug}?locale={locale}", slug, locale).path(member);
    }

    private String tag(String slug) {
        return given().auth().oauth2(Keys.of(Role.EDITOR))
                .get("/api/v1/editorial/articles/{slug}?locale={locale}", slug, locale).header("ETag");
    }

    private String refusal(String path) {
        return given().get(path + "?locale=" + locale).then().statusCode(404).extract().asString()
                .replaceAll("\"traceId\":\"\\w+\"", "");
    }
}
