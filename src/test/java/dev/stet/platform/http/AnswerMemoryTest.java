package dev.stet.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.platform.limit.MemoryBudget;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AnswerMemoryTest {

    @Inject
    MemoryBudget budget;

    @Test
    void whereThereIsNoMemoryReadersAreToldToComeAgainAndTheServerIsStillAlive() {
        String slug = Given.publishedArticle("scarce");
        try (MemoryBudget.Lease all = budget.await(Long.MAX_VALUE)) {
            given().get("/api/v1/articles/{slug}", slug).then().statusCode(503).header("Retry-After", notNullValue())
                    .contentType("application/problem+json").body("type", is("/problems/unavailable"));
            given().get("/q/health/live").then().statusCode(200);
        }
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200);
    }

    @Test
    @Tag("soak")
    void whereOthersHoldMuchALargePageIsRefusedAndASmallOneIsNot() {
        String slug = Given.publishedArticle("crowded");
        try (MemoryBudget.Lease most = budget.await(budget.total() - 4 * 1024 * 1024)) {
            given().get("/api/v1/articles/{slug}", slug).then().statusCode(200);
            given().get("/feed.atom").then().statusCode(503).header("Retry-After", notNullValue());
        }
        given().get("/feed.atom").then().statusCode(200);
    }

    @Test
    void whatAnAnswerHeldIsGivenBack() throws InterruptedException {
        String slug = Given.publishedArticle("given-back");
        long before = budget.held(); // perhaps of an answer that has not ended
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200);
        given().get("/api/v1/articles?include=sections").then().statusCode(200);
        given().get("/api/v1/articles/{slug}x", slug).then().statusCode(404);
        given().get("/api/v1/articles?limit=x").then().statusCode(400);
        for (int look = 0; look < 500 && budget.held() > before; look++) {
            Thread.sleep(10); // an answer ends a moment after it was read
        }
        assertTrue(budget.held() <= before, () -> before + " before, now " + budget.held());
    }
}
