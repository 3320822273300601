package dev.stet.discovery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What machines find that look where machines look first. */
@QuarkusTest
@TestProfile(Configured.class)
class DiscoveryTest {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private final String locale = Given.locale();
    private final String other = Given.locale();

    @Test
    void theSitemapLeadsToEveryArticleOnceInFilesOfBoundedSize() throws Exception {
        publish(12);
        drafted("never");
        Document index = xml("/sitemap.xml");
        assertEquals("sitemapindex", index.getDocumentElement().getNodeName());

        List<String> pages = new ArrayList<>();
        for (String file : texts(index, "/*/*[local-name()='sitemap']/*[local-name()='loc']")) {
            assertTrue(file.startsWith("https://api.example.org/sitemap-"), file);
            List<String> some = texts(xml(file.replace("https://api.example.org", "")), "//*[local-name()='loc']");
            assertTrue(some.size() <= 5 && !some.isEmpty(), some.toString());
            pages.addAll(some);
        }
        List<String> ours = pages.stream().filter(page -> page.contains("/" + locale + "/")).toList();
        assertEquals(IntStream.range(0, 12).mapToObj(i -> page(locale, "mapped-" + i)).toList(), ours);
        assertEquals(pages.size(), pages.stream().distinct().count());
        given().get("/sitemap-99999.xml").then().statusCode(404);
        given().get("/sitemap-0.xml").then().statusCode(404);
        given().get("/sitemap-x.xml").then().statusCode(404);
    }

    @Test
    void translationsNameEachOther() throws Exception {
        Given.importedLines(line("mapped", locale, ""), line("also", other, "\"translationOf\": \"" + locale + "/mapped\", "),
                line("alone", locale, ""));
        for (String page : List.of(page(locale, "mapped"), page(other, "also"))) {
            Document file = fileWith(page);
            String url = "//*[local-name()='url'][*[local-name()='loc']='" + page + "']";
            assertEquals(List.of(locale + " " + page(locale, "mapped"), other + " " + page(other, "also")).stream().sorted()
                    .toList(), alternates(file, url));
            assertEquals("2025-01-28T08:00:00Z", texts(file, url + "/*[local-name()='lastmod']").get(0));
        }
        Document alone = fileWith(page(locale, "alone"));
        assertEquals(List.of(),
                alternates(alone, "//*[local-name()='url'][*[local-name()='loc']='" + page(locale, "alone") + "']"));
    }

    @Test
    void aFileTakesAFixedNumberOfStatements() {
        publish(11);
        assertEquals(1, Statements.ofReading("/sitemap.xml"), "of the index");
        assertEquals(1, Statements.ofReading("/sitemap-1.xml"));
        assertEquals(1, Statements.ofReading("/llms.txt?locale=" + locale));
    }

    @Test
    void isSentOnlyWhenItChanged() {
        publish(6);
        String tag = given().get("/sitemap-1.xml").header("ETag");
        given().header("If-None-Match", tag).get("/sitemap-1.xml").then().statusCode(304);
        String list = "/llms.txt?locale=" + locale;
        String before = given().get(list).header("ETag");
        given().header("If-None-Match", before).get(list).then().statusCode(304);
        Given.importedLines(line("one-more", locale, ""));
        given().header("If-None-Match", before).get(list).then().statusCode(200);
    }

    @Test
    void languageModelsFindMarkdown() {
        Given.importedLines(
                """
                        {"slug": "for-models", "locale": "%s", "title": "A [link](x) & <b>", \
                        "summary": "Two\\nlines", "lead": "Hello."}"""
                        .formatted(locale),
                line("without-summary", locale, ""));
        drafted("never");
        String text = given().get("/llms.txt?locale=" + locale).then().statusCode(200).contentType("text/plain;charset=UTF-8")
                .body(startsWith("# The \\*Example\\*\n\n> Long \\<reads\\> for tests.\n\n")).body(not(containsString("never")))
                .body(containsString("\n## Articles\n\n- ")).extract().asString();
        String line = text.lines().filter(each -> each.contains("for-models")).findFirst().orElseThrow();
        assertEquals("- [A \\[link\\](x) & \\<b\\>](https://api.example.org/api/v1/articles/for-models.md?locale=" + locale
                + "): Two lines", line);
        String address = line.replaceAll(".*\\]\\(https://api.example.org(.*?)\\).*", "$1");
        given().get(address).then().statusCode(200).contentType("text/markdown;charset=UTF-8")
                .body(containsString("Hello."));
        given().get("/llms.txt?locale=" + other).then().statusCode(200).body(not(containsString("- [A ")));
    }

    @Test
    void aFeedLeadsToTheSitesPages() {
        Given.importedLines(line("with-a-page", locale, ""));
        given().get("/feed.json?locale=" + locale).then().statusCode(200).body("items[0].url", is(page(locale, "with-a-page")))
                .body("home_page_url", is("https://www.example.org/")).body("title", is("The *Example*"));
        given().get("/api/v1/articles/with-a-page.jsonld?locale=" + locale).then().statusCode(200)
                .body("mainEntityOfPage", is(page(locale, "with-a-page")));
    }

    @Test
    void whatATextLinksToIsOnTheSite() {
        Given.importedLines(line("linking", locale, "").replace("\"x\"", "\"[a](/about) ![b](pic.png) [c](#d)\""));
        String page = "https://www.example.org/" + locale + "/";
        for (String form : List.of("atom", "rss", "json")) {
            given().get("/feed." + form + "?locale=" + locale).then().statusCode(200)
                    .body(containsString("https://www.example.org/about")).body(containsString(page + "pic.png"))
                    .body(containsString(page + "read?a=linking"));
        }
    }

    @Test
    void theSitemapLeavesOutWhatStandsFirstElsewhereAndHasWhatIsInNoList() throws Exception {
        String umlaut = "über-" + Given.slug("x");
        Given.importedLines(line("elsewhere", locale, "\"canonicalUrl\": \"https://elsewhere.example/x\", "),
                line("here", locale, "\"canonicalUrl\": \"" + page(locale, "here") + "\", "),
                line(umlaut, locale, "\"canonicalUrl\": \"" + page(locale, umlaut.replace("ü", "%C3%BC")) + "\", "),
                line("unlisted", locale, "\"listed\": false, "),
                line("z" + umlaut, locale, "\"canonicalUrl\": \"" + page(locale, "z" + umlaut) + "\", ")); // as people read it
        List<String> pages = new ArrayList<>();
        for (String file : texts(xml("/sitemap.xml"), "//*[local-name()='loc']")) {
            pages.addAll(file.contains("/sitemap-") ? texts(xml(file.replace("https://api.example.org", "")),
                    "//*[local-name()='loc']") : List.of(file));
        }

        assertEquals(
                Stream.of("here", umlaut, "unlisted", "z" + umlaut).map(slug -> slug.replace("ü", "%C3%BC"))
                        .map(slug -> page(locale, slug)).toList(),
                pages.stream().filter(page -> page.contains("/" + locale + "/")).toList());
    }

    @Test
    void searchEnginesAreToldWhoPublishes() {
        Given.importedLines(line("published", locale, ""));
        given().get("/api/v1/articles/published.jsonld?locale=" + locale).then().statusCode(200)
                .body("publisher.'@type'", is("Organization")).body("publisher.name", is("The Example Press"))
                .body("publisher.url", is("https://www.example.org/"))
                .body("publisher.logo", is("https://www.example.org/logo.png"));
    }

    @Test
    void tellsWhomToTellOfAHole() {
        given().get("/.well-known/security.txt").then().statusCode(200).contentType("text/plain;charset=UTF-8")
                .body(equalTo("""
                        Contact: mailto:security@example.org
                        Contact: https://example.org/holes
                        Expires: 2030-01-01T00:00:00Z
                        Canonical: https://api.example.org/.well-known/security.txt
                        """));
    }

    private void publish(int articles) {
        Given.importedLines(IntStream.range(0, articles).mapToObj(i -> line("mapped-" + i, locale, "")).toArray(String[]::new));
    }

    private void drafted(String slug) {
        Given.importing().contentType("application/x-ndjson").body(line(slug, locale, "").getBytes(UTF_8))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
    }

    private static String line(String slug, String locale, String more) {
        return """
                {"slug": "%s", "locale": "%s", %s"title": "Title of %s", "lead": "x", "publishedAt": "2025-01-28T08:00:00Z"}"""
                .formatted(slug, locale, more, slug);
    }

    private static String page(String locale, String slug) {
        return "https://www.example.org/" + locale + "/read?a=" + slug + "&b=1";
    }

    private static Document fileWith(String page) throws Exception {
        List<String> files = texts(xml("/sitemap.xml"), "//*[local-name()='loc']");
        for (String file : files.isEmpty() ? List.of("/sitemap.xml") : files) {
            Document document = file.contains("/sitemap-") ? xml(file.replace("https://api.example.org", ""))
                    : xml("/sitemap.xml");
            if (texts(document, "//*[local-name()='loc']").contains(page)) {
                return document;
            }
        }
        throw new AssertionError(page + " is in no sitemap");
    }

    private static List<String> alternates(Document file, String url) throws Exception {
        String link = url + "/*[local-name()='link' and namespace-uri()='http://www.w3.org/1999/xhtml'][@rel='alternate']";
        List<String> languages = texts(file, link + "/@hreflang");
        List<String> addresses = texts(file, link + "/@href");
        return IntStream.range(0, languages.size()).mapToObj(i -> languages.get(i) + " " + addresses.get(i)).sorted().toList();
    }

    private static Document xml(String path) throws Exception {
        byte[] bytes = given().get(path).then().statusCode(200).contentType("application/xml").extract().asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertEquals("http://www.sitemaps.org/schemas/sitemap/0.9", document.getDocumentElement().getNamespaceURI());
        return document;
    }

    private static List<String> texts(Document document, String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }
}
