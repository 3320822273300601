package dev.stet.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A line of plain text below the title, which an article has or not. */
@QuarkusTest
class SubtitleTest {

    private static final String ARTICLES = "/api/v1/editorial/articles";
    private static final String ARTICLE = ARTICLES + "/{article}";

    private final String locale = Given.locale();

    @ParameterizedTest
    @ValueSource(strings = { "x", "é", "标", "😀" })
    void hasAtMost300Characters(String character) {
        create("Below", character.repeat(300)).then().statusCode(201).body("subtitle", is(character.repeat(300)));

        create("Below", character.repeat(301)).then().statusCode(422).body("errors.pointer", contains("#/subtitle"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  ", "\n\t" })
    void isNullWhereNothingIsSaid(String nothing) {
        create("Alone", nothing).then().statusCode(201).body("$", hasKey("subtitle")).body("subtitle", nullValue());
    }

    @Test
    void isNullUntilItIsSaidAndAgainWhenItIsTakenAway() {
        Response made = PublicationRequests.as(Role.EDITOR).body(Map.of("title", "Alone", "locale", locale)).post(ARTICLES);
        String id = made.then().statusCode(201).body("$", hasKey("subtitle")).body("subtitle", nullValue()).extract()
                .path("id");

        patch(id, "{\"subtitle\": \"Said\"}").then().statusCode(200).body("subtitle", is("Said")).body("revision", is(2));
        patch(id, "{\"subtitle\": \"Said\"}").then().statusCode(200).body("revision", is(2));
        patch(id, "{\"subtitle\": null}").then().statusCode(200).body("subtitle", nullValue()).body("revision", is(3));
        PublicationRequests.as(Role.EDITOR).get(ARTICLE + "/revisions/2/diff", id).then().statusCode(200)
                .body("members.member", contains("subtitle")).body("members[0].from", is("Said"))
                .body("members[0].to", nullValue()).body("members[0].hunks", is(List.of()));
    }

    /** As the title is: composed, and otherwise to the letter. */
    @Test
    void isKeptAsItWasWritten() {
        create("Caf\u0065\u0301", "  Caf\u0065\u0301 & <b>bar</b>\n“two”  ").then().statusCode(201)
                .body("title", is("Caf\u00e9")).body("subtitle", is("  Caf\u00e9 & <b>bar</b>\n“two”  "));
        create("Broken", "a\u0000b").then().statusCode(422).body("errors.pointer", contains("#/subtitle"));
    }

    @Test
    void isNoOtherMember() {
        PublicationRequests.as(Role.EDITOR).body("{\"title\": \"Slip\", \"subtitel\": \"Slip\"}").post(ARTICLES).then()
                .statusCode(422)
                .body("errors.pointer", contains("#/subtitel"));
        PublicationRequests.as(Role.EDITOR).body("{\"title\": \"Number\", \"subtitle\": 7}").post(ARTICLES).then()
                .statusCode(422)
                .body("errors.pointer", contains("#/subtitle"));
    }

    @Test
    void canBeAskedForAlone() {
        String slug = published("Below", "Asked for", null);

        given().get("/api/v1/articles/{slug}?fields=subtitle&locale={locale}", slug, locale).then().statusCode(200)
                .body("", is(Map.of("subtitle", "Asked for")));
        given().get("/api/v1/articles?fields=subtitle&locale={locale}", locale).then().statusCode(200)
                .body("items", is(List.of(Map.of("subtitle", "Asked for"))));
        PublicationRequests.as(Role.EDITOR).get(ARTICLES + "?locale={locale}", locale).then().statusCode(200)
                .body("items.subtitle", contains("Asked for"));
    }

    @Test
    void isTheAlternativeHeadlineForSearchEngines() {
        String with = published("With", "Another headline", null);
        String without = published("Without", null, "In short");

        given().get("/api/v1/articles/{slug}.jsonld?locale={locale}", with, locale).then().statusCode(200)
                .body("headline", is("With")).body("alternativeHeadline", is("Another headline"))
                .body("$", not(hasKey("description")));
        given().get("/api/v1/articles/{slug}.jsonld?locale={locale}", without, locale).then().statusCode(200)
                .body("$", not(hasKey("alternativeHeadline"))).body("description", is("In short"));
    }

    @Test
    void isTheSummaryInFeedsWhereThereIsNone() {
        published("Both", "Below", "In short");
        given().get("/feed.json?locale={locale}", locale).then().statusCode(200).body("items.summary", contains("In short"));

        published("One", "Only <below>", null);

        given().get("/feed.json?locale={locale}", locale).then().statusCode(200)
                .body("items.summary", contains("Only <below>", "In short"));
        given().get("/feed.atom?locale={locale}", locale).then().statusCode(200)
                .body(containsString("<summary>Only &lt;below&gt;</summary>"));
        given().get("/feed.rss?locale={locale}", locale).then().statusCode(200)
                .body(containsString("Only &amp;lt;below&amp;gt;</description>"));
    }

    @Test
    void standsInTheFrontMatterOfMarkdown() {
        String slug = Given.slug("matter");
        String markdown = "---\ntitle: Matter\nslug: %s\nlocale: %s\nsubtitle: %s\n---\n\nText.\n";
        Given.imported(markdown.formatted(slug, locale, "\"Front: matter\"")).body("status", is("created"));

        given().get("/api/v1/articles/{slug}?locale={locale}", slug, locale).then().body("subtitle", is("Front: matter"));
        given().get("/api/v1/articles/{slug}.md?locale={locale}", slug, locale).then()
                .body(containsString("subtitle: \"Front: matter\"\n"));
        Given.importing().contentType("text/markdown").body(markdown.formatted(slug, locale, "x".repeat(301)))
                .post("/api/v1/integration/import").then().statusCode(422).body("errors.pointer", contains("#/subtitle"));
    }

    private Response create(String title, String subtitle) {
        Map<String, Object> form = new HashMap<>(Map.of("title", title, "locale", locale));
        form.put("subtitle", subtitle);
        return PublicationRequests.as(Role.EDITOR).body(form).post(ARTICLES);
    }

    private String published(String title, String subtitle, String summary) {
        Response made = create(title, subtitle);
        String id = made.then().statusCode(201).extract().path("id");
        if (summary != null) {
            patch(id, Map.of("summary", summary)).then().statusCode(200);
        }
        PublicationRequests.publish(id, null, null).statusCode(200);
        return made.path("slug");
    }

    private static Response patch(String id, Object patch) {
        String tag = PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().statusCode(200).extract().header("ETag");
        return PublicationRequests.with(tag).contentType("application/merge-patch+json").body(patch).patch(ARTICLE, id);
    }
}
