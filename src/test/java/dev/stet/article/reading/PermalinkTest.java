package dev.stet.article.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;

/** A link by an article's id needs no locale, outlives its slug, and takes a path behind it. */
@QuarkusTest
class PermalinkTest {

    private final String locale = Given.locale();
    private String permalink;

    @BeforeEach
    void anArticleOfAnotherLocale() {
        Given.importedLines("""
                {"slug": "here", "locale": "%s", "title": "Here", "lead": "Text.", \
                "sections": [{"slug": "one", "heading": "One", "body": "x"}]}""".formatted(locale));
        permalink = given().get("/api/v1/articles/here?locale=" + locale).then().statusCode(200)
                .body("links.form", is("/api/v1/articles/here/comments/form?locale=" + locale))
                .extract().path("links.permalink");
    }

    @Test
    void leadsToTheArticleAndWithAPathBehindItToAllThatBelongsToIt() {
        assertEquals(given().get("/api/v1/articles/here?locale=" + locale).asString(), given().get(permalink).asString());
        for (String behind : List.of("/sections", "/sections/one", "/comments", "/comments/form", ".md", ".jsonld", "/timemap",
                "?at=" + Instant.now(), "?fields=title&include=commentCount")) {
            given().get(permalink + behind).then().statusCode(200);
        }
        given().get("/api/v1/articles?slug=here&locale=" + locale).then().body("items[0].links.permalink", is(permalink));
        given().get(permalink.substring("/api/v1".length()) + "/comments.json").then().statusCode(200);
        given().get(permalink + "/comments/form").then().body("formToken", notNullValue());
    }

    @Test
    void isAsFastAsASlug() {
        assertEquals(1, Statements.ofReading(permalink));
        assertEquals(1, Statements.ofReading(permalink + ".jsonld"));
    }

    @Test
    void leadsToNothingThatReadersDoNotSee() {
        Given.importing().contentType("application/x-ndjson").body(Given.line("drafted", locale, "Draft").getBytes())
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
        String draft = Given.importing().get("/api/v1/editorial/articles/drafted?locale=" + locale).path("id");

        for (String id : List.of(draft, UUID.randomUUID().toString())) {
            for (String behind : List.of("", "/sections", "/comments", ".md")) {
                given().get("/api/v1/articles/" + id + behind).then().statusCode(404).body("type", is("/problems/not-found"));
            }
        }
    }
}
