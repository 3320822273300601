package dev.stet.article.memento;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.api.Test;

import dev.stet.article.PublicationRequests;
import dev.stet.article.TestArticles;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Clients of RFC 7089 travel in time. */
@QuarkusTest
class MementoTest {

    @Test
    void theTimeGateLeadsToWhatItWasThen() throws InterruptedException {
        String slug = Given.publishedArticle("timegate");
        Instant first = TestArticles.visibleSince(slug);
        Thread.sleep(1_100); // its dates have whole seconds
        Given.imported(Given.article(slug, "Second"));
        Instant second = TestArticles.visibleSince(slug);

        timegate(slug, first).statusCode(302).header("Location", endsWith("/api/v1/articles/" + slug + "?at=" + first))
                .header("Vary", containsString("accept-datetime"))
                .header("Link", containsString("</api/v1/articles/" + slug + ">; rel=\"original\""))
                .header("Link", containsString("/timemap>; rel=\"timemap\""));
        timegate(slug, second).header("Location", endsWith("?at=" + second));
        timegate(slug, first.minusSeconds(1_000_000)).header("Location", endsWith("?at=" + first));
        timegate(slug, second.plusSeconds(1_000_000)).header("Location", endsWith("?at=" + second));
        given().redirects().follow(false).get("/api/v1/articles/{slug}/timegate", slug).then().statusCode(302)
                .header("Location", endsWith("?at=" + second));
    }

    @Test
    void refusesWhatIsNoDate() {
        String slug = Given.publishedArticle("no-date");

        given().header("Accept-Datetime", "yesterday").get("/api/v1/articles/{slug}/timegate", slug).then().statusCode(400)
                .body("errors[0].parameter", is("Accept-Datetime"));
        given().get("/api/v1/articles/{slug}/timegate", Given.slug("unknown")).then().statusCode(404);
    }

    @Test
    void aMementoSaysWhatItIs() {
        String slug = Given.publishedArticle("memento");
        Instant since = TestArticles.visibleSince(slug);

        PublicationRequests.readAt(slug, since).then().statusCode(200).header("Memento-Datetime", httpDate(since))
                .header("Link", containsString("rel=\"original\"")).header("Link", containsString("rel=\"timegate\""));
        PublicationRequests.read(slug).then().statusCode(200).header("Link", containsString("/timegate>; rel=\"timegate\""))
                .header("Memento-Datetime", nullValue());
    }

    @Test
    void theTimeMapHasThemAllByPages() {
        String slug = Given.publishedArticle("timemap");
        Given.imported(Given.article(slug, "Second"));
        Given.imported(Given.article(slug, "Third"));

        given().get("/api/v1/articles/{slug}/timemap", slug).then().statusCode(200).contentType("application/link-format")
                .body(startsWith("</api/v1/articles/" + slug + ">; rel=\"original\"")).body(containsString("\"first memento\""))
                .body(containsString("\"last memento\"")).body(not(containsString("cursor")));
        given().get("/api/v1/articles/{slug}/timemap?limit=2", slug).then().statusCode(200)
                .body(containsString("cursor=")).body(not(containsString("last memento")));
        given().accept("application/json").get("/api/v1/articles/{slug}/timemap?limit=2", slug).then().statusCode(200)
                .contentType("application/json").body("items.size()", is(2)).body("items[0].edition", is(1))
                .body("page.next", notNullValue());
    }

    private static ValidatableResponse timegate(String slug, Instant at) {
        return given().redirects().follow(false).header("Accept-Datetime", httpDate(at))
                .get("/api/v1/articles/{slug}/timegate", slug).then();
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)).replaceFirst(" (\\d) ", " 0$1 ");
    }
}
