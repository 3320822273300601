package dev.stet.article.vocabulary;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.PublicationRequests;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** An author is more than a name: a life in short, a page, a picture. */
@QuarkusTest
class AuthorTest {

    private static final String AUTHOR = "/api/v1/editorial/authors/{slug}";
    private static final Map<String, String> TOLD = Map.of("name", "Ada", "bio", "Counted.", "url", "https://ada.example.org",
            "avatar", "/people/ada.jpg");

    private final String locale = Given.locale();
    private final String slug = Given.slug("ada");

    @Test
    void isToldWhereverSheSigns() {
        make(TOLD);
        published("signed");

        given().get("/api/v1/authors/{slug}?locale={locale}", slug, locale).then().statusCode(200).body("",
                is(Map.of("slug", slug,
                        "name", "Ada", "bio", "Counted.", "url", "https://ada.example.org", "avatar", "/people/ada.jpg",
                        "articles",
                        1)));
        given().get("/api/v1/authors?locale=" + locale).then().body("items.bio", contains("Counted."));
        given().get("/api/v1/articles/signed?locale=" + locale).then().body("authors", is(List.of(Map.of("slug", slug, "name",
                "Ada", "url", "https://ada.example.org", "avatar", "/people/ada.jpg"))));
        given().get("/api/v1/articles?locale=" + locale).then().body("items[0].authors.url",
                contains("https://ada.example.org"));
        given().get("/api/v1/articles/signed.jsonld?locale=" + locale).then().body("author[0].url",
                is("https://ada.example.org")).body("author[0].image", containsString("://"));
        given().get("/feed.json?locale=" + locale).then().body("items[0].authors[0].url", is("https://ada.example.org"));
        given().get("/feed.atom?locale=" + locale).then().body(containsString("<uri>https://ada.example.org</uri>"));
    }

    @Test
    void isOnlyANameWhereNothingMoreIsTold() {
        published("plain");

        given().get("/api/v1/authors/{slug}?locale={locale}", slug, locale).then().statusCode(200)
                .body("keySet()", containsInAnyOrder("slug", "name", "articles"));
        given().get("/api/v1/articles/plain?locale=" + locale).then().body("authors[0].keySet()",
                containsInAnyOrder("slug", "name"));
        given().get("/api/v1/articles/plain.jsonld?locale=" + locale).then().body("author[0]", not(hasKey("url")));
        PublicationRequests.as(Role.EDITOR).get(AUTHOR, slug).then().statusCode(200).body("bio", nullValue())
                .body("url", nullValue()).body("avatar", nullValue());
    }

    @Test
    void isReplacedWhollyByWhoKnowsTheState() {
        make(TOLD);
        String tag = tag();
        PublicationRequests.with(tag).body(PublicationRequests.as(Role.EDITOR).get(AUTHOR, slug).asString()).put(AUTHOR, slug)
                .then().statusCode(200).body("etag", is(tag));
        PublicationRequests.with(tag).body(Map.of("name", "Ada", "bio", "Counted on.")).put(AUTHOR, slug).then()
                .statusCode(200).body("bio", is("Counted on.")).body("url", nullValue());
        PublicationRequests.with(tag).body(TOLD).put(AUTHOR, slug).then().statusCode(412)
                .body("current", is(Map.of("name", "Ada", "bio", "Counted on.")));
        PublicationRequests.as(Role.AUTHOR).header("If-Match", tag()).body(TOLD).put(AUTHOR, slug).then().statusCode(403);
    }

    @Test
    void aLifeOfWhichNothingIsSeenIsNone() {
        PublicationRequests.as(Role.EDITOR).header("If-None-Match", "*")
                .body(Map.of("name", "Ada", "bio", "\u00A0\u200B\u3164")).put(AUTHOR, slug).then().statusCode(201)
                .body("bio", nullValue());
    }

    @Test
    void isRefusedWhatIsNone() {
        for (Map.Entry<String, String> fault : Map.of("url", "javascript:alert(1)", "avatar", "//evil.example/x", "bio",
                "x".repeat(2_001), "homepage", "https://ada.example.org").entrySet()) {
            PublicationRequests.as(Role.EDITOR).header("If-None-Match", "*")
                    .body(Map.of("name", "Ada", fault.getKey(), fault.getValue())).put(AUTHOR, slug).then().statusCode(422)
                    .body("errors.pointer", contains("#/" + fault.getKey()));
        }
        PublicationRequests.as(Role.EDITOR).header("If-None-Match", "*").body(Map.of("name", "T", "bio", "x"))
                .put("/api/v1/editorial/tags/" + slug).then().statusCode(422);
    }

    /** Neither a draft's author nor one that nobody ever named is told of. */
    @Test
    void isNotFoundWhereNoPublishedArticleIsSigned() {
        make(TOLD);
        PublicationRequests.as(Role.EDITOR).body(Map.of("title", "Draft", "locale", locale, "authors", List.of(slug)))
                .post("/api/v1/editorial/articles").then().statusCode(201);

        String drafted = given().get("/api/v1/authors/{slug}?locale={locale}", slug, locale).then().statusCode(404).extract()
                .path("detail");
        given().get("/api/v1/authors/{slug}?locale={locale}", slug + "-x", locale).then().statusCode(404).body("detail",
                is(drafted.replace(slug, slug + "-x")));
        given().get("/api/v1/tags/{slug}?locale={locale}", slug, locale).then().statusCode(404);
    }

    private void make(Map<String, String> author) {
        PublicationRequests.as(Role.EDITOR).header("If-None-Match", "*").body(author).put(AUTHOR, slug).then().statusCode(201)
                .body("bio", is(author.get("bio")));
    }

    private String tag() {
        return PublicationRequests.as(Role.EDITOR).get(AUTHOR, slug).then().statusCode(200).extract().header("ETag");
    }

    private void published(String article) {
        Given.importedLines("{\"slug\": \"%s\", \"locale\": \"%s\", \"title\": \"T\", \"authors\": [\"%s\"]}"
                .formatted(article, locale, slug));
    }
}
