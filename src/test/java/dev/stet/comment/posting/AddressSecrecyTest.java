package dev.stet.comment.posting;

import static dev.stet.comment.CommentRequest.comments;
import static dev.stet.comment.CommentRequest.decide;
import static dev.stet.comment.CommentRequest.seenByModerators;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;

/** Whoever types an e-mail address proves nothing by it, and learns nothing about whose it is. */
@QuarkusTest
class AddressSecrecyTest {

    private static final String WORDS = "Words that *one* person wrote.";

    private String slug;
    private String email;
    private String first;
    private String token;

    @BeforeEach
    void anArticleThatSomebodyRepliedTo() {
        slug = Given.publishedArticle("secretive");
        email = CommentRequest.email();
        Response posted = CommentRequest.to(slug).by("Ada", email).saying(WORDS).send();
        first = posted.path("id");
        token = posted.path("token");
        decide(first, "approved").statusCode(200);
    }

    @Test
    void everyAddressIsAnsweredAlikeWhateverIsSaid() {
        String blocked = CommentRequest.email();
        CommentRequest.moderator().body(Map.of("kind", "email", "value", blocked)).post("/api/v1/editorial/comment-blocks")
                .then()
                .statusCode(201);
        String held = CommentRequest.email();
        CommentRequest.to(slug).by("Ada", held).saying(WORDS).posted();

        for (String words : List.of(WORDS, "Words that *nobody* wrote before.")) {
            List<Object> unknown = all(() -> CommentRequest.to(slug).by("Ada", CommentRequest.email()).saying(words));
            assertEquals(202, unknown.get(0));
            for (String typed : List.of(email, email.toUpperCase(), blocked, held)) {
                assertEquals(unknown, all(() -> CommentRequest.to(slug).by("Ada", typed).saying(words)));
            }
            assertEquals(unknown,
                    all(() -> CommentRequest.to(slug).by("Ada", CommentRequest.email()).saying(words).with("website", "x")));
        }
    }

    @Test
    void aRepetitionIsTakenLikeAnyReplyAndNobodyReadsItTwice() {
        String again = CommentRequest.to(slug).by("Ada", email).saying(" words that *ONE* person  wrote. ").posted();

        assertNotEquals(first, again);
        seenByModerators(again).body("status", is("trash")).body("doubts", contains("duplicate"));
        comments(slug, "?view=flat").body("items.id", contains(first));
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(1));
        CommentRequest.moderator().get("/api/v1/editorial/comments?article=" + article()).then().statusCode(200).body("items",
                hasSize(0));
    }

    @Test
    void onlyTheVerySameIsARepetition() {
        for (CommentRequest other : List.of(CommentRequest.to(slug).by("Eve", email).saying(WORDS),
                CommentRequest.to(slug).by("Ada", email).of("https://ada.example").saying(WORDS),
                CommentRequest.to(slug).by("Ada", email).below(first).saying(WORDS),
                CommentRequest.to(slug).by("Ada", CommentRequest.email()).saying(WORDS))) {
            seenByModerators(other.posted()).body("status", is("pending")).body("doubts", hasItem("repeated"));
        }
        seenByModerators(
                CommentRequest.to(Given.publishedArticle("other")).by("Ada", email).saying(WORDS).from("192.0.2.5").posted())
                .body("status", is("pending")).body("doubts", contains("first-time"));
    }

    @Test
    void whoeverRepeatsOneselfMaySaySomethingElseInstead() {
        Response again = CommentRequest.to(slug).by("Ada", email).saying(WORDS).send();
        edit(again.path("id"), again.path("token"), "Something else " + slug).then().statusCode(200).body("status",
                is("pending"));

        seenByModerators(again.path("id")).body("status", is("pending")).body("doubts", contains("first-time"));
    }

    @Test
    void whereNobodyWaitsTheSameWordsWaitWhoeverSaysThem() {
        CommentRequest.moderation(slug, "none");
        for (String typed : List.of(email, CommentRequest.email())) {
            CommentRequest.to(slug).by("Ada", typed).saying(WORDS).from("192.0.2.7").send().then().statusCode(202).body(
                    "status",
                    is("pending"));
        }
        comments(slug, "?view=flat").body("items.id", contains(first));
        CommentRequest.to(slug).by("Ada", email).saying("Something else " + slug).send().then().statusCode(201);
    }

    @Test
    void whoBringsTheTokenOfAnApprovedCommentIsShownAtOnce() {
        CommentRequest.to(slug).by("Ada", email).send().then().statusCode(202);
        CommentRequest.to(slug).by("Ada", email.toUpperCase()).bringing(token).send().then().statusCode(201).body("status",
                is("approved"));
        String held = CommentRequest.to(slug).by("Ada", email).send().path("token");
        CommentRequest.to(slug).by("Ada", email).bringing("none-of-ours", held, token).send().then().statusCode(201);

        comments(slug, "?view=flat").body("items", hasSize(3));
    }

    @Test
    void aTokenProvesNothingForAnotherAddressNorForAnotherPurpose() {
        String held = CommentRequest.to(slug).by("Ada", email).send().path("token");
        CommentRequest.to(slug).by("Ada", CommentRequest.email()).bringing(token).send().then().statusCode(202);
        for (String proof : List.of(held, CommentRequest.token(slug), token.substring(1), token + "A", first, " , ",
                "\u00e9")) {
            CommentRequest.to(slug).by("Ada", email).bringing(proof).send().then().statusCode(202);
        }
    }

    @Test
    void aTokenProvesWhatIsApprovedNow() {
        decide(first, "spam").statusCode(200);
        CommentRequest.to(slug).by("Ada", email).bringing(token).send().then().statusCode(202);
        decide(first, "approved").statusCode(200);
        CommentRequest.to(slug).by("Ada", email).bringing(token).send().then().statusCode(201);

        given().header("Comment-Token", token).delete("/api/v1/comments/{id}", first).then().statusCode(204);
        CommentRequest.to(slug).by("Ada", email).bringing(token).send().then().statusCode(202);
    }

    @Test
    void anEditUnderSomebodysAddressWaitsUnlessThatIsProved() {
        Response typed = CommentRequest.to(slug).by("Ada", email).send();
        edit(typed.path("id"), typed.path("token"), "Edited, by whom?").then().statusCode(200).body("status", is("pending"));
        edit(typed.path("id"), typed.path("token"), WORDS).then().statusCode(200).body("status", is("pending"));
        Response proved = CommentRequest.to(slug).by("Ada", email).bringing(token).send();
        edit(proved.path("id"), proved.path("token") + ", " + token, "Edited by Ada").then().statusCode(200).body("status",
                is("approved"));

        edit(proved.path("id"), proved.path("token"), "Edited by Ada?").then().statusCode(200).body("status", is("pending"));
        edit(proved.path("id"), token, "Edited").then().statusCode(403);
    }

    @Test
    void whoRepliesUnderAnAddressThatWantsMailIsToldNothingElse() {
        String subscriber = CommentRequest.email();
        CommentRequest.to(slug).by("Sub", subscriber).with("subscribe", true).approved();

        assertEquals(all(() -> CommentRequest.to(slug).by("Sub", CommentRequest.email()).saying("Hm").with("subscribe", true)),
                all(() -> CommentRequest.to(slug).by("Sub", subscriber).saying("Hm").with("subscribe", true)));
    }

    /** Pages of other origins may send the header. */
    @Test
    void browsersMayBringTokens() {
        given().header("Origin", "https://site.example").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "comment-token,content-type")
                .options("/api/v1/articles/{slug}/comments", slug).then().statusCode(204)
                .header("Access-Control-Allow-Headers", is("comment-token,content-type"));
    }

    /** All that is to be learned by posting this, editing it, replying to it and taking it back, and how much work each is. */
    private List<Object> all(Supplier<CommentRequest> reply) {
        String key = "\"" + UUID.randomUUID() + "\"";
        CommentRequest same = reply.get().header("Idempotency-Key", key);
        String post = UUID.randomUUID().toString();
        String edit = UUID.randomUUID().toString();
        String erase = UUID.randomUUID().toString();
        Response posted = same.header(Statements.COUNT, post).send();
        String id = posted.path("id");
        List<Object> learned = new ArrayList<>(told(posted));
        learned.add(Duration.between(Instant.parse(posted.path("comment.createdAt")),
                Instant.parse(posted.path("editableUntil"))));
        learned.addAll(told(same.send()));
        learned.addAll(told(CommentRequest.to(slug).below(id).send()));
        Response edited = given().header("Comment-Token", posted.<String> path("token")).header(Statements.COUNT, edit)
                .contentType("application/json").body(Map.of("author", Map.of("name", "Ada"), "body", "Edited"))
                .put("/api/v1/comments/{id}", id);
        learned.addAll(told(edited));
        for (int i = 0; i < 2; i++) {
            learned.addAll(told(given().header("Comment-Token", posted.<String> path("token"))
                    .header(Statements.COUNT, erase + i).delete("/api/v1/comments/{id}", id)));
        }
        learned.add(Map.of("post", Statements.named(post), "edit", Statements.named(edit), "erase",
                Statements.named(erase + 0), "erase again", Statements.named(erase + 1)));
        return learned;
    }

    /** Without what is another for each request. */
    private static List<Object> told(Response answer) {
        return List.of(answer.statusCode(), new TreeSet<>(answer.headers().asList().stream().map(Header::getName).toList()),
                answer.asString().replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "id")
                        .replaceAll("\"token\":\"[\\w-]{43}\"", "token")
                        .replaceAll("\"(createdAt|updatedAt|editableUntil)\":\"\\d{4}[^\"]+Z\"", "time")
                        .replaceAll("\"traceId\":\"\\w+\"", "trace"));
    }

    private static Response edit(String id, String tokens, String body) {
        return given().header("Comment-Token", tokens).contentType("application/json")
                .body(Map.of("author", Map.of("name", "Ada"), "body", body)).put("/api/v1/comments/{id}", id);
    }

    private String article() {
        return given().get("/api/v1/articles/{slug}", slug).path("id");
    }
}
