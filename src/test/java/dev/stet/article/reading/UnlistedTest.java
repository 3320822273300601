package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.article.PublicationRequests;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** A page such as “About us” is found by its address and by search, and is in no list and no feed. */
@QuarkusTest
class UnlistedTest {

    private static final String COPY = "/api/v1/editorial/articles/{slug}?locale={locale}";

    private final String locale = Given.locale();
    private final String tag = Given.slug("tag");
    private final String author = Given.slug("author");

    @BeforeEach
    void oneOfEach() {
        Given.importedLines(line("about", "About zirkonium", "\"listed\": false, "), line("news", "News of zirkonium", ""));
    }

    @Test
    void isInNoListAndNoFeed() {
        for (String filter : List.of("", "&tag=" + tag, "&author=" + author, "&section=who", "&sort=title&count=exact")) {
            given().get("/api/v1/articles?locale=" + locale + filter).then().statusCode(200).body("items.slug",
                    contains("news"));
        }
        given().get("/api/v1/articles?count=exact&locale=" + locale).then().body("page.total", is(1));
        given().get("/api/v1/articles?locale=*&tag=" + tag).then().body("items.slug", contains("news"));
        for (String feed : List.of("/feed.atom", "/feed.rss", "/feed.json", "/tags/" + tag + "/feed.json", "/llms.txt")) {
            given().get(feed + "?locale=" + locale).then().statusCode(200).body(containsString("News of"))
                    .body(not(containsString("About")));
        }
        given().get("/api/v1/tags?locale=" + locale).then().body("items.articles", contains(1));
        given().get("/api/v1/authors?locale=" + locale).then().body("items.articles", contains(1));
    }

    @Test
    void isReachedByItsAddressAndBySearch() {
        given().get("/api/v1/articles/about?locale=" + locale).then().statusCode(200).body("listed", is(false));
        given().get("/api/v1/articles/news?locale=" + locale).then().statusCode(200).body("listed", is(true));
        given().get("/api/v1/articles?slug=about,news&locale=" + locale).then().statusCode(200)
                .body("items.slug", containsInAnyOrder("about", "news"));
        given().get("/api/v1/search?q=zirkonium&locale=" + locale).then().statusCode(200)
                .body("items.article.slug.unique()", containsInAnyOrder("about", "news"));
    }

    @Test
    void whatOnlySuchAnArticleBearsIsToldWhereItIsNamedAndNotListed() {
        String own = Given.slug("own");
        Given.importedLines(line("imprint", "Imprint", "\"listed\": false, ").replace(tag, own));

        given().get("/api/v1/tags?locale=" + locale).then().body("items.slug", contains(tag));
        given().get("/api/v1/tags/{tag}?locale={locale}", own, locale).then().statusCode(200).body("articles", is(0));
        given().get("/tags/{tag}/feed.json?locale={locale}", own, locale).then().statusCode(404);
    }

    @Test
    void isAMemberLikeTheOthers() {
        given().get("/api/v1/articles/about.md?locale=" + locale).then().body(containsString("\nlisted: false\n"));
        given().get("/api/v1/articles/news.md?locale=" + locale).then().body(not(containsString("listed")));
        PublicationRequests.as(Role.EDITOR).get("/api/v1/editorial/articles?locale=" + locale).then().statusCode(200)
                .body("items.listed", containsInAnyOrder(true, false));
        patch("about", Map.of("title", "Us")).body("listed", is(false));
        patch("about", "{\"listed\": null}").body("listed", is(true)).body("revision", is(3));
        PublicationRequests.as(Role.EDITOR).get("/api/v1/editorial/articles/about/revisions/1/diff?locale=" + locale).then()
                .statusCode(200).body("members.member", containsInAnyOrder("title", "listed"));
        PublicationRequests.as(Role.EDITOR).body(Map.of("title", "T", "listed", "no")).post("/api/v1/editorial/articles").then()
                .statusCode(422).body("errors.pointer", contains("#/listed"));
    }

    @Test
    void becomesListedWhenItIsPublishedSo() {
        patch("about", Map.of("listed", true));
        given().get("/api/v1/articles?locale=" + locale).then().body("items.slug", contains("news"));
        publish("about");
        given().get("/api/v1/articles?locale=" + locale).then().body("items.slug", containsInAnyOrder("about", "news"));
        for (String slug : List.of("about", "news")) {
            patch(slug, Map.of("listed", false));
            publish(slug);
        }
        given().get("/api/v1/articles?locale=" + locale).then().body("items", empty());
    }

    private io.restassured.response.ValidatableResponse patch(String slug, Object patch) {
        return PublicationRequests.with(tag(slug)).contentType("application/merge-patch+json").body(patch)
                .patch(COPY, slug, locale).then().statusCode(200);
    }

    private void publish(String slug) {
        PublicationRequests.with(tag(slug)).body("{}")
                .put("/api/v1/editorial/articles/{slug}/publication?locale={locale}", slug, locale).then().statusCode(200);
    }

    private String tag(String slug) {
        return PublicationRequests.as(Role.EDITOR).get(COPY, slug, locale).then().statusCode(200).extract().header("ETag");
    }

    private String line(String slug, String title, String more) {
        return """
                {"slug": "%s", "locale": "%s", "title": "%s", %s"tags": ["%s"], "authors": ["%s"], \
                "sections": [{"slug": "who", "heading": "Who", "body": "x"}]}""".formatted(slug, locale, title, more, tag,
                author);
    }
}
