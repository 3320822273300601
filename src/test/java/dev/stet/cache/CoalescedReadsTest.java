package dev.stet.cache;

import static dev.stet.cache.CachedArticle.STORED;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** What many ask for at once is made once, and nobody is given what was read before a change that they came after. */
@QuarkusTest
@TestProfile(Configured.class)
class CoalescedReadsTest {

    private static final String COLLAPSED = "stet; fwd=uri-miss; collapsed";
    private static final int CLIENTS = 12;

    private final EntityManager database;
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);

    CoalescedReadsTest(EntityManager database) {
        this.database = database;
    }

    @AfterEach
    void theyGoHome() throws InterruptedException {
        clients.shutdown();
        clients.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Test
    void theSamePageIsMadeOnceForAllWhoAskAtOnce() {
        String path = "/api/v1/articles/" + Given.publishedArticle("at-once") + "?include=comments";
        List<Response> answers = whileCommentsCannotBeRead(() -> ask(path, CLIENTS));
        assertEquals(1, answers.stream().filter(answer -> STORED.equals(status(answer))).count());
        assertTrue(answers.stream().filter(answer -> COLLAPSED.equals(status(answer))).count() > CLIENTS / 2);
        answers.forEach(answer -> answer.then().statusCode(200).header("ETag", is(answers.get(0).header("ETag"))));
        assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    }

    @Test
    void aPageThatIsNotKeptIsMadeOnceTooWhileItIsMade() {
        String path = "/api/v1/articles?include=commentCount&limit=1&cursor=" + twoArticles();
        int one = Statements.ofReading(path);
        String counted = UUID.randomUUID().toString();
        List<Response> answers = whileCommentsCannotBeRead(() -> ask(path, CLIENTS, counted));
        answers.forEach(answer -> answer.then().statusCode(200).header("Cache-Status", nullValue())
                .header("ETag", is(answers.get(0).header("ETag"))));
        assertTrue(Statements.named(counted) < CLIENTS / 2 * one, Statements.named(counted) + " statements, and not " + one);
        assertEquals(one, Statements.ofReading(path)); // it was not kept
    }

    /** Where the second one begins. */
    private static String twoArticles() {
        Given.publishedArticle("at-once");
        Given.publishedArticle("at-once");
        return given().get("/api/v1/articles?include=commentCount&limit=1").then().statusCode(200).extract().path("page.next");
    }

    @Test
    void whoComesAfterAChangeIsNotGivenWhatWasReadBefore() {
        String slug = Given.publishedArticle("overtaken");
        String path = "/api/v1/articles/" + slug + "?include=comments";
        List<Response> answers = whileCommentsCannotBeRead(() -> {
            CompletableFuture<Response> early = supplyAsync(() -> given().get(path), clients);
            pause(); // it has read the article, and waits for the comments
            Given.imported(Given.article(slug, "Another title"));
            CompletableFuture<Response> late = supplyAsync(() -> given().get(path), clients);
            pause();
            return List.of(early, late);
        });
        answers.forEach(answer -> answer.then().statusCode(200));
        answers.get(1).then().body("title", is("Another title"));
        given().get(path).then().body("title", is("Another title"));
    }

    @Test
    void whatCannotBeFoundAndWhatIsWrongIsToldEach() {
        String slug = Given.slug("nowhere");
        ask("/api/v1/articles/" + slug, CLIENTS).forEach(answer -> answer.join().then().statusCode(404)
                .body("detail", is("There is no published article '" + slug + "' in locale en.")));
        ask("/api/v1/articles?limit=x", CLIENTS).forEach(answer -> answer.join().then().statusCode(400));
    }

    private List<CompletableFuture<Response>> ask(String path, int times) {
        return ask(path, times, "none");
    }

    private List<CompletableFuture<Response>> ask(String path, int times, String counted) {
        List<CompletableFuture<Response>> answers = IntStream.range(0, times)
                .mapToObj(i -> supplyAsync(() -> given().header(Statements.COUNT, counted).get(path), clients)).toList();
        pause();
        return answers;
    }

    private List<Response> whileCommentsCannotBeRead(java.util.function.Supplier<List<CompletableFuture<Response>>> asking) {
        List<CompletableFuture<Response>> asked = QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("LOCK TABLE comment IN ACCESS EXCLUSIVE MODE").executeUpdate();
            return asking.get();
        });
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static String status(Response answer) {
        return answer.header("Cache-Status");
    }

    /** Long enough for what was asked to be under way; where it is not, the tests say less, and still hold. */
    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
