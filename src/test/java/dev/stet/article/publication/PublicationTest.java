package dev.stet.article.publication;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MICROS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.article.ArticleChanges;
import dev.stet.article.PublicationRequests;
import dev.stet.article.TestArticles;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** Editors decide what readers see and when. */
@QuarkusTest
class PublicationTest {

    private static final Instant TOMORROW = Instant.now().plus(1, DAYS).truncatedTo(MICROS);
    private static final Instant LATER = TOMORROW.plus(1, DAYS);

    @Test
    void publishesAtOnceAndForEver() {
        String slug = draft("at-once");

        PublicationRequests.publication(slug).body("status", is("draft")).body("current", nullValue()).body("changed",
                is(false));
        PublicationRequests.publish(slug, null, null).statusCode(200).body("status", is("published"))
                .body("current.edition", is(1))
                .body("current.until", nullValue()).body("next", nullValue()).body("changed", is(false));
        PublicationRequests.read(slug).then().statusCode(200);
    }

    @Test
    void showsNothingBeforeItsTime() {
        String slug = draft("embargo");

        PublicationRequests.publish(slug, TOMORROW, LATER).statusCode(200).body("status", is("scheduled"))
                .body("current", nullValue())
                .body("next.from", is(TOMORROW.toString())).body("next.until", is(LATER.toString()));
        PublicationRequests.read(slug).then().statusCode(404);
    }

    @Test
    void aFuturePublicationReplacesTheOtherAndGivesTheCurrentOneItsTimeBack() {
        String slug = Given.publishedArticle("replaces");
        PublicationRequests.publish(slug, TOMORROW, null).statusCode(200).body("current.until", is(TOMORROW.toString()));
        PublicationRequests.publish(slug, LATER, null).statusCode(200).body("current.until", is(LATER.toString()))
                .body("next.from", is(LATER.toString())).body("next.edition", is(2));

        PublicationRequests.publish(slug, TOMORROW, LATER).statusCode(200).body("current.until", is(TOMORROW.toString()))
                .body("next.until", is(LATER.toString()));
    }

    @Test
    void cancellingBringsTheDeclaredEndBack() {
        String slug = draft("cancel");
        PublicationRequests.publish(slug, null, LATER).statusCode(200);
        PublicationRequests.publish(slug, TOMORROW, null).statusCode(200).body("current.until", is(TOMORROW.toString()));

        PublicationRequests.cancel(slug).statusCode(200).body("status", is("published")).body("next", nullValue())
                .body("current.until", is(LATER.toString()));
        PublicationRequests.cancel(slug).statusCode(200).body("current.until", is(LATER.toString()));
    }

    @Test
    void publishingNowKeepsWhatIsScheduledWhichWillEndIt() {
        String slug = Given.publishedArticle("keeps");
        PublicationRequests.publish(slug, TOMORROW, null).body("next.edition", is(2));
        Given.imported(Given.article(slug, "Second"));

        PublicationRequests.publication(slug).body("current.edition", is(2)).body("current.until", is(TOMORROW.toString()))
                .body("next.edition", is(3)).body("next.revision", is(1)).body("next.from", is(TOMORROW.toString()));
        PublicationRequests.read(slug).then().body("title", is("Second")).body("edition", is(2));
    }

    @Test
    void theSameAgainChangesNothing() {
        String slug = draft("same");
        String from = PublicationRequests.publish(slug, null, LATER).extract().path("current.from");
        PublicationRequests.publish(slug, null, LATER).statusCode(200).body("current.from", is(from)).body("current.edition",
                is(1));
        PublicationRequests.publish(slug, TOMORROW, null).body("next.edition", is(2));
        PublicationRequests.publish(slug, TOMORROW, null).statusCode(200).body("next.edition", is(2));

        assertEquals(2,
                ArticleChanges.kinds(slug).stream().filter(kind -> kind.matches("article.(published|scheduled)")).count());
    }

    @Test
    void aFirstPublicationThatWasCancelledDatesNothing() {
        String slug = draft("first");
        PublicationRequests.publish(slug, TOMORROW, null).statusCode(200);
        PublicationRequests.cancel(slug).statusCode(200).body("status", is("draft"));
        PublicationRequests.publish(slug, null, null).statusCode(200).body("current.edition", is(1));

        String published = PublicationRequests.read(slug).then().statusCode(200).extract().path("publishedAt");
        assertEquals(TestArticles.visibleSince(slug), Instant.parse(published));
    }

    @Test
    void whatIsScheduledIsDatedByTheFirstPublicationEvenIfThatComesAfterwards() {
        String slug = draft("dated");
        PublicationRequests.publish(slug, TOMORROW, null).statusCode(200);
        PublicationRequests.publish(slug, null, null).statusCode(200).body("current.edition", is(1)).body("next.edition",
                is(2));

        assertEquals(Instant.parse(PublicationRequests.read(slug).then().extract().path("publishedAt")),
                TestArticles.latest(slug).publishedAt);
    }

    @Test
    void withdrawsAtEveryInstantAndCancelsWhatIsScheduled() {
        String slug = Given.publishedArticle("withdrawn");
        Instant since = TestArticles.visibleSince(slug);
        PublicationRequests.publish(slug, TOMORROW, null).statusCode(200);

        PublicationRequests.withdraw(slug).statusCode(200).body("status", is("withdrawn")).body("current", nullValue())
                .body("next", nullValue());
        PublicationRequests.read(slug).then().statusCode(404);
        PublicationRequests.readAt(slug, since).then().statusCode(404);
        PublicationRequests.withdraw(slug).statusCode(200).body("status", is("withdrawn"));
        assertEquals(List.of("article.created", "article.published", "article.scheduled", "article.cancelled",
                "article.withdrawn"), ArticleChanges.kinds(slug));
    }

    @Test
    @Tag("soak")
    void expiresByItself() throws InterruptedException {
        String slug = draft("expires");
        PublicationRequests.publish(slug, null, Instant.now().plusSeconds(4)).statusCode(200);
        PublicationRequests.read(slug).then().statusCode(200);
        ArticleChanges.await(slug, "article.expired");

        PublicationRequests.read(slug).then().statusCode(404);
        PublicationRequests.publication(slug).body("status", is("expired"));
    }

    @Test
    void refusesAnImpossiblePeriod() {
        String slug = draft("impossible");
        Instant past = Instant.now().minus(1, HOURS);

        PublicationRequests.publish(slug, past, null).statusCode(422).body("errors.pointer", contains("#/from"));
        PublicationRequests.publish(slug, LATER, TOMORROW).statusCode(422).body("errors.pointer", contains("#/until"));
        PublicationRequests.publish(slug, null, past).statusCode(422).body("errors.pointer", contains("#/until"));
        PublicationRequests.publish(slug, past, past.minus(1, HOURS)).statusCode(422).body("errors.pointer",
                contains("#/from", "#/until"));
        PublicationRequests.publication(slug).body("status", is("draft"));
    }

    @Test
    void demandsTheTagAndMovesItNot() {
        String slug = draft("tag");
        String tag = PublicationRequests.tag(slug);
        String address = "/api/v1/editorial/articles/" + slug + "/publication";

        PublicationRequests.as(Role.EDITOR).body("{}").put(address).then().statusCode(428);
        PublicationRequests.as(Role.EDITOR).header("If-Match", "\"other\"").body("{}").put(address).then().statusCode(412)
                .body("type", is("/problems/stale-edit")).body("etag", is(tag));
        PublicationRequests.as(Role.EDITOR).header("If-Match", "W/" + tag).delete(address).then().statusCode(412);
        PublicationRequests.publish(slug, null, null).statusCode(200).header("ETag", nullValue());
        assertEquals(tag, PublicationRequests.tag(slug));
        Given.imported(Given.article(slug, "Another title"));
        assertNotEquals(tag, PublicationRequests.tag(slug));
    }

    @Test
    void tellsWhetherTheWorkingCopySaysSomethingElse() {
        String slug = Given.publishedArticle("changed");
        PublicationRequests.publication(slug).body("changed", is(false));
        draft(slug, "Changed");

        PublicationRequests.publication(slug).body("changed", is(true)).body("current.revision", is(1));
        PublicationRequests.publish(slug, TOMORROW, null).body("changed", is(false));
    }

    @Test
    void letsAuthorsLookAtTheirOwnAndPublishNothing() {
        String slug = draft("authors");
        String address = "/api/v1/editorial/articles/" + slug + "/publication";

        PublicationRequests.as(Role.AUTHOR).get(address).then().statusCode(403);
        PublicationRequests.as(Role.READER).get(address).then().statusCode(200);
        PublicationRequests.as(Role.AUTHOR).header("If-Match", PublicationRequests.tag(slug)).body("{}").put(address).then()
                .statusCode(403);
        PublicationRequests.as(Role.READER).header("If-Match", PublicationRequests.tag(slug)).delete(address).then()
                .statusCode(403);
        given().get(address).then().statusCode(401);
    }

    @Test
    void anAnswerIsNeverFreshBeyondTheNextBoundary() {
        String slug = Given.publishedArticle("fresh");
        PublicationRequests.publish(slug, Instant.now().plusSeconds(20), null).statusCode(200);

        String fresh = PublicationRequests.read(slug).then().statusCode(200).extract().header("Cache-Control");
        assertTrue(freshSeconds(fresh) <= 20, fresh);
        String list = get("/api/v1/articles?limit=1").header("Cache-Control");
        assertTrue(freshSeconds(list) <= 20, list);
        PublicationRequests.cancel(slug);
    }

    private static int freshSeconds(String cacheControl) {
        int all = 0;
        for (Matcher number = Pattern.compile("=(\\d+)").matcher(cacheControl); number.find();) {
            all += Integer.parseInt(number.group(1));
        }
        return all;
    }

    private static String draft(String stem) {
        String slug = Given.slug(stem);
        draft(slug, "Title of " + slug);
        return slug;
    }

    private static void draft(String slug, String title) {
        Given.importing().contentType("text/markdown").queryParam("publish", false).body(Given.article(slug, title))
                .post("/api/v1/integration/import").then().statusCode(200);
    }
}
