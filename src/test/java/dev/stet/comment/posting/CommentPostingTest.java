package dev.stet.comment.posting;

import static dev.stet.comment.CommentRequest.comments;
import static dev.stet.comment.CommentRequest.decide;
import static dev.stet.comment.CommentRequest.seenByModerators;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Leaving a reply. */
@QuarkusTest
class CommentPostingTest {

    private String slug;

    @BeforeEach
    void anArticle() {
        slug = Given.publishedArticle("replied");
    }

    @Test
    void theFormSaysAllThatAPageNeeds() {
        given().get("/api/v1/articles/{slug}/comments/form", slug).then().statusCode(200)
                .header("Cache-Control", is("no-store")).body("open", is(true)).body("title", is("Leave a Reply"))
                .body("notice", startsWith("Your email address will not be published."))
                .body("action", is("/api/v1/articles/" + slug + "/comments")).body("honeypot", is("website"))
                .body("tokenHeader", is("Comment-Token"))
                .body("fields.findAll { it.required }.pointer", contains("#/body", "#/author/name", "#/author/email"))
                .body("formToken", notNullValue());
    }

    @Test
    void aStrangersReplyIsHeldAndShownOnceItIsApproved() {
        Response answer = CommentRequest.to(slug).by("Ada", "Ada@Example.org").of("https://ada.example.org")
                .saying("Well *said*.")
                .send();

        answer.then().statusCode(202).header("Cache-Control", is("no-store")).body("status", is("pending"))
                .body("token", notNullValue()).body("comment.body.html", is("<p>Well <em>said</em>.</p>"));
        comments(slug, "").body("items", empty());
        seenByModerators(answer.path("id")).body("doubts", contains("first-time")).body("author.email", is("Ada@Example.org"));

        decide(answer.path("id"), "approved").statusCode(200);
        comments(slug, "").body("items.author.name", contains("Ada"))
                .body("items[0].author.url", is("https://ada.example.org"));
    }

    @Test
    void whoWasApprovedOnceIsShownAtOnce() {
        String email = CommentRequest.email();
        String token = CommentRequest.to(slug).by("Bea", email).known();

        CommentRequest.to(slug).by("Bea", email.toUpperCase()).bringing(token).send().then().statusCode(201)
                .body("status", is("approved"))
                .header("Location", containsString("/api/v1/comments/"));
        comments(slug, "?view=flat").body("items", hasSize(2));
    }

    @Test
    void anArticleDecidesWhoIsModerated() {
        String email = CommentRequest.email();
        String token = CommentRequest.to(slug).by("Bea", email).known();
        policy(true, "all");
        CommentRequest.to(slug).by("Bea", email).bringing(token).send().then().statusCode(202);
        policy(true, "none");
        CommentRequest.to(slug).send().then().statusCode(201);
        policy(false, null);
        CommentRequest.to(slug).with("formToken", "any").send().then().statusCode(422);
        given().get("/api/v1/articles/{slug}/comments/form", slug).then().statusCode(200).body("open", is(false))
                .body("formToken", nullValue());
    }

    @Test
    void aClosedArticleTakesNothing() {
        String token = CommentRequest.token(slug);
        policy(false, null);

        CommentRequest.to(slug).with("formToken", token).send().then().statusCode(409).body("detail",
                is("This article takes no comments."));

        policy(true, null);
        CommentRequest.to(slug).with("formToken", token).send().then().statusCode(202); // the token was not used up
    }

    @Test
    void threadsAreFourLevelsDeep() {
        String one = CommentRequest.to(slug).approved();
        String two = CommentRequest.to(slug).below(one).approved();
        String three = CommentRequest.to(slug).below(two).approved();
        String four = CommentRequest.to(slug).below(three).approved();

        CommentRequest.to(slug).below(four).send().then().statusCode(422).body("errors.pointer", contains("#/parent"));
        comments(slug, "").body("items[0].replies[0].replies[0].replies[0].id", is(four));
    }

    @Test
    void nobodyRepliesToWhatReadersDoNotSee() {
        String held = CommentRequest.to(slug).posted();
        String elsewhere = CommentRequest.to(Given.publishedArticle("elsewhere")).approved();

        for (String parent : new String[] { held, elsewhere, UUID.randomUUID().toString() }) {
            CommentRequest.to(slug).below(parent).send().then().statusCode(422).body("errors.pointer", contains("#/parent"));
        }
    }

    @Test
    void saysAllThatIsWrongAtOnceAndKeepsNothing() {
        CommentRequest.to(slug).by(" ", "nobody").of("javascript:alert(1)").saying("").with("website", null).send().then()
                .statusCode(422).body("errors.pointer",
                        containsInAnyOrder("#/author/name", "#/author/email", "#/author/url", "#/body"))
                .body(not(containsString("nobody")));
        CommentRequest.to(slug).by("A\u202Eb", "a@example.org").send().then().statusCode(422);
    }

    @Test
    void aFieldThatPeopleDoNotSeeGivesSpamAwayWithoutTelling() {
        Response held = CommentRequest.to(slug).by("Eve", CommentRequest.email()).saying("One").send();
        Response spam = CommentRequest.to(slug).by("Eve", CommentRequest.email()).saying("One")
                .with("website", "https://spam.example").send();

        spam.then().statusCode(202);
        assertEquals(held.jsonPath().getMap("").keySet(), spam.jsonPath().getMap("").keySet());
        assertEquals(held.<String> path("status"), spam.path("status"));
        seenByModerators(spam.path("id")).body("status", is("spam")).body("doubts", hasItem("honeypot"));
    }

    @Test
    void aTokenIsGoodOnceAndForItsArticleOnly() {
        String token = CommentRequest.token(slug);
        CommentRequest.to(slug).with("formToken", token).posted();

        CommentRequest.to(slug).with("formToken", token).send().then().statusCode(422)
                .body("errors.pointer", contains("#/formToken"))
                .body("errors[0].detail", containsString("used already"));
        CommentRequest.to(slug).with("formToken", CommentRequest.token(Given.publishedArticle("other"))).send().then()
                .statusCode(422);
        CommentRequest.to(slug).with("formToken", "made-up").send().then().statusCode(422);
    }

    @Test
    void aRepeatedPostHappensOnce() {
        CommentRequest commentRequest = CommentRequest.to(slug).header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        Response first = commentRequest.send();
        Response again = commentRequest.send();

        again.then().statusCode(202).header("Idempotency-Replayed", is("true")).body("id", is(first.<String> path("id")))
                .body("token", nullValue());
    }

    @Test
    void anAuthorMaySayItBetterAndIsJudgedAgain() {
        Response posted = CommentRequest.to(slug).send();
        decide(posted.path("id"), "approved").statusCode(200);

        edit(posted, "Bait and *switch*").then().statusCode(200).body("status", is("pending"))
                .body("comment.body.html", is("<p>Bait and <em>switch</em></p>")).body("token", nullValue());
        comments(slug, "").body("items", empty());
    }

    @Test
    void whatWasRepliedToStands() {
        Response posted = CommentRequest.to(slug).send();
        decide(posted.path("id"), "approved").statusCode(200);
        CommentRequest.to(slug).below(posted.path("id")).approved();

        edit(posted, "Never said that").then().statusCode(409);
        comments(slug, "?view=flat").body("items.body.html", everyItem(not(containsString("Never"))));
    }

    @Test
    void anAuthorTakesItBackAndTheThreadStaysWhole() {
        Response posted = CommentRequest.to(slug).by("Gone", CommentRequest.email()).send();
        decide(posted.path("id"), "approved").statusCode(200);
        CommentRequest.to(slug).below(posted.path("id")).by("Stays", CommentRequest.email()).approved();

        given().header("Comment-Token", posted.<String> path("token"))
                .delete("/api/v1/comments/{id}", posted.<String> path("id"))
                .then().statusCode(204);
        comments(slug, "").body("items[0].author", nullValue()).body("items[0].body", nullValue())
                .body("items[0].replies[0].author.name", is("Stays"));
        given().get("/api/v1/articles?include=commentCount&limit=100").then()
                .body("items.find { it.slug == '" + slug + "' }.commentCount", is(1));
        given().header("Comment-Token", posted.<String> path("token"))
                .delete("/api/v1/comments/{id}", posted.<String> path("id"))
                .then().statusCode(403);
        CommentRequest.to(slug).below(posted.path("id")).send().then().statusCode(422);
    }

    @Test
    void whatNobodySawGoesWholly() {
        Response posted = CommentRequest.to(slug).send();
        given().header("Comment-Token", posted.<String> path("token"))
                .delete("/api/v1/comments/{id}", posted.<String> path("id"))
                .then().statusCode(204);

        CommentRequest.moderator().get("/api/v1/editorial/comments/{id}", posted.<String> path("id")).then().statusCode(404);
    }

    @Test
    void onlyTheTokenOpensAComment() {
        Response posted = CommentRequest.to(slug).send();
        String another = CommentRequest.to(slug).send().path("token");
        String id = posted.path("id");

        given().delete("/api/v1/comments/{id}", id).then().statusCode(403).body("type", is("/problems/comment-token"));
        given().header("Comment-Token", another).delete("/api/v1/comments/{id}", id).then().statusCode(403);
        given().header("Comment-Token", another).delete("/api/v1/comments/{id}", UUID.randomUUID()).then().statusCode(403);
        seenByModerators(id).body("erasedAt", nullValue());
    }

    @Test
    void anOldAddressLeadsToTheNewOne() {
        String renamed = Given.slug("renamed");
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/{a}", slug).header("ETag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/merge-patch+json")
                .body("{\"slug\": \"" + renamed + "\"}").patch("/api/v1/editorial/articles/{a}", slug).then().statusCode(200);
        String moved = given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/{a}", renamed)
                .header("ETag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", moved).contentType("application/json").body("{}")
                .put("/api/v1/editorial/articles/{a}/publication", renamed).then().statusCode(200);

        given().redirects().follow(false).contentType("application/json")
                .body(Map.of("author", Map.of("name", "A", "email", "a@example.org"), "body", "B", "formToken", "x"))
                .post("/api/v1/articles/{slug}/comments", slug).then().statusCode(308)
                .header("Location", containsString(renamed));
        CommentRequest.to(renamed).send().then().statusCode(202);
    }

    private static Response edit(Response posted, String body) {
        return given().header("Comment-Token", posted.<String> path("token")).contentType("application/json")
                .body(Map.of("author", Map.of("name", "Reader"), "body", body))
                .put("/api/v1/comments/{id}", posted.<String> path("id"));
    }

    private void policy(boolean open, String moderation) {
        String path = "/api/v1/editorial/articles/{a}/comment-policy";
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get(path, slug).path("etag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/json")
                .body("{\"open\": %s, \"moderation\": %s}".formatted(open,
                        moderation == null ? null : "\"" + moderation + "\""))
                .put(path, slug).then().statusCode(200);
    }
}
