package dev.stet.transfer.importing;

import static dev.stet.testsupport.Given.importing;
import static dev.stet.testsupport.Given.slug;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.article.edition.Edition;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** Each item of an import is kept whole or not at all, and reported in its place. */
@QuarkusTest
class ImportTest {

    private static final String IMPORT = "/api/v1/integration/import";

    @Test
    void reportsEachItemInItsPlace() {
        String first = slug("first");
        String second = slug("second");

        List<JsonPath> reports = send(line(first, "A"), "", line(second, "B"));

        assertEquals(2, reports.size());
        assertEquals(Map.of("line", 1, "status", "created", "id", idOf(first), "locale", "en", "slug", first, "edition", 1),
                reports.get(0).getMap(""));
        assertEquals(Map.of("line", 3, "status", "created", "id", idOf(second), "locale", "en", "slug", second, "edition", 1),
                reports.get(1).getMap(""));
    }

    @Test
    void aBadItemTakesNoOtherWithItAndLeavesNothing() {
        String before = slug("before");
        String bad = slug("bad");
        String after = slug("after");

        List<JsonPath> reports = send(line(before, "Before"),
                "{\"slug\": \"%s\", \"title\": \"\", \"sections\": [{\"heading\": \"One\"}, {}], \"cover\": {\"url\": 5}}"
                        .formatted(bad),
                "{\"slug\": \"%s\", \"title\": \"\", \"sections\": [{\"heading\": \"One\"}, {}]}".formatted(bad),
                "{\"slug\": \"%s\", \"title\": \"Bad\", \"tags\": [\"made-by-%s\"], \"translationOf\": \"nothing-here\"}"
                        .formatted(bad, bad),
                line(after, "After"));

        assertEquals(List.of("created", "failed", "failed", "failed", "created"), statuses(reports));
        assertEquals(List.of("#/cover/url"), pointers(reports.get(1)));
        assertEquals(List.of("#/sections/1/heading", "#/title"), pointers(reports.get(2)));
        assertEquals(List.of("#/translationOf"), pointers(reports.get(3)));
        assertEquals("/problems/invalid-content", reports.get(3).getString("problem.type"));
        assertTrue(reports.get(3).getString("problem.detail").contains("nothing-here"));
        assertEquals(1, read(before).extract().jsonPath().getInt("edition"));
        read(after).statusCode(200);
        read(bad).statusCode(404);
        assertEquals("created", statuses(send(line(bad, "Good now"))).get(0));
        assertEquals(0, count("tag", "made-by-" + bad));
    }

    @Test
    void refusesALineThatIsTooLongAndReadsOn() {
        String slug = slug("behind-a-long-line");
        String tooLong = "{\"title\": \"Long\", \"lead\": \"" + "x".repeat(1 << 20) + "\"}";

        List<JsonPath> reports = send(tooLong, line(slug, "Behind"));

        assertEquals(List.of("failed", "created"), statuses(reports));
        assertEquals("/problems/payload-too-large", reports.get(0).getString("problem.type"));
    }

    @Test
    void refusesWhatIsNoText() {
        String slug = slug("text");
        byte[] latin = "{\"title\": \"Caf\u00e9\"}".getBytes(ISO_8859_1);
        byte[] rest = ("\n{\"title\": \n{\"title\": \"NUL \\u0000\"}\n{\"title\": \"half \\ud800\"}\nnull\n[]\n"
                + "{\"title\": \"A\", \"title\": \"B\"}\n{\"title\": \"A\", \"titel\": \"B\"}\n" + line(slug, "Text"))
                .getBytes(UTF_8);
        byte[] body = java.nio.ByteBuffer.allocate(latin.length + rest.length).put(latin).put(rest).array();

        List<JsonPath> reports = reports(importing().contentType("application/x-ndjson").body(body).post(IMPORT).then());

        assertEquals(List.of("/problems/malformed-request", "/problems/malformed-request", "/problems/invalid-content",
                "/problems/invalid-content", "/problems/invalid-content", "/problems/invalid-content",
                "/problems/malformed-request", "/problems/invalid-content"),
                reports.stream().limit(8).map(report -> report.getString("problem.type")).toList());
        assertEquals(List.of("#/title"), pointers(reports.get(2)));
        assertTrue(reports.get(7).getString("problem.detail").contains("titel"));
        assertEquals("created", reports.get(8).getString("status"));
    }

    @Test
    void aSlugThatComesTwiceIsOneArticle() {
        String slug = slug("twice");

        List<JsonPath> reports = send(line(slug, "First"), line(slug, "Second"), line(slug, "Second"));

        assertEquals(List.of("created", "updated", "unchanged"), statuses(reports));
        assertEquals(1, reports.stream().map(report -> report.getString("id")).distinct().count());
        read(slug).body("title", is("Second")).body("edition", is(2));
    }

    @Test
    void leavesAloneWhatIsTheSameAlready() {
        String slug = slug("same");
        send(line(slug, "Same"));
        String etag = read(slug).extract().header("ETag");
        long rows = rows(slug);

        List<JsonPath> reports = send(line(slug, "Same"));

        assertEquals(List.of("unchanged"), statuses(reports));
        assertNull(reports.get(0).get("edition"));
        assertEquals(rows, rows(slug));
        assertEquals(etag, read(slug).extract().header("ETag"));
    }

    @Test
    void keepsNothingOfADryRun() {
        String fresh = slug("dry");
        String known = Given.publishedArticle("known");

        List<JsonPath> reports = reports(importing().contentType("application/x-ndjson")
                .body((line(fresh, "Dry") + "\n" + line(known, "Changed") + "\n" + "{}").getBytes(UTF_8))
                .post(IMPORT + "?dryRun=true").then());

        assertEquals(List.of("created", "updated", "failed"), statuses(reports));
        read(fresh).statusCode(404);
        read(known).body("title", is("Title of " + known));
        assertEquals(List.of("created"), statuses(send(line(fresh, "Wet"))));
    }

    @Test
    void publishesNothingUnlessItMay() {
        String slug = slug("held");

        JsonPath report = reports(importing().contentType("application/x-ndjson").body(line(slug, "Held").getBytes(UTF_8))
                .post(IMPORT + "?publish=false").then()).get(0);

        assertEquals("created", report.getString("status"));
        assertNull(report.get("edition"));
        read(slug).statusCode(404);
        assertEquals(List.of("updated"), statuses(send(line(slug, "Held"))));
        read(slug).statusCode(200).body("edition", is(1));
    }

    @Test
    void sectionsStayTheSameAsLongAsTheirSlugsDo() {
        String slug = slug("sections");
        send("{\"slug\": \"%s\", \"title\": \"T\", \"sections\": [{\"heading\": \"One\"}, {\"heading\": \"Two\"}]}"
                .formatted(slug));
        String one = read(slug).extract().path("sections[0].id");

        send("""
                {"slug": "%s", "title": "T", "sections": [{"heading": "New"}, {"heading": "One", "body": "x"}]}"""
                .formatted(slug));

        read(slug).body("sections.slug", contains("new", "one")).body("sections[1].id", is(one));
        String fresh = read(slug).extract().path("sections[0].id");
        assertNotEquals(one, fresh);
    }

    @Test
    void makesTagsAndAuthorsByNamingThemAndRenamesNone() {
        String slug = slug("named");
        String tag = slug("tag");
        String plain = slug("plain");
        send("""
                {"slug": "%s", "title": "T", "tags": [{"slug": "%s", "name": "Given Name"}, "%s"], "authors": ["%s"]}"""
                .formatted(slug, tag, plain, plain));

        send("""
                {"slug": "%s", "title": "U", "tags": [{"slug": "%s", "name": "Other Name"}, "%s"], "authors": ["%s"]}"""
                .formatted(slug, tag, plain, plain));

        String made = plain.substring(0, 1).toUpperCase() + plain.substring(1).replace('-', ' ');
        read(slug).body("title", is("U")).body("tags.slug", contains(tag, plain))
                .body("tags.name", contains("Given Name", made)).body("authors.name", contains(made));
    }

    @Test
    void refusesASecondTranslationIntoTheSameLocale() {
        String original = Given.publishedArticle("original");
        String translation = "{\"slug\": \"%s\", \"locale\": \"de\", \"title\": \"T\", \"translationOf\": \"%s\"}";

        List<JsonPath> reports = send(translation.formatted(slug("uno"), original),
                translation.formatted(slug("due"), original));

        assertEquals(List.of("created", "failed"), statuses(reports));
        assertEquals("/problems/invalid-content", reports.get(1).getString("problem.type"));
    }

    @Test
    void refusesMarkdownWithAProblem() {
        String slug = slug("markdown");

        markdown("---\ntitle: \"\"\nslug: %s\ncomments: perhaps\n---\nLead".formatted(slug)).statusCode(422)
                .contentType("application/problem+json").body("errors.pointer", containsInAnyOrder("#/title", "#/comments"));
        markdown("---\ntitle: \"\"\nslug: %s\nauthors: [{slug: UPPER}]\n---\nLead".formatted(slug)).statusCode(422)
                .body("type", is("/problems/invalid-content"))
                .body("errors.pointer", containsInAnyOrder("#/title", "#/authors/0/slug"));
        markdown("---\ntitle: [\n---\nLead").statusCode(422).body("type", is("/problems/invalid-content"));
        markdown("---\ntitle: T\nslug: %s\nlead: here\n---\nLead".formatted(slug)).statusCode(422)
                .body("errors.pointer", contains("#/lead"));
        importing().contentType("text/markdown").body("---\ntitle: Caf\u00e9\n---\n".getBytes(ISO_8859_1)).post(IMPORT).then()
                .statusCode(422);
        read(slug).statusCode(404);
    }

    @Test
    void refusesMarkdownThatIsTooLong() {
        markdown("x".repeat((1 << 20) + 1)).statusCode(413).contentType("application/problem+json")
                .body("type", is("/problems/payload-too-large"));
    }

    @Test
    void asksWhoImports() {
        given().contentType("text/markdown").body("x").post(IMPORT).then().statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(names = { "READER", "AUTHOR", "MODERATOR" })
    void letsOnlyEditorsAndAdministratorsImport(Role role) {
        given().auth().oauth2(Keys.of(role)).contentType("application/x-ndjson").body(line(slug("no"), "No").getBytes(UTF_8))
                .post(IMPORT)
                .then().statusCode(403).body("type", is("/problems/insufficient-role"));
    }

    private static String line(String slug, String title) {
        return Given.line(slug, "en", title);
    }

    private static ValidatableResponse markdown(String source) {
        return importing().contentType("text/markdown").body(source.getBytes(UTF_8)).post(IMPORT).then();
    }

    private static List<JsonPath> send(String... lines) {
        return reports(Given.importedLines(lines));
    }

    private static List<JsonPath> reports(ValidatableResponse answer) {
        return answer.statusCode(200).contentType("application/x-ndjson").extract().asString().lines().map(JsonPath::from)
                .toList();
    }

    private static List<String> statuses(List<JsonPath> reports) {
        return reports.stream().map(report -> report.getString("status")).toList();
    }

    private static List<String> pointers(JsonPath report) {
        return report.getList("problem.errors.pointer", String.class);
    }

    private static ValidatableResponse read(String slug) {
        return given().get("/api/v1/articles/{slug}", slug).then();
    }

    private static String idOf(String slug) {
        return read(slug).statusCode(200).extract().path("id");
    }

    private static long rows(String slug) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Object article = Article.<Article> find("slug", slug).singleResult().id;
            return Revision.count("articleId", article) + Edition.count("articleId", article) + ((Number) Article
                    .getEntityManager().createNativeQuery("SELECT count(*) FROM change WHERE article_id = :article")
                    .setParameter("article", article).getSingleResult()).longValue();
        });
    }

    private static long count(String table, String slug) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Article.getEntityManager()
                .createNativeQuery("SELECT count(*) FROM " + table + " WHERE slug = :slug").setParameter("slug", slug)
                .getSingleResult()).longValue());
    }
}
