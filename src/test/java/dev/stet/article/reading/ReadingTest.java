package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import dev.stet.article.TestArticles;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** What a stranger gets of a published article, and never of another one. */
@QuarkusTest
class ReadingTest {

    @Test
    void givesTheArticleWhole() {
        String slug = Given.publishedArticle("whole");

        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200).contentType("application/json")
                .body("id", notNullValue()).body("slug", is(slug)).body("locale", is("en"))
                .body("title", is("Title of " + slug)).body("editorsNote", nullValue())
                .body("lead.html", is("<p>The lead of <em>" + slug + "</em>.</p>"))
                .body("lead", not(hasKey("markdown")))
                .body("sections.slug", contains("first", "second"))
                .body("sections.heading", contains("First", "Second"))
                .body("sections[1].body.html", is("<p>Its second section.</p>"))
                .body("tags[0].slug", is("china")).body("tags[0].name", is("China"))
                .body("edition", is(1)).body("wordCount", is(10)).body("readingMinutes", is(1))
                .body("commentsOpen", is(true)).body("translations.size()", is(0))
                .body("links.self", is("/api/v1/articles/" + slug));
    }

    @Test
    void givesTextsInTheFormatsAskedFor() {
        String slug = Given.publishedArticle("formats");

        given().get("/api/v1/articles/{slug}?format=markdown,text", slug).then().statusCode(200)
                .body("lead.markdown", is("The lead of *" + slug + "*.")).body("lead.text", is("The lead of " + slug + "."))
                .body("lead", not(hasKey("html"))).body("sections.body", everyItem(not(hasKey("html"))));
    }

    @Test
    void givesTheMembersAskedForAndNoOthers() {
        String slug = Given.publishedArticle("fields");

        given().get("/api/v1/articles/{slug}?fields=title,links", slug).then().statusCode(200).body("", aMapWithSize(2))
                .body("title", is("Title of " + slug)).body("links.self", notNullValue());
    }

    @Test
    void addsWhatIsIncludedWhateverFieldsSay() {
        String slug = Given.publishedArticle("include");

        given().get("/api/v1/articles/{slug}?fields=title&include=comments,commentCount", slug).then().statusCode(200)
                .body("keySet()", containsInAnyOrder("title", "comments", "commentCount"))
                .body("commentCount", is(0)).body("comments.items.size()", is(0));
    }

    @Test
    void theShortWayAndTheLongWayToAnAnswerAgree() {
        String slug = Given.publishedArticle("agree");
        String all = "id,slug,locale,title,subtitle,editorsNote,summary,lead,cover,canonicalUrl,listed,seo,sections,"
                + "publishedAt,updatedAt,edition,wordCount,readingMinutes,custom,authors,tags,commentsOpen,translations,links";

        Object whole = given().get("/api/v1/articles/{slug}", slug).then().extract().jsonPath().get();

        given().get("/api/v1/articles/{slug}?fields=" + all, slug).then().statusCode(200).body("", equalTo(whole));
    }

    @Test
    void knowsNothingOfADraft() {
        String slug = Given.slug("draft");
        Given.importing().contentType("text/markdown").body(Given.article(slug, "Secret"))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);

        String asked = given().get("/api/v1/articles/{slug}", slug).then().statusCode(404)
                .contentType("application/problem+json").body("type", is("/problems/not-found")).extract().path("detail");

        String never = Given.slug("never");
        given().get("/api/v1/articles/{slug}", never).then().statusCode(404)
                .body("detail", is(asked.replace(slug, never)));
        given().get("/api/v1/articles/{slug}/sections", slug).then().statusCode(404);
        given().get("/api/v1/articles/{slug}/comments", slug).then().statusCode(404);
    }

    @Test
    void showsNothingOfADraftThatFollowsAnEdition() {
        String slug = Given.publishedArticle("next");
        String etag = given().get("/api/v1/articles/{slug}", slug).header("ETag");

        Given.importing().contentType("text/markdown").body(Given.article(slug, "The next title"))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);

        given().get("/api/v1/articles/{slug}", slug).then().body("title", is("Title of " + slug)).header("ETag", is(etag));
    }

    @Test
    void leadsFromAnOldSlugToTheOneVisibleNow() {
        String locale = Given.locale();
        String old = Given.slug("old");
        Given.importedLines(Given.line(old, locale, "Moving"));
        String id = given().get("/api/v1/articles/{slug}?locale={locale}", old, locale).path("id");
        String now = TestArticles.rename(id, Given.slug("now"));

        given().redirects().follow(false).get("/api/v1/articles/{slug}/sections?locale={locale}", old, locale).then()
                .statusCode(308).header("Location", org.hamcrest.Matchers.endsWith(
                        "/api/v1/articles/" + now + "/sections?locale=" + locale))
                .header("Cache-Control", is("public, max-age=60"));
    }

    @Test
    void namesTheTranslationsThatArePublished() {
        String slug = Given.publishedArticle("original");
        String german = Given.slug("uebersetzung");
        Given.imported("---\ntitle: Übersetzung\nslug: %s\nlocale: de\ntranslationOf: %s\n---\nText".formatted(german, slug));

        given().get("/api/v1/articles/{slug}", slug).then().body("translations.locale", contains("de"))
                .body("translations.slug", contains(german));
        given().get("/api/v1/articles/{slug}?locale=de", german).then().statusCode(200)
                .body("translations.slug", contains(slug))
                .body("links.self", is("/api/v1/articles/" + german + "?locale=de"));
        given().get("/api/v1/articles/{slug}", german).then().statusCode(404);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String slug = Given.publishedArticle("unknown");

        given().get("/api/v1/articles/{slug}?formt=text", slug).then().statusCode(400)
                .body("errors[0].parameter", is("formt"));
        given().get("/api/v1/articles/{slug}?format=pdf&fields=titel&include=likes&at=yesterday&locale=!", slug).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"))
                .body("errors.parameter", containsInAnyOrder("format", "fields", "include", "at", "locale"));
    }
}
