package dev.stet.article.editing;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Many editors at once: nothing is lost, nobody is refused without reason. */
@QuarkusTest
class RaceTest {

    @Test
    void oneOfManyWinsASection() throws Exception {
        raceForASection(16, 3);
    }

    @Test
    void everybodyEditsASectionOfTheirOwn() throws Exception {
        editManySections(16, 2);
    }

    @Test
    @Tag("soak")
    void oneOfSixtyFourWinsASection() throws Exception {
        raceForASection(64, 10);
    }

    @Test
    @Tag("soak")
    void sixtyFourEditSectionsOfTheirOwn() throws Exception {
        editManySections(64, 10);
    }

    @Test
    void oneOfManyMakesAnArticleAtASlug() throws Exception {
        String slug = Given.slug("first");

        assertEquals(Map.of(201, 1, 412, 7), statuses(8, client -> EditorialRequests.editor().header("If-None-Match", "*")
                .body(Map.of("title", "Of client " + client)).put(EditorialRequests.ARTICLE, slug)));
    }

    @Test
    @Tag("soak")
    void tellsWhoWaitsTooLongToComeAgain() {
        String slug = EditorialRequests.draft("busy");
        String tag = EditorialRequests.tag(slug);
        UUID id = UUID.fromString(EditorialRequests.read(slug).path("id"));

        QuarkusTransaction.requiringNew().run(() -> {
            Article.lock(id).orElseThrow();
            EditorialRequests.retitle(slug, tag, "Too long").then().statusCode(503).header("Retry-After", notNullValue())
                    .body("type", is("/problems/unavailable"));
        });

        EditorialRequests.retitle(slug, tag, "At last").then().statusCode(200);
    }

    private static void raceForASection(int clients, int rounds) throws Exception {
        String slug = EditorialRequests.draft("race");
        for (int round = 0; round < rounds; round++) {
            String tag = EditorialRequests.read(slug, "first").header("ETag");
            String words = "Round " + round + " of client ";

            assertEquals(Map.of(200, 1, 412, clients - 1),
                    statuses(clients, client -> EditorialRequests.replaceSection(slug, "first", tag, words + client)));
        }
        EditorialRequests.read(slug).then().body("revision", is(rounds + 1));
    }

    private static void editManySections(int clients, int rounds) throws Exception {
        String slug = Given.slug("many");
        List<Map<String, String>> sections = IntStream.range(0, clients)
                .mapToObj(n -> Map.of("slug", "s" + n, "heading", "Section " + n)).toList();
        EditorialRequests.create(Map.of("slug", slug, "title", "Many", "sections", sections)).then().statusCode(201);
        for (int round = 0; round < rounds; round++) {
            List<String> tags = EditorialRequests.read(slug).path("sections.etag");
            String words = "Round " + round + " of client ";

            assertEquals(Map.of(200, clients),
                    statuses(clients,
                            client -> EditorialRequests.replaceSection(slug, "s" + client, tags.get(client), words + client)));

            EditorialRequests.read(slug).then().body("revision", is(1 + clients * (round + 1))).body("sections.body",
                    is(IntStream.range(0, clients).mapToObj(client -> words + client).toList()));
        }
        String id = EditorialRequests.read(slug).path("id");
        assertEquals((long) clients * rounds + 1, QuarkusTransaction.requiringNew()
                .<Long> call(() -> Revision.count("articleId", UUID.fromString(id))));
    }

    /** How often each status came when all clients sent their requests at once. */
    private static Map<Integer, Integer> statuses(int clients, IntFunction<Response> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        CountDownLatch ready = new CountDownLatch(clients);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return request.apply(client).statusCode();
                }));
            }
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Future<Integer> answer : answers) {
                statuses.merge(answer.get(), 1, Integer::sum);
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
