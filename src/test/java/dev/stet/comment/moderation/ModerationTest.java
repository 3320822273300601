package dev.stet.comment.moderation;

import static dev.stet.comment.CommentRequest.comments;
import static dev.stet.comment.CommentRequest.decide;
import static dev.stet.comment.CommentRequest.moderator;
import static dev.stet.comment.CommentRequest.seenByModerators;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What moderators see and decide. */
@QuarkusTest
class ModerationTest {

    private static final String QUEUE = "/api/v1/editorial/comments";

    private String slug;
    private String article;

    @BeforeEach
    void anArticle() {
        slug = Given.publishedArticle("moderated");
        article = given().get("/api/v1/articles/{slug}", slug).path("id");
    }

    @Test
    void theQueueShowsWhatWaitsTheNewestFirst() {
        String one = CommentRequest.to(slug).posted();
        String two = CommentRequest.to(slug).posted();
        String shown = CommentRequest.to(slug).approved();

        moderator().get(QUEUE + "?article=" + article).then().statusCode(200).body("items.id", contains(two, one))
                .body("items[0].article.slug", is(slug)).body("items[0].commenter", notNullValue());
        moderator().get(QUEUE + "?sort=oldest&status=pending,approved&article=" + article).then().statusCode(200)
                .body("items.id", contains(one, two, shown));
        moderator().get(QUEUE + "?status=all").then().statusCode(400);
        moderator().get(QUEUE + "?article=x&commenter=!").then().statusCode(400).body("errors", hasSize(2));
    }

    @Test
    void theQueueIsWalkedPageByPageAndBack() {
        List<String> posted = new ArrayList<>(IntStream.range(0, 5).mapToObj(i -> CommentRequest.to(slug).posted()).toList());
        Collections.reverse(posted);
        JsonPath first = page("&limit=2");
        JsonPath second = page("&limit=2&cursor=" + first.get("page.next"));
        JsonPath third = page("&limit=2&cursor=" + second.get("page.next"));
        JsonPath back = page("&limit=2&cursor=" + third.get("page.previous"));

        List<String> walked = new ArrayList<>(first.getList("items.id"));
        walked.addAll(second.getList("items.id"));
        walked.addAll(third.getList("items.id"));
        assertEquals(posted, walked);
        assertEquals(second.getList("items.id"), back.getList("items.id"));
    }

    @Test
    void theHistoryOfAPersonIsFoundByAHash() {
        String email = CommentRequest.email();
        String one = CommentRequest.to(slug).by("Cy", email).posted();
        CommentRequest.to(slug).posted();
        String two = CommentRequest.to(Given.publishedArticle("other")).by("Other name", email.toUpperCase()).posted();
        String commenter = seenByModerators(one).extract().path("commenter");

        moderator().get(QUEUE + "?commenter=" + commenter).then().statusCode(200).body("items.id", contains(two, one))
                .body("items.author.email", contains(email.toUpperCase(), email));
        comments(slug, "").body(not(containsString(commenter)));
    }

    @Test
    void aDecisionIsForWhatWasRead() {
        String id = CommentRequest.to(slug).posted();
        String tag = seenByModerators(id).extract().header("ETag");

        moderator().body(Map.of("status", "approved")).put(QUEUE + "/{id}/status", id).then().statusCode(428);
        moderator().header("If-Match", tag).body(Map.of("status", "approved")).put(QUEUE + "/{id}/status", id).then()
                .statusCode(200).body("status", is("approved"));
        moderator().header("If-Match", tag).body(Map.of("status", "spam")).put(QUEUE + "/{id}/status", id).then()
                .statusCode(412).body("current.status", is("approved")).body("etag", not(tag));
        moderator().header("If-Match", tag).delete(QUEUE + "/{id}", id).then().statusCode(412);
        comments(slug, "").body("items.id", contains(id));
    }

    @Test
    void whatIsDecidedOtherwiseIsOutOfSightAndCounted() {
        String id = CommentRequest.to(slug).approved();
        count(1);
        for (String status : List.of("spam", "trash", "pending")) {
            decide(id, status).statusCode(200).body("status", is(status));
            comments(slug, "").body("items", empty());
            count(0);
        }
        decide(id, "approved").statusCode(200);
        decide(id, "approved").statusCode(200);
        count(1);
    }

    @Test
    void aReplyIsNeverShownBelowWhatIsNot() {
        String parent = CommentRequest.to(slug).approved();
        String reply = CommentRequest.to(slug).below(parent).posted();
        decide(parent, "pending").statusCode(200);
        decide(reply, "approved").statusCode(409);
        decide(parent, "approved").statusCode(200);
        decide(reply, "approved").statusCode(200);
        decide(parent, "spam").statusCode(409);

        comments(slug, "").body("items[0].replies.id", contains(reply));
    }

    @Test
    void manyAreDecidedAtOnceEachByItself() {
        String one = CommentRequest.to(slug).posted();
        String two = CommentRequest.to(slug).posted();
        String three = CommentRequest.to(slug).posted();
        String unknown = UUID.randomUUID().toString();
        List<Map<String, String>> items = List.of(Map.of("id", one, "status", "approved"),
                Map.of("id", unknown, "status", "approved"), Map.of("id", two, "status", "spam", "etag", "\"old\""),
                Map.of("id", three, "status", "trash"));

        moderator().body(Map.of("items", items)).put("/api/v1/editorial/comment-statuses").then().statusCode(200)
                .body("items.id", contains(one, unknown, two, three)).body("items.status", contains(200, 404, 412, 200))
                .body("items[0].comment.status", is("approved")).body("items[1].problem.type", is("/problems/not-found"));
        seenByModerators(two).body("status", is("pending"));
        moderator().body(Map.of("items", Collections.nCopies(101, items.get(0)))).put("/api/v1/editorial/comment-statuses")
                .then().statusCode(422);
    }

    @Test
    void whatIsRemovedLeavesItsPlace() {
        String parent = CommentRequest.to(slug).by("Gone", CommentRequest.email()).approved();
        String reply = CommentRequest.to(slug).below(parent).approved();
        moderator().header("If-Match", "*").delete(QUEUE + "/{id}", parent).then().statusCode(204);

        comments(slug, "").body("items[0].id", is(parent)).body("items[0].author", nullValue())
                .body("items[0].replies.id", contains(reply));
        seenByModerators(parent).body("author", nullValue()).body("commenter", nullValue()).body("erasedAt", notNullValue());
        count(1);
        moderator().header("If-Match", "*").delete(QUEUE + "/{id}", reply).then().statusCode(204);
        count(0);
    }

    @Test
    void onlyModeratorsSeeWhoItIs() {
        String id = CommentRequest.to(slug).posted();
        for (dev.stet.auth.account.Role role : List.of(dev.stet.auth.account.Role.READER, dev.stet.auth.account.Role.AUTHOR,
                dev.stet.auth.account.Role.EDITOR)) {
            given().auth().oauth2(dev.stet.testsupport.Keys.of(role)).get(QUEUE + "/{id}", id).then().statusCode(403);
        }
        moderator().get(QUEUE).then().statusCode(200).body("items.status", everyItem(is("pending")));
    }

    private JsonPath page(String query) {
        return moderator().get(QUEUE + "?article=" + article + query).then().statusCode(200).extract().jsonPath();
    }

    private void count(int expected) {
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(expected));
    }
}
