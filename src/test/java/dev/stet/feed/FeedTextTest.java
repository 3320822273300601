package dev.stet.feed;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.comment.CommentRequest;
import dev.stet.platform.json.Json;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** What somebody wrote as text is shown as that text by feed readers, and is never part of the page that shows it. */
@QuarkusTest
class FeedTextTest {

    /** What some readers of RSS show as HTML though it is text: by element, below the channel and its items. */
    private static final Set<String> OF_ARTICLES = Set.of("title", "description", "dc:creator", "category");
    private static final Set<String> OF_COMMENTS = Set.of("title", "description", "dc:creator");

    private final String locale = Given.locale();

    @ParameterizedTest
    @ValueSource(strings = { "<img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "<!-- & <svg/onload=a()>",
            "&lt;i&gt;, &copy; and &#60;b>", "AT&T <b>", "5 < 6 & 7 > 3", "R&D", "ends with <", "a ]]> b", "<?x y?>",
            "<a href='javascript:x'>y</a>" })
    void isShownAsItWasWrittenByWhoTakesItForHtml(String text) {
        String slug = article(text);
        String feed = given().get("/feed.rss?locale=" + locale).then().statusCode(200).extract().asString();
        String replies = comments(slug, text);

        assertEquals(OF_ARTICLES, shown(feed, text));
        assertEquals(OF_COMMENTS, shown(replies, text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "AT&T", "5 < 6 & 7 > 3", "R&D <3", "A & B; C" })
    void isShownAsItWasWrittenByWhoTakesItForTextWhereBothReadItAlike(String text) {
        article(text);
        Element item = Jsoup.parse(given().get("/feed.rss?locale=" + locale).asString(),
                org.jsoup.parser.Parser.xmlParser()).selectFirst("item");

        assertEquals(text, item.selectFirst("title").wholeText());
        assertEquals(text, item.selectFirst("dc|creator").wholeText());
        assertEquals(text, item.selectFirst("category").wholeText());
    }

    @Test
    void otherFormatsSayWhatIsTextSoThatItStandsAsItIs() throws Exception {
        String text = "<img src=x onerror=alert(1)> & &lt;b&gt; AT&T";
        String slug = article(text);
        comments(slug, text);

        Element entry = Jsoup.parse(given().get("/feed.atom?locale=" + locale).asString(),
                org.jsoup.parser.Parser.xmlParser()).selectFirst("entry");
        for (String element : List.of("title", "summary", "author > name")) {
            assertEquals(text, entry.selectFirst(element).wholeText());
            assertFalse(entry.selectFirst(element).hasAttr("type"), "RFC 4287 §3.1.1: else it would be no text");
        }
        assertEquals("html", entry.selectFirst("content").attr("type"));
        JsonNode item = FeedClient.json("/feed.json?locale=" + locale).path("items").get(0);
        assertEquals(List.of(text, text, text, text), Stream.of(item.path("title"), item.path("summary"),
                item.path("authors").get(0).path("name"), item.path("tags").get(0)).map(JsonNode::asText).toList());
        String line = given().get("/llms.txt?locale=" + locale).asString().lines().filter(each -> each.contains(slug))
                .findFirst().orElseThrow();
        assertEquals(text + ": " + text, read(line));
    }

    @Test
    void noFormatHasALiveElementInWhatIsHtml() throws Exception {
        String slug = article("<img src=x onerror=alert(1)>");
        comments(slug, "<script>alert(1)</script>");
        for (String path : List.of("/feed.json?locale=" + locale, "/articles/" + slug + "/comments.json?locale=" + locale)) {
            String html = FeedClient.json(path).path("items").get(0).path("content_html").asText();
            assertTrue(Set.of("p", "h2").containsAll(tags(html)), html);
        }
        for (String path : List.of("/feed.rss?locale=" + locale, "/articles/" + slug + "/comments.rss?locale=" + locale)) {
            String html = Jsoup.parse(given().get(path).asString(), org.jsoup.parser.Parser.xmlParser())
                    .selectFirst("content|encoded").wholeText();
            assertTrue(Set.of("p", "h2").containsAll(tags(html)), html);
        }
    }

    /** The text that a reader shows who takes this for HTML; fails where that shows more than text. */
    static String shown(String html) {
        Element read = Jsoup.parseBodyFragment(html).body();
        assertEquals(List.of(), read.children(), html);
        return read.wholeText();
    }

    /** The elements that show the text, taken for HTML. */
    private static Set<String> shown(String rss, String text) {
        return Jsoup.parse(rss, org.jsoup.parser.Parser.xmlParser()).select("item > *, channel > *").stream()
                .filter(element -> element.childrenSize() == 0 && !element.nodeName().equals("content:encoded"))
                .filter(element -> shown(element.wholeText()).contains(text)).map(Element::nodeName)
                .collect(Collectors.toSet());
    }

    private static Set<String> tags(String html) {
        return Jsoup.parseBodyFragment(html).body().getAllElements().stream().skip(1).map(Element::nodeName)
                .collect(Collectors.toSet());
    }

    /** What Markdown shows of a line; HTML is nothing that it should hold. */
    private static String read(String markdown) {
        StringBuilder text = new StringBuilder();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append("code: ").append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                text.append("live: ").append(html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                text.append("live: ").append(html.getLiteral());
            }
        });
        return text.toString();
    }

    /** Named, tagged, headed and summed up by the text. */
    private String article(String text) {
        String slug = Given.slug("literal");
        Given.importedLines(new String(Json.bytes(Map.of("slug", slug, "locale", locale, "title", text, "summary", text, "lead",
                "The lead.", "authors", List.of(Map.of("slug", Given.slug("name"), "name", text)), "tags",
                List.of(Map.of("slug", Given.slug("tag"), "name", text)), "sections",
                List.of(Map.of("heading", text, "body", "x")))), UTF_8));
        return slug;
    }

    /** The feed of an article's comments, of which one is by somebody who signs with the text. */
    private String comments(String slug, String text) {
        String path = "/api/v1/articles/" + slug + "/comments";
        Object token = given().get(path + "/form?locale=" + locale).path("formToken");
        String id = given().contentType("application/json")
                .body(Map.of("author", Map.of("name", text, "email", CommentRequest.email()),
                        "body", text, "formToken", token))
                .post(path + "?locale=" + locale).then().statusCode(202).extract().path("id");
        CommentRequest.decide(id, "approved").statusCode(200);
        return given().get("/articles/" + slug + "/comments.rss?locale=" + locale).then().statusCode(200).extract().asString();
    }
}
