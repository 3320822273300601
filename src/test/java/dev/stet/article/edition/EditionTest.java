package dev.stet.article.edition;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.stet.article.PublicationRequests;
import dev.stet.article.TestArticles;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What readers saw can be read by editors, and taken away by law only. */
@QuarkusTest
class EditionTest {

    private static final String EDITIONS = "/api/v1/editorial/articles/{slug}/editions";

    @Test
    void listsWhatReadersSawLatestFirstByPages() {
        String slug = published("list", 3);

        String next = PublicationRequests.as(Role.READER).get(EDITIONS + "?limit=2", slug).then().statusCode(200)
                .body("items.edition", contains(3, 2)).body("items.title", contains("Title 3", "Title 2"))
                .body("items[0].until", nullValue()).body("items[1].until", notNullValue()).extract().path("page.next");
        PublicationRequests.as(Role.READER).queryParam("cursor", next).get(EDITIONS + "?limit=2", slug).then().statusCode(200)
                .body("items.edition", contains(1)).body("page.next", nullValue()).body("page.previous", notNullValue());
    }

    @Test
    void givesOneWholeWithItsSource() {
        String slug = published("whole-edition", 2);

        PublicationRequests.as(Role.READER).get(EDITIONS + "/1", slug).then().statusCode(200).body("edition", is(1))
                .body("article.title", is("Title 1")).body("article.sections[0].body.markdown", is("Its first section."))
                .body("article.sections[0].body.html", is("<p>Its first section.</p>"));
        PublicationRequests.as(Role.READER).get(EDITIONS + "/3", slug).then().statusCode(404);
    }

    @Test
    void onlyAnAdministratorRedacts() {
        String slug = published("redactor", 1);

        redact(slug, 1, Role.EDITOR).statusCode(403);
        PublicationRequests.as(Role.ADMIN).delete(EDITIONS + "/1", slug).then().statusCode(428);
        PublicationRequests.read(slug).then().statusCode(200);
    }

    @Test
    void whatWasRedactedIsReadNowhere() {
        String slug = published("redacted", 2);
        Instant second = TestArticles.visibleSince(slug);
        String third = Given.article(slug, "Title 3").replace("Its first section.", "Canary none.");
        Given.imported(third);

        redact(slug, 2, Role.ADMIN).statusCode(200).body("title", nullValue()).body("redactedAt", notNullValue())
                .body("from", is(second.toString()));
        redact(slug, 2, Role.ADMIN).statusCode(200);
        PublicationRequests.as(Role.ADMIN).get(EDITIONS + "/2", slug).then().statusCode(410).body("type",
                is("/problems/redacted"));
        PublicationRequests.readAt(slug, second).then().statusCode(410).body(not(containsString("Title 2")));
        PublicationRequests.read(slug).then().statusCode(200).body("title", is("Title 3"));
        PublicationRequests.as(Role.READER).get(EDITIONS, slug).then().statusCode(200).body("items.edition", contains(3, 2, 1))
                .body(not(containsString("Title 2")));
        given().get("/api/v1/articles/{slug}/timemap", slug).then().body(not(containsString(second.toString())));
        assertEquals("Redacted", TestArticles.said(slug, 2).title());
        assertEquals("Title 1", TestArticles.said(slug, 1).title());
    }

    @Test
    void whatIsRedactedWhileItIsSeenIsGoneForReaders() {
        String slug = published("gone", 1);

        redact(slug, 1, Role.ADMIN).statusCode(200);
        PublicationRequests.read(slug).then().statusCode(410);
        given().get("/api/v1/articles/{slug}/sections/first", slug).then().statusCode(410);
        given().get("/api/v1/articles?limit=100&fields=slug").then().body(not(containsString(slug)));
        Given.imported(Given.article(slug, "Another title"));
        PublicationRequests.read(slug).then().statusCode(200).body("title", is("Another title")).body("edition", is(2));
    }

    private static ValidatableResponse redact(String slug, int number, Role role) {
        return PublicationRequests.as(role).header("If-Match", PublicationRequests.tag(slug))
                .delete(EDITIONS + "/" + number, slug).then();
    }

    private static String published(String stem, int times) {
        String slug = Given.slug(stem);
        for (int i = 1; i <= times; i++) {
            Given.imported(Given.article(slug, "Title " + i));
        }
        return slug;
    }
}
