package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

import dev.stet.article.draft.SlugReservation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A newcomer finds something real to read, once. */
@QuarkusTest
class SampleArticlesTest {

    private final SampleArticles samples;

    SampleArticlesTest(SampleArticles samples) {
        this.samples = samples;
    }

    @Test
    void placesArticlesWithATranslationAndComments() {
        if (QuarkusTransaction.requiringNew().call(() -> SlugReservation.holder("en", "deepseeks-rise")).isEmpty()) {
            samples.place();
        }

        String chinese = given().get("/api/v1/articles/deepseeks-rise?include=commentCount").then().statusCode(200)
                .body("sections.slug", contains("about-liang-wenfeng", "deepseeks-long-termism"))
                .body("translations.locale", hasItem("zh-Hans")).body("commentCount", greaterThan(1)).extract()
                .path("translations[0].slug");
        given().get("/api/v1/articles/{slug}?locale=zh-Hans", chinese).then().statusCode(200)
                .body("translations.locale", hasItem("en")).body("sections.size()", is(2));
        given().get("/api/v1/articles/deepseeks-rise/comments").then().statusCode(200)
                .body("items.size()", greaterThan(0));
    }
}
