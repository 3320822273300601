package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;

import dev.stet.article.TestArticles;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** What was published stands: any past state can be read back. */
@QuarkusTest
class TimeTest {

    @Test
    void givesTheArticleAsItStoodThen() {
        String slug = Given.publishedArticle("then");
        Instant first = TestArticles.visibleSince(slug);
        Given.imported(Given.article(slug, "The second title"));
        Instant second = TestArticles.visibleSince(slug);

        at(slug, first).statusCode(200).body("title", is("Title of " + slug)).body("edition", is(1));
        at(slug, second.minus(1, ChronoUnit.MICROS)).statusCode(200).body("edition", is(1));
        at(slug, second).statusCode(200).body("title", is("The second title")).body("edition", is(2));
    }

    @Test
    void knowsNothingFromBeforeTheFirstPublication() {
        String slug = Given.publishedArticle("before");

        at(slug, TestArticles.visibleSince(slug).minus(1, ChronoUnit.MICROS)).statusCode(404);
    }

    @Test
    void refusesToForetell() {
        String slug = Given.publishedArticle("future");

        at(slug, Instant.now().plus(1, ChronoUnit.HOURS)).statusCode(400).body("errors[0].parameter", is("at"));
    }

    @Test
    void keepsNoAnswerAboutTheLastMinute() {
        String slug = Given.publishedArticle("minute");

        at(slug, TestArticles.visibleSince(slug)).header("Cache-Control", is("no-store"));
    }

    @Test
    void givesSectionsAsTheyStoodThen() {
        String slug = Given.publishedArticle("sections-then");
        Instant first = TestArticles.visibleSince(slug);
        Given.imported("---\ntitle: Without sections\nslug: %s\n---\nLead".formatted(slug));

        given().get("/api/v1/articles/{slug}/sections", slug).then().statusCode(200).body("items.size()", is(0));
        given().get("/api/v1/articles/{slug}/sections?at={at}", slug, first.toString()).then().statusCode(200)
                .body("items.size()", is(2));
        given().get("/api/v1/articles/{slug}/sections/second", slug).then().statusCode(404);
        given().get("/api/v1/articles/{slug}/sections/second?at={at}", slug, first.toString()).then().statusCode(200)
                .body("heading", is("Second"));
    }

    private static io.restassured.response.ValidatableResponse at(String slug, Instant instant) {
        return given().get("/api/v1/articles/{slug}?at={at}", slug, instant.toString()).then();
    }
}
