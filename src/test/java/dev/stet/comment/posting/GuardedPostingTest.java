package dev.stet.comment.posting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** What keeps programs from posting as people do. */
@QuarkusTest
@TestProfile(Configured.class)
class GuardedPostingTest {

    private static final long MIN_AGE_MILLIS = 400;

    private final Deque<String> tokens = new ArrayDeque<>();
    private String slug;
    private long tokensTaken;
    private String proof = "";

    @BeforeEach
    void anArticleAndTheFormsOfAllWhoPost() {
        slug = Given.publishedArticle("guarded");
        tokens.addAll(List.of(CommentRequest.token(slug), CommentRequest.token(slug)));
        tokensTaken = System.nanoTime();
    }

    @Test
    void nobodyFillsInAFormAtOnce() throws InterruptedException {
        String token = CommentRequest.token(slug);
        CommentRequest commentRequest = CommentRequest.to(slug).with("formToken", token);

        commentRequest.send().then().statusCode(422).body("errors.pointer", contains("#/formToken"))
                .body("errors[0].detail", containsString("too young"));
        Thread.sleep(MIN_AGE_MILLIS);
        commentRequest.send().then().statusCode(202);
    }

    @Test
    void oneClientPostsFiveTimesAMinuteAndIsToldWhereItStands() throws InterruptedException {
        String elsewhere = Given.publishedArticle("elsewhere");
        String tokenElsewhere = CommentRequest.token(elsewhere);
        List<String> tokens = IntStream.range(0, 7).mapToObj(i -> CommentRequest.token(slug)).toList();
        Thread.sleep(MIN_AGE_MILLIS);

        for (int left = 4; left >= 0; left--) {
            post(tokens.get(left), "203.0.113.10").then().statusCode(202)
                    .header("RateLimit-Policy", is("\"comments\";q=5;w=60"))
                    .header("RateLimit", matchesRegex("\"comments\";r=" + left + ";t=\\d+"));
        }
        Response refused = post(tokens.get(5), "203.0.113.10");
        refused.then().statusCode(429).header("RateLimit", containsString("r=0"));
        assertTrue(refused.header("RateLimit").endsWith(";t=" + refused.header("Retry-After")));
        post(tokens.get(5), "203.0.113.11").then().statusCode(202);
        CommentRequest.to(elsewhere).with("formToken", tokenElsewhere).from("203.0.113.10").send().then().statusCode(202);
    }

    @Test
    @Tag("soak")
    void limitsAreExactForFiftyClientsAtOnce() throws Exception {
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String token = CommentRequest.token(slug);
            String address = "198.51.100." + i % 50;
            posts.add(() -> post(token, address).statusCode());
        }
        Thread.sleep(MIN_AGE_MILLIS);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> post : threads.invokeAll(posts)) {
            statuses.add(post.get());
        }
        threads.shutdown();

        assertEquals(250, Collections.frequency(statuses, 202));
        assertEquals(250, Collections.frequency(statuses, 429));
    }

    @Test
    void whatOthersFindFineIsShown() throws InterruptedException {
        String email = known();
        String words = "Well said " + slug;
        Response posted = posted(email, words);
        posted.then().statusCode(202).body("status", is("pending"));

        assertEquals("approved", judged(posted));
        JsonNode asked = SpamCheck.asked(words).get(0);
        assertEquals(email, asked.get("comment_author_email").asText());
        assertEquals("akismet-key", asked.get("api_key").asText());
        assertEquals("https://blog.example", asked.get("blog").asText());
        assertEquals("203.0.113.77", asked.get("user_ip").asText());
    }

    @Test
    void whatOthersFindFineStillWaitsIfItsAuthorIsNew() throws InterruptedException {
        Response posted = posted(CommentRequest.email(), "Fine " + slug);

        assertEquals("pending", judged(posted));
        CommentRequest.seenByModerators(posted.path("id")).body("doubts", contains("first-time"));
    }

    @Test
    void whatOthersFindSpamIsSpam() throws InterruptedException {
        Response posted = posted(known(), "Buy viagra " + slug);

        assertEquals("spam", judged(posted));
        CommentRequest.seenByModerators(posted.path("id")).body("doubts", contains("check-found-spam"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "down", "broken", "never answered" })
    @Tag("soak")
    void whenOthersDoNotAnswerCommentsAreHeldNotLost(String trouble) throws InterruptedException {
        String words = "It is " + trouble + " " + slug;
        Response posted = posted(known(), words);

        assertEquals("pending", judged(posted));
        CommentRequest.seenByModerators(posted.path("id")).body("doubts", contains("check-failed"));
        assertEquals(3, SpamCheck.asked(words).size());
    }

    @Test
    void aModeratorWhoIsQuickerIsRight() throws InterruptedException {
        Response posted = posted(known(), "viagra, but too slow " + slug);
        CommentRequest.decide(posted.path("id"), "approved").statusCode(200);
        Thread.sleep(600);

        CommentRequest.seenByModerators(posted.path("id")).body("status", is("approved"));
    }

    @Test
    void aRepeatedPostIsAskedAboutOnceAndOnlyWhenItIsStored() throws InterruptedException {
        String words = "Once " + slug;
        CommentRequest commentRequest = CommentRequest.to(slug).saying(words).with("formToken", oldToken())
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        Response posted = commentRequest.send();
        commentRequest.send().then().statusCode(202).header("Idempotency-Replayed", is("true"));

        judged(posted);
        assertEquals(1, SpamCheck.asked(words).size());
    }

    @Test
    @Tag("soak")
    void theTimeToTakeItBackEnds() throws InterruptedException {
        Response posted = posted(CommentRequest.email(), "Said is said " + slug);
        Thread.sleep(1_000);

        given().header("Comment-Token", posted.<String> path("token"))
                .delete("/api/v1/comments/{id}", posted.<String> path("id"))
                .then().statusCode(409);
        given().header("Comment-Token", posted.<String> path("token")).contentType("application/json")
                .body(Map.of("author", Map.of("name", "N"), "body", "Otherwise"))
                .put("/api/v1/comments/{id}", posted.<String> path("id")).then().statusCode(409);
        CommentRequest.seenByModerators(posted.path("id")).body("body.markdown", is("Said is said " + slug)).body("erasedAt",
                not(notNullValue()));
    }

    @Test
    @Tag("soak")
    void aTokenProvesWhoseAnApprovedCommentIsLongAfterThatCanBeEdited() throws InterruptedException {
        String email = known();
        Thread.sleep(1_100);
        Response posted = posted(email, "Still the same person " + slug);

        assertEquals("approved", judged(posted));
    }

    @Test
    @Tag("soak")
    void afterTheTimeToTakeItBackNobodyIsToldWhatBecameOfIt() throws InterruptedException {
        Response posted = posted(CommentRequest.email(), "Waits " + slug);
        Response gone = posted(CommentRequest.email(), "Gone " + slug);
        CommentRequest.moderator().header("If-Match", "*").delete("/api/v1/editorial/comments/{id}", gone.<String> path("id"))
                .then()
                .statusCode(204);
        Thread.sleep(1_100);

        for (Response each : List.of(posted, gone)) {
            given().header("Comment-Token", each.<String> path("token"))
                    .delete("/api/v1/comments/{id}", each.<String> path("id")).then().statusCode(409);
        }
    }

    private Response post(String token, String address) {
        return CommentRequest.to(slug).with("formToken", token).from(address).send();
    }

    private Response posted(String email, String words) throws InterruptedException {
        Response posted = CommentRequest.to(slug).by("Reader", email).saying(words).with("formToken", oldToken())
                .from("203.0.113.77")
                .bringing(proof).send();
        posted.then().statusCode(202);
        return posted;
    }

    /** Of a form that was filled in for as long as people need. */
    private String oldToken() throws InterruptedException {
        Thread.sleep(Math.max(0, 1 + MIN_AGE_MILLIS - (System.nanoTime() - tokensTaken) / 1_000_000));
        return tokens.remove();
    }

    private String known() throws InterruptedException {
        String email = CommentRequest.email();
        Response first = posted(email, "First of " + email);
        judged(first);
        CommentRequest.decide(first.path("id"), "approved").statusCode(200);
        proof = first.path("token");
        return email;
    }

    /** The status once others were asked. */
    private static String judged(Response posted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        List<String> doubts = new ArrayList<>(Collections.singleton("unchecked"));
        String status = null;
        while (doubts.contains("unchecked") && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            status = CommentRequest.seenByModerators(posted.path("id")).extract().path("status");
            doubts = CommentRequest.seenByModerators(posted.path("id")).extract().path("doubts");
        }
        return status;
    }
}
