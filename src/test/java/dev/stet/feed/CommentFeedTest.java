package dev.stet.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.modules.thr.ThreadingModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** What feed readers make of an article's comments. */
@QuarkusTest
class CommentFeedTest {

    private String slug;
    private String article;
    private String first;
    private String answer;

    @BeforeEach
    void anArticleWithAThread() {
        slug = Given.publishedArticle("fed");
        article = given().get("/api/v1/articles/{slug}", slug).path("id");
        first = CommentRequest.to(slug).by("Ada & Co", CommentRequest.email()).of("https://ada.example.org")
                .saying("A <b>bold</b> *word*")
                .approved();
        answer = CommentRequest.to(slug).below(first).approved();
        CommentRequest.to(slug).saying("Not yet decided").posted();
    }

    @Test
    void showsTheNewestFirstWithWhatEachRepliesTo() throws Exception {
        SyndFeed feed = feed(path());

        assertEquals(List.of("urn:uuid:" + answer, "urn:uuid:" + first),
                feed.getEntries().stream().map(SyndEntry::getUri).toList());
        SyndEntry entry = feed.getEntries().get(1);
        assertEquals("Ada & Co", entry.getAuthors().get(0).getName());
        assertEquals("https://ada.example.org", entry.getAuthors().get(0).getUri());
        assertEquals("<p>A &lt;b&gt;bold&lt;/b&gt; <em>word</em></p>", entry.getContents().get(0).getValue());
        assertEquals("urn:uuid:" + article, repliesTo(entry));
        assertEquals("urn:uuid:" + first, repliesTo(feed.getEntries().get(0)));
        assertTrue(feed.getTitle().contains("Title of " + slug), feed.getTitle());
    }

    @Test
    void theGrammarOfAtomFindsNoFault() throws Exception {
        assertEquals(2, FeedClient.atom(path()).getEntries().size());
    }

    @Test
    void anRssReaderGetsTheSame() throws Exception {
        SyndFeed feed = FeedClient.rss(path().replace(".atom", ".rss"));
        assertEquals(List.of("urn:uuid:" + answer, "urn:uuid:" + first),
                feed.getEntries().stream().map(SyndEntry::getUri).toList());
        SyndEntry entry = feed.getEntries().get(1);
        assertEquals("Ada & Co", entry.getAuthor());
        assertEquals("<p>A &lt;b&gt;bold&lt;/b&gt; <em>word</em></p>", entry.getContents().get(0).getValue());
        given().get(path().replace(".atom", ".rss")).then() // Rome looks for what is replied to in Atom only
                .body("rss.channel.item[0].in-reply-to.@ref", is("urn:uuid:" + first))
                .body("rss.channel.item[1].in-reply-to.@ref", is("urn:uuid:" + article));
    }

    @Test
    void aReaderOfJsonFeedGetsTheSamePageByPage() throws Exception {
        JsonNode newest = FeedClient.json(path().replace(".atom", ".json") + "?limit=1");
        assertEquals("urn:uuid:" + answer, newest.path("items").get(0).path("id").asText());
        JsonNode item = FeedClient.json(FeedClient.local(newest.path("next_url").asText())).path("items").get(0);
        assertEquals("urn:uuid:" + first, item.path("id").asText());
        assertEquals("Ada & Co", item.path("authors").get(0).path("name").asText());
        assertEquals("https://ada.example.org", item.path("authors").get(0).path("url").asText());
        assertEquals("urn:uuid:" + article, item.path("_reply").path("to").asText());
    }

    @Test
    void noFormTellsOfWhatIsHeldOrWhomItIsFrom() {
        for (String form : List.of(".atom", ".rss", ".json")) {
            given().get(path().replace(".atom", form)).then().statusCode(200).body(not(containsString("Not yet decided")),
                    not(containsString("@example.org")));
        }
        String tag = given().get(path().replace(".atom", ".rss")).header("ETag");
        given().header("If-None-Match", tag).get(path().replace(".atom", ".rss")).then().statusCode(304);
    }

    @Test
    void isReadPageByPage() throws Exception {
        List<String> walked = new ArrayList<>();
        String next = path() + "?limit=1";
        while (next != null) {
            SyndFeed feed = feed(next);
            feed.getEntries().forEach(entry -> walked.add(entry.getUri()));
            next = feed.getLinks().stream().filter(link -> link.getRel().equals("next")).map(SyndLink::getHref)
                    .map(href -> href.replace("https://api.example.org", "")).findFirst().orElse(null);
        }
        assertEquals(List.of("urn:uuid:" + answer, "urn:uuid:" + first), walked);
    }

    @Test
    void isSentOnlyWhenItChanged() {
        String tag = given().get(path()).header("ETag");
        given().header("If-None-Match", tag).get(path()).then().statusCode(304);
        CommentRequest.to(slug).approved();
        given().header("If-None-Match", tag).get(path()).then().statusCode(200);
    }

    @Test
    void hasNoPlaceForWhatWasErased() throws Exception {
        CommentRequest.moderator().header("If-Match", "*").delete("/api/v1/editorial/comments/{id}", first).then()
                .statusCode(204);
        assertEquals(List.of("urn:uuid:" + answer), feed(path()).getEntries().stream().map(SyndEntry::getUri).toList());
    }

    @Test
    void anArticleWithoutCommentsHasAnEmptyFeedAndAnUnknownOneHasNone() throws Exception {
        SyndFeed feed = feed("/articles/" + Given.publishedArticle("silent") + "/comments.atom");
        assertTrue(feed.getEntries().isEmpty());
        assertNull(feed.getLinks().stream().filter(link -> link.getRel().equals("next")).findFirst().orElse(null));
        given().get("/articles/nowhere/comments.atom").then().statusCode(404).contentType(containsString("problem+json"));
        given().get(path() + "?limit=0").then().statusCode(400).body("errors[0].parameter", is("limit"));
    }

    private String path() {
        return "/articles/" + slug + "/comments.atom";
    }

    private static SyndFeed feed(String path) throws Exception {
        String xml = given().urlEncodingEnabled(false).get(path).then().statusCode(200)
                .contentType(containsString("application/atom+xml")).extract().asString();
        return new SyndFeedInput().build(new StringReader(xml));
    }

    private static String repliesTo(SyndEntry entry) {
        return ((ThreadingModule) entry.getModule(ThreadingModule.URI)).getRef();
    }
}
