package dev.stet.comment.posting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Everybody at once. */
@QuarkusTest
class CrowdTest {

    private static final int CLIENTS = 50;
    private static final int POSTS = 10;

    @Test
    @Tag("soak")
    void fiveHundredPostsFromFiftyClientsAreAllThereOnceAndInOrder() throws Exception {
        String slug = Given.publishedArticle("crowded");
        open(slug);
        List<Callable<Void>> clients = IntStream.range(0, CLIENTS).<Callable<Void>> mapToObj(client -> () -> {
            String email = CommentRequest.email();
            for (int post = 0; post < POSTS; post++) {
                CommentRequest.to(slug).by("client " + client, email).saying(client + " " + post).from("192.0.2." + client)
                        .header("Idempotency-Key", "\"" + slug + client + "-" + post + "\"").send().then().statusCode(201);
            }
            return null;
        }).toList();
        atOnce(clients);

        List<String> bodies = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = CommentRequest.comments(slug, "?view=flat&limit=100" + (cursor == null ? "" : "&cursor=" + cursor))
                    .extract()
                    .jsonPath();
            bodies.addAll(page.getList("items.body.html"));
            cursor = page.get("page.next");
        } while (cursor != null);
        assertEquals(CLIENTS * POSTS, bodies.size());
        for (int client = 0; client < CLIENTS; client++) {
            String own = "<p>" + client + " ";
            assertEquals(IntStream.range(0, POSTS).mapToObj(post -> own + post + "</p>").toList(),
                    bodies.stream().filter(body -> body.startsWith(own)).toList());
        }
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(CLIENTS * POSTS));
    }

    @Test
    void whoClicksTwentyTimesAtOncePostsOnce() throws Exception {
        String slug = Given.publishedArticle("clicked");
        open(slug);
        String token = CommentRequest.token(slug);
        String email = CommentRequest.email();
        List<Integer> answers = new ArrayList<>();
        List<Callable<Response>> clicks = IntStream.range(0, 20).<Callable<Response>> mapToObj(
                i -> () -> CommentRequest.to(slug).by("Quick", email).saying("Once").with("formToken", token).send()).toList();
        for (Future<Response> answer : atOnce(clicks)) {
            answers.add(answer.get().statusCode());
        }

        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers::toString);
        assertEquals(19, answers.stream().filter(status -> status == 422).count(), answers::toString);
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(1));
    }

    @Test
    void moderatorsWhoDecideAtOnceCountRight() throws Exception {
        String slug = Given.publishedArticle("contested");
        List<String> held = IntStream.range(0, 4).mapToObj(i -> CommentRequest.to(slug).posted()).toList();
        List<Callable<Void>> decisions = IntStream.range(0, 80).<Callable<Void>> mapToObj(i -> () -> {
            CommentRequest.decide(held.get(i % 4), List.of("approved", "spam", "pending").get(i / 4 % 3)).statusCode(200);
            return null;
        }).toList();
        atOnce(decisions);

        int shown = CommentRequest.comments(slug, "?view=flat").extract().jsonPath().getList("items").size();
        given().get("/api/v1/articles/{slug}?include=commentCount", slug).then().body("commentCount", is(shown));
    }

    private static void open(String slug) {
        String path = "/api/v1/editorial/articles/{a}/comment-policy";
        String tag = given().auth().oauth2(Keys.of(Role.EDITOR)).get(path, slug).path("etag");
        given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/json")
                .body(Map.of("open", true, "moderation", "none")).put(path, slug).then().statusCode(200);
    }

    private static <T> List<Future<T>> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<T>> done = threads.invokeAll(tasks);
            for (Future<T> each : done) {
                each.get();
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }
}
