package dev.stet.transfer.importing;

import static dev.stet.testsupport.Given.importing;
import static dev.stet.testsupport.Given.slug;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Markdown from elsewhere comes in as it is, and the report tells what became of it. */
@QuarkusTest
class MarkdownImportTest {

    private static final String IMPORT = "/api/v1/integration/import";

    private final String locale = Given.locale();

    @Test
    void refusesAllThatIsWrongAtOnce() {
        send(Map.of(), "---\ntitle: ''\ncomments: perhaps\nlayout: post\nid: 7\npublishedAt: soon\n---\n").statusCode(422)
                .body("errors.pointer",
                        containsInAnyOrder("#/title", "#/comments", "#/layout", "#/id", "#/publishedAt"))
                .body("detail", is("5 values are not as they must be; see errors."));
        send(Map.of("unknown", "perhaps", "path", "x".repeat(501)), "---\ntitle: T\n---\n").statusCode(400)
                .body("errors.parameter", containsInAnyOrder("unknown", "path"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "Text | front matter", "title: T\\n\\nText | a line ---",
            "\\n---\\ntitle: T\\n---\\n | line 2", "Text\\n\\n+++\\n | line 3", "---\\nslug: a\\n---\\nText | Write title" })
    void saysThatThereIsNoTitleAndHowToGiveOne(String source, String said) {
        send(Map.of(), source.replace("\\n", "\n")).statusCode(422).body("errors.pointer", contains("#/title"))
                .body("errors[0].detail", containsString(said));
    }

    @Test
    void keepsInCustomWhatNoArticleSays() {
        String slug = slug("kept");
        report(Map.of("unknown", "keep"), "+++\ntitle = 'T'\nslug = '%s'\nlocale = '%s'\n[extra]\nteam = 'a'\n+++\nText"
                .formatted(slug, locale)).body("status", is("created")).body("warnings.pointer", contains("#/custom"));

        read(slug).body("custom.extra.team", is("a")).body("lead.html", is("<p>Text</p>"));
    }

    @Test
    void aTitleMayBeTheFirstHeading() {
        String slug = report(Map.of(), "# A *title* of %s\n\nText".formatted(locale)).extract().path("slug");
        given().get("/api/v1/articles/{slug}", slug).then().body("title", is("A title of " + locale))
                .body("lead.html", is("<p>Text</p>"));
    }

    @Test
    void tellsWhatReadersWillNotGet() {
        String slug = slug("lost");
        report(Map.of(), """
                ---
                title: T
                slug: %s
                locale: %s
                image: /a.png
                ---
                <blink>a</blink>

                ## [One](/x) `y`

                <p onclick="x()">b</p>

                ##

                c
                """.formatted(slug, locale)).body("warnings.pointer", containsInAnyOrder("#/cover/alt", "#/lead",
                "#/sections/0/heading", "#/sections/0/body", "#/sections/0/body"))
                .body("warnings.detail", hasItem(containsString("the link to /x, the marks of the code y")))
                .body("warnings.detail", hasItem(containsString("<blink>")))
                .body("warnings.detail", hasItem(containsString("onclick of <p>")));

        read(slug).body("sections.heading", contains("One y")).body("cover.alt", is(""))
                .body("sections[0].body.html", containsString("c"));
    }

    @Test
    void theMarkdownOfAnUnchangedArticleChangesNothing() {
        String slug = slug("same");
        report(Map.of(), Given.article(slug, "Same").replace("tags:", "locale: " + locale + "\ntags:"));
        String etag = read(slug).extract().header("ETag");
        String markdown = given().get("/api/v1/articles/{slug}.md?locale={locale}", slug, locale).asString();

        report(Map.of(), markdown).body("status", is("unchanged")).body("warnings", nullValue());

        assertEquals(etag, read(slug).extract().header("ETag"));
        copy(slug).body("publishedAt", nullValue()).body("revision", is(1));
        report(Map.of(), markdown.replaceFirst("publishedAt: .*", "publishedAt: 2020-01-01")).body("status", is("updated"));
        read(slug).body("publishedAt", is("2020-01-01T00:00:00Z"));
    }

    @Test
    void aFileWithoutASlugIsFoundAgainByItsPath() {
        String mark = slug("file");
        String path = "blog/" + mark + "/post.md";
        String first = report(Map.of("path", path), text(mark, "One")).body("status", is("created")).extract().path("id");

        report(Map.of("path", path), text(mark, "One")).body("status", is("unchanged")).body("id", is(first));
        report(Map.of("path", "home/" + path), text(mark + " anew", "Two")).body("status", is("updated"))
                .body("id", is(first)).body("slug", is(mark));
        report(Map.of("path", mark + "/post.md", "dryRun", "true"), text(mark, "Three")).body("status", is("updated"));
        report(Map.of("path", "other/" + mark + "-2/post.md"), text(mark, "One")).body("status", is("created"))
                .body("slug", is(mark + "-2")).body("id", not(first));
        report(Map.of(), text(mark, "One")).body("slug", is(mark + "-3"));
        read(mark).body("title", is(mark + " anew"));
    }

    @Test
    void twoFilesThatCouldBeOneAreNotTakenForEither() {
        String mark = slug("two");
        String a = report(Map.of("path", "a/" + mark + "/p.md"), text(mark, "A")).extract().path("id");
        String b = report(Map.of("path", "b/" + mark + "/p.md"), text(mark, "B")).extract().path("id");

        report(Map.of("path", mark + "/p.md"), text(mark, "C")).body("status", is("created"));
        report(Map.of("path", "a/" + mark + "/p.md"), text(mark, "A")).body("id", is(a)).body("status", is("unchanged"));
        report(Map.of("path", "b/" + mark + "/p.md"), text(mark, "B")).body("id", is(b)).body("status", is("unchanged"));
    }

    @Test
    void whoseFileOfAnotherFolderTakesThePlaceOfAnotherTextIsTold() {
        String mark = slug("place");
        report(Map.of("path", "b/" + mark + "/p.md"), text(mark, "A")).body("status", is("created"));

        report(Map.of("path", mark + "/p.md"), text("Not " + mark, "B")).body("status", is("updated"))
                .body("warnings.pointer", contains("#/slug"))
                .body("warnings[0].detail",
                        containsString("'b/%1$s/p.md', from which the article '%1$s' came".formatted(mark)));
        report(Map.of("path", mark + "/p.md"), text("Another " + mark, "B")).body("warnings", nullValue());
    }

    @Test
    void numbersThatJsonDoesNotHaveAreTheTextThatTheyWere() {
        String slug = slug("nan");
        report(Map.of("unknown", "keep"), "+++\ntitle = 'T'\nslug = '%s'\nlocale = '%s'\na = nan\nb = [{c = -inf}]\n+++\n"
                .formatted(slug, locale));
        read(slug).body("custom.a", is("nan")).body("custom.b[0].c", is("-inf"));
    }

    @Test
    void modulesOfMdxMayBeLongAndTheTextBehindThemStays() {
        String slug = slug("mdx");
        report(Map.of("path", "x/%s.mdx".formatted(slug)), """
                ---
                title: T
                slug: %s
                locale: %s
                ---
                import A from 'a'
                export const rows = [
                %s]

                import B from 'b'

                The text.
                """.formatted(slug, locale, "  1,\n".repeat(10_000))).body("warnings.pointer", contains("#/lead"));
        read(slug).body("lead.html", is("<p>The text.</p>"));
    }

    @Test
    void aFolderGivesTheLocale() {
        String slug = slug("folder");
        report(Map.of("path", "content/ar/x.md"), "---\ntitle: T\nslug: %s\n---\n".formatted(slug)).body("locale", is("ar"));
    }

    @Test
    void whatIsToComeIsScheduledAndSaysSo() {
        String slug = slug("future");
        String markdown = "---\ntitle: T\nslug: %s\nlocale: %s\ndate: 2099-01-28\n---\nText".formatted(slug, locale);

        report(Map.of(), markdown).body("status", is("created")).body("scheduledFor", is("2099-01-28T00:00:00Z"));
        read(slug).statusCode(404);
        copy(slug).body("status", is("scheduled")).body("next.from", is("2099-01-28T00:00:00Z"));
        report(Map.of(), markdown).body("status", is("unchanged")).body("scheduledFor", is("2099-01-28T00:00:00Z"));
        report(Map.of("publish", "false"), markdown.replace("Text", "Other")).body("scheduledFor", nullValue());
    }

    @Test
    void aDraftIsSavedAndNotPublished() {
        String slug = slug("draft");
        report(Map.of(), "---\ntitle: T\nslug: %s\nlocale: %s\ndraft: true\n---\n".formatted(slug, locale))
                .body("status", is("created")).body("edition", nullValue()).body("warnings.pointer", contains("#/draft"));
        read(slug).statusCode(404);
    }

    @Test
    void aLineThatTakesThePlaceOfAnotherSaysSo() {
        String slug = slug("again");
        List<JsonPath> reports = Given.importedLines(Given.line(slug, locale, "First"), "", Given.line(slug, locale, "Second"),
                Given.line(slug, locale, "Second")).extract().asString().lines().map(JsonPath::from).toList();

        assertEquals(List.of("#/slug"), reports.get(1).getList("warnings.pointer"));
        assertTrue(reports.get(1).getString("warnings[0].detail").startsWith("Line 1 of this import"));
        assertNull(reports.get(2).get("warnings"));
    }

    @Test
    void anImportThatIsSentAgainWithItsKeyHappensOnce() {
        String key = "\"" + UUID.randomUUID() + "\"";
        String mark = slug("once");
        String first = keyed(key, Map.of(), text(mark, "Text")).statusCode(200).header("Idempotency-Replayed", nullValue())
                .extract().asString();

        ValidatableResponse again = keyed(key, Map.of(), text(mark, "Text")).statusCode(200)
                .header("Idempotency-Replayed", is("true")).contentType("application/x-ndjson");
        assertEquals(first, again.extract().asString());
        keyed(key, Map.of(), text(mark, "Other")).statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        given().get("/api/v1/articles?locale={locale}", locale).then().body("items", hasSize(1));
    }

    @Test
    void whatIsRefusedOrOnlyTriedWithAKeyLeavesNothing() {
        String key = "\"" + UUID.randomUUID() + "\"";
        String mark = slug("tried");
        keyed(key, Map.of(), "---\ntitle: ''\n---\n").statusCode(422);
        keyed(key, Map.of("dryRun", "true"), text(mark, "Text")).statusCode(200).body("status", is("created"));
        keyed(key, Map.of("dryRun", "true"), text(mark, "Text")).statusCode(200).header("Idempotency-Replayed", is("true"));
        given().get("/api/v1/articles?locale={locale}", locale).then().body("items", hasSize(0));
    }

    private String text(String title, String lead) {
        return "---\ntitle: %s\nlocale: %s\n---\n%s\n".formatted(title, locale, lead);
    }

    private ValidatableResponse read(String slug) {
        return given().get("/api/v1/articles/{slug}?locale={locale}", slug, locale).then();
    }

    private ValidatableResponse copy(String slug) {
        return given().auth().oauth2(Keys.of(Role.EDITOR))
                .get("/api/v1/editorial/articles/{slug}?locale={locale}", slug, locale).then().statusCode(200);
    }

    private static ValidatableResponse report(Map<String, String> query, String markdown) {
        return send(query, markdown).statusCode(200);
    }

    private static ValidatableResponse send(Map<String, String> query, String markdown) {
        return post(importing(), query, markdown);
    }

    private static ValidatableResponse keyed(String key, Map<String, String> query, String markdown) {
        return post(importing().header("Idempotency-Key", key), query, markdown);
    }

    private static ValidatableResponse post(RequestSpecification request, Map<String, String> query, String markdown) {
        return request.contentType("text/markdown").queryParams(query).body(markdown.getBytes(UTF_8)).post(IMPORT).then()
                .parser("application/x-ndjson", Parser.JSON); // one report is plain JSON
    }
}
