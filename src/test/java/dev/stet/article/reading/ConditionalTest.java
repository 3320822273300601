package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;

import dev.stet.article.TestArticles;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** Who has an answer already is not sent it again; who has an old one is. */
@QuarkusTest
class ConditionalTest {

    @Test
    void tagsEveryReadByItsBytes() {
        String slug = Given.publishedArticle("tagged");
        for (String path : new String[] { "", "/sections", "/sections/first", "/comments" }) {
            given().get("/api/v1/articles/" + slug + path).then().statusCode(200).header("ETag", matchesPattern("\"[^\"]+\""))
                    .header("Cache-Control", is("public, max-age=30, stale-while-revalidate=30"))
                    .header("Last-Modified", nullValue()).header("Vary", nullValue());
        }
    }

    @Test
    void answers304ToWhoHasIt() {
        String slug = Given.publishedArticle("known");
        String etag = given().get("/api/v1/articles/{slug}", slug).header("ETag");

        given().header("If-None-Match", "\"other\", W/" + etag).header("Cache-Control", "no-cache")
                .get("/api/v1/articles/{slug}", slug).then().statusCode(304).body(emptyString()).header("ETag", is(etag))
                .header("Cache-Control", is("public, max-age=30, stale-while-revalidate=30"));
        given().header("If-None-Match", "*").get("/api/v1/articles/{slug}", slug).then().statusCode(304);
    }

    @Test
    void answersWholeAfterAnyChangeThatShows() {
        String slug = Given.publishedArticle("changed");
        String etag = given().get("/api/v1/articles/{slug}", slug).header("ETag");

        Given.imported(Given.article(slug, "Another title"));

        given().header("If-None-Match", etag).get("/api/v1/articles/{slug}", slug).then().statusCode(200)
                .header("ETag", not(etag));
    }

    @Test
    void keepsTheTagWhenNothingChanged() {
        String slug = Given.publishedArticle("same");
        String etag = given().get("/api/v1/articles/{slug}", slug).header("ETag");

        Given.imported(Given.article(slug, "Title of " + slug)).body("status", is("unchanged"));

        given().get("/api/v1/articles/{slug}", slug).then().header("ETag", is(etag));
    }

    @Test
    void headIsGetWithoutTheBody() {
        String slug = Given.publishedArticle("head");
        var get = given().get("/api/v1/articles/{slug}", slug);

        var head = given().head("/api/v1/articles/{slug}", slug);

        head.then().statusCode(200).body(emptyString());
        for (String name : new String[] { "ETag", "Cache-Control", "Content-Type", "Content-Length" }) {
            assertEquals(get.header(name), head.header(name), name);
        }
    }

    @Test
    void promisesNothingBeyondTheEndOfAnEdition() {
        String slug = Given.publishedArticle("ending");
        String id = given().get("/api/v1/articles/{slug}", slug).path("id");

        TestArticles.publish(id, null, Instant.now().plus(20, ChronoUnit.SECONDS));

        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200)
                .header("Cache-Control", matchesPattern("public, max-age=1\\d"));
    }
}
