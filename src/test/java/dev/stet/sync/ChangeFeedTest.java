package dev.stet.sync;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.administration.Accounts;
import dev.stet.sync.EventStream.Event;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

/** Who waits for changes gets them at once, and costs nothing meanwhile. */
@QuarkusTest
@TestProfile(Configured.class)
class ChangeFeedTest {

    @Inject
    ChangeFeedTail changeFeedTail;
    @Inject
    AgroalDataSource connections;
    @Inject
    Accounts accounts;

    @Test
    void theStreamHasAnAddressOfItsOwn() throws Exception {
        UUID article = UUID.randomUUID();
        try (EventStream stream = EventStream.open(Role.READER, "/stream?after=" + Follower.now() + "&article=" + article,
                null)) {
            Follower.append("article.created", article, Map.of());

            assertEquals(article.toString(), stream.next().json().getString("article"));
        }
    }

    @Test
    void aWaitingAnswerComesWithinASecondOfTheChange() throws Exception {
        String before = Follower.now();
        CompletableFuture<JsonPath> answer = CompletableFuture
                .supplyAsync(() -> Follower.read(Role.READER, "?wait=30&after=" + before));
        awaitWaiting(1);
        UUID article = UUID.randomUUID();
        long begin = System.nanoTime();
        Follower.append("article.created", article, Map.of());

        assertEquals(List.of(article.toString()), answer.get(20, TimeUnit.SECONDS).getList("items.article"));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(took.toMillis() < 1_000, "took " + took);
    }

    @Test
    void anAnswerThatWaitedInVainIsEmptyAndLeadsOn() {
        String before = Follower.now();
        long begin = System.nanoTime();
        JsonPath answer = Follower.read(Role.READER, "?wait=1&kind=article.trashed&after=" + before);
        long millis = (System.nanoTime() - begin) / 1_000_000;

        assertEquals(List.of(), answer.getList("items"));
        assertTrue(millis >= 990 && millis < 4_000, "took " + millis);
        Follower.append("article.trashed", UUID.randomUUID(), Map.of());
        Follower.get(Role.READER, "?after=" + answer.getString("page.next")).body("items.kind", is(List.of("article.trashed")));
    }

    @Test
    void whatWasNotAskedForWakesNobody() throws Exception {
        String before = Follower.now();
        UUID wanted = UUID.randomUUID();
        CompletableFuture<JsonPath> answer = CompletableFuture
                .supplyAsync(() -> Follower.read(Role.READER, "?wait=30&article=" + wanted + "&after=" + before));
        awaitWaiting(1);
        for (int i = 0; i < 5; i++) {
            Follower.append("article.created", UUID.randomUUID(), Map.of());
            Follower.append("account.created", null, Map.of());
            Thread.sleep(100);
        }
        assertFalse(answer.isDone());
        Follower.append("article.created", wanted, Map.of());
        assertEquals(List.of(wanted.toString()), answer.get(20, TimeUnit.SECONDS).getList("items.article"));
    }

    @Test
    void manyWhoWaitTakeNoConnectionAndAllAreWoken() throws Exception {
        int many = 100;
        String before = Follower.now();
        ExecutorService clients = Executors.newFixedThreadPool(many);
        try {
            List<CompletableFuture<JsonPath>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                answers.add(CompletableFuture
                        .supplyAsync(() -> Follower.read(Role.READER, "?wait=60&after=" + before), clients));
            }
            awaitWaiting(many);
            assertTrue(connections.getConfiguration().connectionPoolConfiguration().maxSize() < many);
            int busy = 0; // the relay has one, and looks now and then with another
            for (int i = 0; i < 20; i++, Thread.sleep(20)) {
                busy = Math.max(busy, (int) connections.getMetrics().activeCount());
            }
            assertTrue(busy <= 4, busy + " connections are in use");
            Follower.get(Role.READER, "?after=" + before).body("items", empty()); // others are served meanwhile
            UUID article = UUID.randomUUID();
            Follower.append("article.created", article, Map.of());
            for (CompletableFuture<JsonPath> answer : answers) {
                assertEquals(List.of(article.toString()), answer.get(20, TimeUnit.SECONDS).getList("items.article"));
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aStreamTellsWhatHappens() throws Exception {
        try (EventStream stream = EventStream.open(Role.READER, "?after=" + Follower.now(), null)) {
            assertNull(stream.any().kind()); // something comes at once, so that its reader knows that it was let in
            String slug = Given.publishedArticle("streamed");
            Event created = stream.next();
            Event published = stream.next();
            assertEquals("article.created", created.kind());
            assertEquals("article.published", published.kind());
            assertEquals(slug, published.json().getString("data.slug"));
            assertEquals(published.id(), published.json().getString("cursor"));
            assertEquals("private, no-store", stream.answer().headers().firstValue("Cache-Control").orElse(""));
        }
    }

    @Test
    void aStreamGoesOnWhereItBrokeOff() throws Exception {
        String before = Follower.now();
        List<String> articles = new ArrayList<>();
        for (int i = 0; i < 130; i++) { // more than is read at once
            UUID article = UUID.randomUUID();
            articles.add(article.toString());
            Follower.append("article.created", article, Map.of());
        }
        List<String> told = new ArrayList<>();
        String last;
        try (EventStream stream = EventStream.open(Role.READER, "?after=" + before, null)) {
            for (int i = 0; i < 60; i++) {
                told.add(stream.next().json().getString("article"));
            }
            last = Follower.read(Role.READER, "?limit=60&after=" + before).getString("page.next");
        }
        // a browser sends the same address, and its header goes before what stands in there
        try (EventStream stream = EventStream.open(Role.READER, "?after=" + before, last)) {
            while (told.size() < 130) {
                told.add(stream.next().json().getString("article"));
            }
        }
        assertEquals(articles, told);
    }

    @Test
    void aStreamShowsThatItIsThereAndMovesOnPastWhatWasNotAskedFor() throws Exception {
        String before = Follower.now();
        try (EventStream stream = EventStream.open(Role.READER, "?kind=article.trashed&after=" + before, null)) {
            assertEquals(before, stream.any().id());
            Follower.append("article.created", UUID.randomUUID(), Map.of());
            Event sign = stream.any();
            while (before.equals(sign.id())) {
                sign = stream.any();
            }
            assertNull(sign.kind());
            assertNull(sign.data());
            assertEquals(List.of(":here"), sign.comments());
            assertNotEquals(before, sign.id());
            Follower.get(Role.READER, "?after=" + sign.id()).body("items", empty());
        }
    }

    @Test
    void aStreamCanBeginWithASnapshot() throws Exception {
        String slug = Given.publishedArticle("seen");
        String id = ChangesTest.idOf(slug);
        String query = "?snapshot=true&article=" + id;
        String seen;
        try (EventStream stream = EventStream.open(Role.READER, query, null)) {
            Event snapshot = stream.next();
            assertEquals("article.snapshot", snapshot.kind());
            assertEquals(slug, snapshot.json().getString("data.slug"));
            seen = snapshot.id();
        }
        Follower.append("article.revised", UUID.fromString(id), Map.of());
        try (EventStream stream = EventStream.open(Role.READER, query, seen)) {
            assertEquals("article.revised", stream.next().kind()); // not the snapshot again
        }
    }

    @Test
    void aStreamEndsWhenAKeyIsRevoked() throws Exception {
        Caller account = Keys.account(Role.READER);
        String key = Keys.of(account);
        try (EventStream stream = EventStream.open(key, "?after=" + Follower.now(), null)) {
            assertNull(stream.any().kind());
            String keys = "/api/v1/integration/keys";
            String id = io.restassured.RestAssured.given().auth().oauth2(Keys.of(Role.ADMIN))
                    .get(keys + "?account=" + account.account()).jsonPath().getString("items[0].id");
            io.restassured.RestAssured.given().auth().oauth2(Keys.of(Role.ADMIN)).delete(keys + "/" + id).then()
                    .statusCode(204);
            stream.awaitEnd();
        }
        assertEquals(401, EventStream.send(key, "", null).statusCode());
    }

    @Test
    @Tag("soak")
    void thereIsRoomForSoManyAndNoMore() throws Exception {
        String before = Follower.now();
        awaitFree(120);
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 120; i++) {
                streams.add(EventStream.open(Role.READER, "?after=" + before, null));
            }
            var refused = EventStream.send(Keys.of(Role.READER), "?after=" + before, null);
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            assertEquals("application/problem+json", refused.headers().firstValue("Content-Type").orElse("").split(";")[0]);
            Follower.get(Role.READER, "?wait=1&after=" + before).statusCode(503).body("type", is("/problems/unavailable"));
            Follower.get(Role.READER, "?after=" + before).statusCode(200);
            UUID article = UUID.randomUUID();
            Follower.append("article.created", article, Map.of());
            for (EventStream stream : streams) {
                assertEquals(article.toString(), stream.next().json().getString("article"));
            }
        } finally {
            for (EventStream stream : streams) {
                stream.close();
            }
        }
        awaitFree(120); // who goes makes room
        awaitWaiting(0);
    }

    private void awaitWaiting(int count) throws InterruptedException {
        for (int i = 0; i < 400 && (count == 0 ? changeFeedTail.waiting() > 0 : changeFeedTail.waiting() < count); i++) {
            Thread.sleep(50);
        }
        assertTrue(count == 0 ? changeFeedTail.waiting() == 0 : changeFeedTail.waiting() >= count,
                changeFeedTail.waiting() + " are waiting");
    }

    private void awaitFree(int count) throws InterruptedException {
        for (int i = 0; i < 400 && changeFeedTail.free() < count; i++) {
            Thread.sleep(50);
        }
        assertEquals(count, changeFeedTail.free());
    }
}
