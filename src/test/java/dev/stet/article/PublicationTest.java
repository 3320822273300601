package dev.stet.article;

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

import org.junit.jupiter.api.Test;

import dev.stet.auth.Role;
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

        Desk.publication(slug).body("status", is("draft")).body("current", nullValue()).body("changed", is(false));
        Desk.publish(slug, null, null).statusCode(200).body("status", is("published")).body("current.edition", is(1))
                .body("current.until", nullValue()).body("next", nullValue()).body("changed", is(false));
        Desk.read(slug).then().statusCode(200);
    }

    @Test
    void showsNothingBeforeItsTime() {
        String slug = draft("embargo");

        Desk.publish(slug, TOMORROW, LATER).statusCode(200).body("status", is("scheduled")).body("current", nullValue())
                .body("next.from", is(TOMORROW.toString())).body("next.until", is(LATER.toString()));
        Desk.read(slug).then().statusCode(404);
    }

    @Test
    void aFuturePublicationReplacesTheOtherAndGivesTheCurrentOneItsTimeBack() {
        String slug = Given.publishedArticle("replaces");
        Desk.publish(slug, TOMORROW, null).statusCode(200).body("current.until", is(TOMORROW.toString()));
        Desk.publish(slug, LATER, null).statusCode(200).body("current.until", is(LATER.toString()))
                .body("next.from", is(LATER.toString())).body("next.edition", is(2));

        Desk.publish(slug, TOMORROW, LATER).statusCode(200).body("current.until", is(TOMORROW.toString()))
                .body("next.until", is(LATER.toString()));
    }

    @Test
    void cancellingBringsTheDeclaredEndBack() {
        String slug = draft("cancel");
        Desk.publish(slug, null, LATER).statusCode(200);
        Desk.publish(slug, TOMORROW, null).statusCode(200).body("current.until", is(TOMORROW.toString()));

        Desk.cancel(slug).statusCode(200).body("status", is("published")).body("next", nullValue())
                .body("current.until", is(LATER.toString()));
        Desk.cancel(slug).statusCode(200).body("current.until", is(LATER.toString()));
    }

    @Test
    void publishingNowKeepsWhatIsScheduledWhichWillEndIt() {
        String slug = Given.publishedArticle("keeps");
        Desk.publish(slug, TOMORROW, null).body("next.edition", is(2));
        Given.imported(Given.article(slug, "Second"));

        Desk.publication(slug).body("current.edition", is(2)).body("current.until", is(TOMORROW.toString()))
                .body("next.edition", is(3)).body("next.revision", is(1)).body("next.from", is(TOMORROW.toString()));
        Desk.read(slug).then().body("title", is("Second")).body("edition", is(2));
    }

    @Test
    void theSameAgainChangesNothing() {
        String slug = draft("same");
        String from = Desk.publish(slug, null, LATER).extract().path("current.from");
        Desk.publish(slug, null, LATER).statusCode(200).body("current.from", is(from)).body("current.edition", is(1));
        Desk.publish(slug, TOMORROW, null).body("next.edition", is(2));
        Desk.publish(slug, TOMORROW, null).statusCode(200).body("next.edition", is(2));

        assertEquals(2, ChangeLog.kinds(slug).stream().filter(kind -> kind.matches("article.(published|scheduled)")).count());
    }

    @Test
    void aFirstPublicationThatWasCancelledDatesNothing() {
        String slug = draft("first");
        Desk.publish(slug, TOMORROW, null).statusCode(200);
        Desk.cancel(slug).statusCode(200).body("status", is("draft"));
        Desk.publish(slug, null, null).statusCode(200).body("current.edition", is(1));

        String published = Desk.read(slug).then().statusCode(200).extract().path("publishedAt");
        assertEquals(TestArticles.visibleSince(slug), Instant.parse(published));
    }

    @Test
    void whatIsScheduledIsDatedByTheFirstPublicationEvenIfThatComesAfterwards() {
        String slug = draft("dated");
        Desk.publish(slug, TOMORROW, null).statusCode(200);
        Desk.publish(slug, null, null).statusCode(200).body("current.edition", is(1)).body("next.edition", is(2));

        assertEquals(Instant.parse(Desk.read(slug).then().extract().path("publishedAt")),
                TestArticles.latest(slug).publishedAt);
    }

    @Test
    void withdrawsAtEveryInstantAndCancelsWhatIsScheduled() {
        String slug = Given.publishedArticle("withdrawn");
        Instant since = TestArticles.visibleSince(slug);
        Desk.publish(slug, TOMORROW, null).statusCode(200);

        Desk.withdraw(slug).statusCode(200).body("status", is("withdrawn")).body("current", nullValue())
                .body("next", nullValue());
        Desk.read(slug).then().statusCode(404);
        Desk.readAt(slug, since).then().statusCode(404);
        Desk.withdraw(slug).statusCode(200).body("status", is("withdrawn"));
        assertEquals(List.of("article.created", "article.published", "article.scheduled", "article.cancelled",
                "article.withdrawn"), ChangeLog.kinds(slug));
    }

    @Test
    void expiresByItself() throws InterruptedException {
        String slug = draft("expires");
        Desk.publish(slug, null, Instant.now().plusSeconds(4)).statusCode(200);
        Desk.read(slug).then().statusCode(200);
        ChangeLog.await(slug, "article.expired");

        Desk.read(slug).then().statusCode(404);
        Desk.publication(slug).body("status", is("expired"));
    }

    @Test
    void refusesAnImpossiblePeriod() {
        String slug = draft("impossible");
        Instant past = Instant.now().minus(1, HOURS);

        Desk.publish(slug, past, null).statusCode(422).body("errors.pointer", contains("#/from"));
        Desk.publish(slug, LATER, TOMORROW).statusCode(422).body("errors.pointer", contains("#/until"));
        Desk.publish(slug, null, past).statusCode(422).body("errors.pointer", contains("#/until"));
        Desk.publish(slug, past, past.minus(1, HOURS)).statusCode(422).body("errors.pointer", contains("#/from", "#/until"));
        Desk.publication(slug).body("status", is("draft"));
    }

    @Test
    void demandsTheTagAndMovesItNot() {
        String slug = draft("tag");
        String tag = Desk.tag(slug);
        String address = "/api/v1/editorial/articles/" + slug + "/publication";

        Desk.as(Role.EDITOR).body("{}").put(address).then().statusCode(428);
        Desk.as(Role.EDITOR).header("If-Match", "\"other\"").body("{}").put(address).then().statusCode(412)
                .body("type", is("/problems/stale-edit")).body("etag", is(tag));
        Desk.as(Role.EDITOR).header("If-Match", "W/" + tag).delete(address).then().statusCode(412);
        Desk.publish(slug, null, null).statusCode(200).header("ETag", nullValue());
        assertEquals(tag, Desk.tag(slug));
        Given.imported(Given.article(slug, "Another title"));
        assertNotEquals(tag, Desk.tag(slug));
    }

    @Test
    void tellsWhetherTheWorkingCopySaysSomethingElse() {
        String slug = Given.publishedArticle("changed");
        Desk.publication(slug).body("changed", is(false));
        draft(slug, "Changed");

        Desk.publication(slug).body("changed", is(true)).body("current.revision", is(1));
        Desk.publish(slug, TOMORROW, null).body("changed", is(false));
    }

    @Test
    void letsAuthorsLookAtTheirOwnAndPublishNothing() {
        String slug = draft("authors");
        String address = "/api/v1/editorial/articles/" + slug + "/publication";

        Desk.as(Role.AUTHOR).get(address).then().statusCode(403);
        Desk.as(Role.READER).get(address).then().statusCode(200);
        Desk.as(Role.AUTHOR).header("If-Match", Desk.tag(slug)).body("{}").put(address).then().statusCode(403);
        Desk.as(Role.READER).header("If-Match", Desk.tag(slug)).delete(address).then().statusCode(403);
        given().get(address).then().statusCode(401);
    }

    @Test
    void anAnswerIsNeverFreshBeyondTheNextBoundary() {
        String slug = Given.publishedArticle("fresh");
        Desk.publish(slug, Instant.now().plusSeconds(20), null).statusCode(200);

        String fresh = Desk.read(slug).then().statusCode(200).extract().header("Cache-Control");
        assertTrue(freshSeconds(fresh) <= 20, fresh);
        String list = get("/api/v1/articles?limit=1").header("Cache-Control");
        assertTrue(freshSeconds(list) <= 20, list);
        Desk.cancel(slug);
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
