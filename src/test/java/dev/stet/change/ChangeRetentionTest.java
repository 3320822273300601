package dev.stet.change;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What is old goes, nothing that somebody needs goes, and who comes too late is told so. */
@QuarkusTest
class ChangeRetentionTest {

    private static final Duration KEEP = Duration.ofDays(90);

    @Inject
    ChangeRetention changeRetention;
    @Inject
    ChangeLogReader changeLogReader;
    @Inject
    ChangeLog change;
    @Inject
    EntityManager database;
    @Inject
    LastHeard heard;

    /** How much of the log those who follow it have been told of. */
    @Singleton
    static class LastHeard implements ChangeLogReader.Listener {

        private volatile long last;

        @Override
        public void grown(long last) {
            this.last = last;
        }
    }

    @Test
    void whoComesTooLateIsToldToBeginAnew() throws InterruptedException {
        String late = now();
        append("article.created");
        String inTime = now();
        allIsOld();
        awaitHeard(); // together, the old and the young could be in memory still, from which those are told who follow
        UUID young = append("article.created");
        awaitHeard();
        changeRetention.forget(KEEP);

        get("?after=" + late).statusCode(410).body("type", is("/problems/cursor-expired"));
        given().auth().oauth2(Keys.of(Role.READER)).header("Accept", "text/event-stream").header("Last-Event-ID", late)
                .get("/api/v1/integration/changes").then().statusCode(410).body("type", is("/problems/cursor-expired"));
        get("?after=" + inTime).statusCode(200).body("items.article", hasItem(young.toString()));
        get("").statusCode(200).body("items[0].article", is(young.toString())); // the beginning of what is kept
        get("?snapshot=true").statusCode(200).body("page.next", notNullValue());
    }

    @Test
    void onlyTheOldBeginningGoes() {
        allIsOld();
        UUID young = append("article.created");
        String between = now();
        UUID old = append("article.created");
        age(old);
        append("article.created");
        changeRetention.forget(KEEP);

        assertEquals(1, count(young));
        assertEquals(1, count(old));
        get("?after=" + between).statusCode(200).body("items[0].article", is(old.toString()));
    }

    @Test
    void theLastEntryStaysSoThatPositionsGoOn() {
        append("article.created");
        UUID last = append("article.created");
        long before = changeLogReader.last();
        allIsOld();
        changeRetention.forget(KEEP);

        assertEquals(1, count(last));
        UUID next = append("article.created");
        assertEquals(before + 1, changeLogReader.last());
        assertEquals(next, changeLogReader.after(before, 10).get(0).article());
    }

    @Test
    void manyGoInSmallSteps() {
        UUID article = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 1_300; i++) {
                change.append("article.revised", article, null, null, Map.of("slug", "slug", "locale", "en", "revision", 1),
                        Set.of());
            }
        });
        allIsOld();
        append("article.created");
        changeRetention.forget(KEEP);
        assertEquals(0, count(article));
    }

    @Test
    void whatADeliveryTellsOfStaysForAsLongAsThat() {
        Caller admin = Keys.account(Role.ADMIN);
        UUID told = append("article.created");
        String behind = now();
        UUID webhook = UUID.randomUUID();
        execute("INSERT INTO webhook (id, url, secret, created_by, created_at, disabled_at) VALUES "
                + "('%s', 'https://example.org', "
                + "'\\x00', '%s', now(), now())",
                webhook, admin.account());
        execute("INSERT INTO delivery (id, webhook_id, position, kind, delivered_at, created_at) "
                + "SELECT gen_random_uuid(), '%s', position, kind, now(), now() FROM change WHERE article_id = '%s'", webhook,
                told);
        allIsOld();
        append("article.created");
        changeRetention.forget(KEEP);
        assertEquals(1, count(told));
        get("").statusCode(200).body("items.article", not(hasItem(told.toString())));
        get("?after=" + behind).statusCode(200);

        execute("DELETE FROM webhook WHERE id = '%s'", webhook);
        changeRetention.forget(KEEP);
        assertEquals(0, count(told));
    }

    @Test
    void whoChangedACommentPolicyLastIsStillKnown() {
        String slug = Given.publishedArticle("policy");
        String stale = policy(slug);
        put(slug, stale, false).statusCode(200);
        String second = policy(slug);
        put(slug, second, true).statusCode(200);
        allIsOld();
        append("article.created");
        changeRetention.forget(KEEP);

        put(slug, second, false).statusCode(412).body("changedBy.id", notNullValue());
        UUID id = UUID.fromString(given().get("/api/v1/articles/{slug}", slug).path("id"));
        assertEquals(1, count(id)); // of created, published and two changes of the policy
    }

    @Test
    @Tag("soak")
    void nothingThatEndedExpiresAgain() throws InterruptedException {
        String slug = Given.publishedArticle("expires");
        UUID id = UUID.fromString(given().get("/api/v1/articles/{slug}", slug).path("id"));
        execute("UPDATE edition SET visible_until = clock_timestamp() + interval '1 second',"
                + " declared_until = clock_timestamp() + interval '1 second' WHERE article_id = '%s'", id);
        execute("UPDATE edition SET declared_until = visible_until WHERE article_id = '%s'", id);
        for (int i = 0; i < 100 && changeLogReader.latest(id, "article.expired").isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertTrue(changeLogReader.latest(id, "article.expired").isPresent());
        long expired = changeLogReader.last();
        allIsOld();
        append("article.created");
        changeRetention.forget(KEEP);
        Thread.sleep(1_000); // several looks of the relay
        assertTrue(changeLogReader.after(expired, 1_000).stream().noneMatch(entry -> id.equals(entry.article())));
    }

    private void awaitHeard() throws InterruptedException {
        for (int i = 0; i < 1_000 && heard.last < changeLogReader.last(); i++) {
            Thread.sleep(10);
        }
        assertTrue(heard.last >= changeLogReader.last());
    }

    private static ValidatableResponse get(String query) {
        return given().auth().oauth2(Keys.of(Role.READER)).get("/api/v1/integration/changes" + query).then();
    }

    private static String now() {
        return get("?snapshot=true&article=" + new UUID(0, 1)).statusCode(200).body("page.next.length()", greaterThan(10))
                .extract().path("page.next");
    }

    private static String policy(String slug) {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).get("/api/v1/editorial/articles/{slug}/comment-policy", slug).then()
                .statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse put(String slug, String tag, boolean open) {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).header("If-Match", tag).contentType("application/json")
                .body(Map.of("open", open)).put("/api/v1/editorial/articles/{slug}/comment-policy", slug).then();
    }

    private UUID append(String kind) {
        UUID article = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> change.append(kind, article, null, null,
                Map.of("slug", "slug", "locale", "en", "revision", 1), Set.of()));
        changeLogReader.settle();
        return article;
    }

    private void allIsOld() {
        changeLogReader.settle();
        execute("UPDATE change SET occurred_at = now() - interval '91 days' WHERE occurred_at > now() - interval '90 days'");
    }

    private void age(UUID article) {
        execute("UPDATE change SET occurred_at = now() - interval '91 days' WHERE article_id = '%s'", article);
    }

    private long count(UUID article) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database
                .createNativeQuery("SELECT count(*) FROM change WHERE article_id = :article", Long.class)
                .setParameter("article", article).getSingleResult());
    }

    private void execute(String sql, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql.formatted(values)).executeUpdate());
    }
}
