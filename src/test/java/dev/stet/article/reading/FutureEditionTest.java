package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What a node whose clock is ahead of the database's asks for is not foretold. */
@QuarkusTest
class FutureEditionTest {

    @Test
    void anInstantThatOnlyTheNodeBelievesToBePastShowsNothing() {
        String slug = Given.publishedArticle("embargoed");
        Instant from = Instant.now().plus(Duration.ofMinutes(1));
        given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").header("If-Match", tag(slug))
                .body(Map.of("from", from.toString())).put("/api/v1/editorial/articles/{slug}/publication", slug).then()
                .statusCode(200);

        assertEquals(Optional.empty(), at(slug, from.plusSeconds(1)).map(VisibleEdition::since));
        assertEquals(Optional.of(true), at(slug, from.minusSeconds(1)).map(edition -> edition.since().isBefore(from)));
        given().get("/api/v1/articles/{slug}?at={at}", slug, from.plusSeconds(1).toString()).then().statusCode(400)
                .body("errors[0].parameter", is("at"));
    }

    private static Optional<VisibleEdition> at(String slug, Instant instant) {
        return QuarkusTransaction.requiringNew().call(() -> VisibleEdition.findAt(slug, "en", instant, false));
    }

    private static String tag(String slug) {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/{slug}/publication", slug).then()
                .statusCode(200).extract().header("ETag");
    }
}
