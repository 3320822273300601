package dev.stet.webhook;

import static dev.stet.webhook.WebhookRequests.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.webhook.Receiver.Message;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Receivers get every event at least once, in order for each article, signed, however they behave. */
@QuarkusTest
class DeliveryTest {

    private static final List<String> STORY = List.of("article.created", "article.published", "article.revised",
            "article.published");

    private final Receiver receiver = new Receiver();
    private final String tag = Given.slug("told");
    private WebhookRequests hook;

    @AfterEach
    void end() {
        if (hook != null) {
            hook.delete();
        }
        receiver.close();
    }

    @Test
    void anEventComesSignedAsTheStandardHasIt() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.published"), tag);
        String slug = article("signed");
        receiver.await(all -> all.taken().size() == 1);

        Message message = receiver.taken().get(0);
        assertEquals("POST", message.headers().get(":method"));
        assertEquals("/hook-with-token-4711?key=a%20b", message.headers().get(":path"));
        assertEquals("application/json", message.headers().get("content-type"));
        assertTrue(message.isSignedWith(hook.secret()));
        message.verify(hook.secret());
        assertEquals(Set.of("type", "timestamp", "data"),
                message.event().properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        assertEquals("article.published", message.kind());
        assertEquals(slug, message.slug());
        assertEquals(tag, message.event().at("/data/tags/0").asText());
        assertFalse(message.event().at("/data/article").asText().isEmpty());
        awaitStatus("delivered", 1);
        hook.deliveries("").body("items[0].id", is(message.id())).body("items[0].attempts", greaterThan(0))
                .body("items[0].responseStatus", is(204)).body("items[0].event", is("article.published"));
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(ints = { 500, 302, 404, Receiver.HANGS })
    void whatFailsIsTriedAgainAndHoldsBackItsArticleOnly(int failure) throws Exception {
        hook = WebhookRequests.at(receiver, List.of(), tag);
        receiver.answers(message -> message.slug().startsWith("stuck") ? failure : 200);
        String stuck = article("stuck");
        String free = article("free");
        revise(stuck);
        revise(free);
        receiver.await(all -> all.kindsTaken(free).size() == STORY.size() && all.messages().stream()
                .filter(message -> message.slug().equals(stuck)).count() >= 2);

        assertEquals(STORY, receiver.kindsTaken(free));
        Set<String> tried = receiver.messages().stream().filter(message -> message.slug().equals(stuck)).map(Message::id)
                .collect(Collectors.toSet());
        assertEquals(1, tried.size(), "later events of the article wait, and the id stays");
        hook.deliveries("?status=pending").body("items.size()", is(4)).body("items[3].id", is(tried.iterator().next()))
                .body("items[3].attempts", greaterThan(0)).body("items[2].nextAttemptAt", nullValue());
        hook.read().body("disabled", is(false));
        receiver.answers(200);
        receiver.await(all -> all.kindsTaken(stuck).size() == STORY.size());
        assertEquals(STORY, receiver.kindsTaken(stuck));
        assertTrue(receiver.messages().stream().allMatch(message -> message.isSignedWith(hook.secret())));
        assertTrue(receiver.messages().stream().noneMatch(message -> message.headers().get(":path").contains("elsewhere")));
        awaitStatus("delivered", 8);
        hook.read().body("failingSince", nullValue());
    }

    @Test
    @Tag("soak")
    void aReceiverThatFailsAtRandomGetsAllInOrder() throws Exception {
        hook = WebhookRequests.at(receiver, List.of(), tag);
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        receiver.answers(message -> {
            int times = tries.merge(message.id(), 1, Integer::sum);
            return times > message.id().hashCode() % 3 ? 200 : times % 2 == 0 ? 503 : 301;
        });
        List<String> slugs = Stream.of("one", "two", "three", "four").map(this::article).toList();
        slugs.forEach(this::revise);
        receiver.await(all -> slugs.stream().allMatch(slug -> all.kindsTaken(slug).size() == STORY.size()));
        slugs.forEach(slug -> assertEquals(STORY, receiver.kindsTaken(slug)));
    }

    @Test
    void goneDisablesAndWhatHappensMeanwhileComesOnceItIsEnabledAgain() throws Exception {
        hook = WebhookRequests.at(receiver, List.of(), tag);
        receiver.answers(410);
        String slug = article("gone");
        receiver.await(all -> all.messages().size() == 1);
        Eventually.holds(() -> hook.read().extract().<Boolean> path("disabled"));
        hook.read().body("disabledBecause", is("gone")).body("disabledAt", notNullValue());
        hook.post("/test").then().statusCode(409);
        revise(slug);
        Thread.sleep(700);
        assertEquals(1, receiver.messages().size(), "nothing is sent to who is gone");

        receiver.answers(200);
        hook.change(Map.of("disabled", false)).statusCode(200).body("disabledBecause", nullValue());
        receiver.await(all -> all.kindsTaken(slug).size() == STORY.size());
        assertEquals(STORY, receiver.kindsTaken(slug));
        assertEquals(receiver.messages().get(0).id(), receiver.taken().get(0).id());
    }

    @Test
    void aReplacedSecretSignsBesideTheNewOne() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.published"), tag);
        String next = hook.post("/secret").then().statusCode(200).body("oldSecretUntil", notNullValue()).extract()
                .path("secret");
        assertNotEquals(hook.secret(), next);
        article("rotated");
        receiver.await(all -> all.taken().size() == 1);

        Message message = receiver.taken().get(0);
        assertEquals(2, message.headers().get("webhook-signature").split(" ").length);
        assertTrue(message.isSignedWith(hook.secret()));
        assertTrue(message.isSignedWith(next));
        assertFalse(message.isSignedWith("whsec_" + "A".repeat(43) + "="));
    }

    @Test
    void onlyWhatIsWantedComes() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.withdrawn", "article.trashed"), tag);
        String other = Given.publishedArticle("other-tag");
        String slug = article("wanted");
        withdraw(other);
        Keys.account(Role.READER);
        withdraw(slug);
        receiver.await(all -> all.taken().size() == 1);
        trash(slug);
        receiver.await(all -> all.taken().size() == 2);
        assertEquals(List.of("article.withdrawn", "article.trashed"), receiver.kindsTaken(slug));
    }

    @Test
    void ofCommentsOnlyThoseOnArticlesWithItsTagCome() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("comment.*"), tag);
        CommentRequest.to(Given.publishedArticle("other-tag")).send().then().statusCode(202);
        String comment = CommentRequest.to(article("discussed")).send().then().statusCode(202).extract().path("id");
        receiver.await(all -> all.taken().size() == 1);
        assertEquals(comment, receiver.taken().get(0).event().at("/data/comment").asText());
        assertEquals(1, hook.deliveries("").extract().jsonPath().getList("items").size());
    }

    @Test
    void nobodyIsToldOfAccountsAndKeys() throws Exception {
        hook = new WebhookRequests(WebhookRequests.create(Map.of("url", receiver.url())).statusCode(201).extract().path("id"),
                null);
        Keys.of(Keys.account(Role.READER));
        String slug = article("after");
        receiver.await(all -> all.kindsTaken(slug).contains("article.published"));
        receiver.messages().forEach(message -> assertTrue(message.kind().startsWith("article.")
                || message.kind().startsWith("comment."), message.kind()));
    }

    @Test
    void anEventIsSentOnceMoreUnderTheSameId() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.published"), tag);
        article("again");
        awaitStatus("delivered", 1);
        String id = receiver.taken().get(0).id();

        hook.post("/deliveries/" + id + "/redelivery").then().statusCode(202).body("status", is("pending"));
        receiver.await(all -> all.taken().size() >= 2);
        assertEquals(id, receiver.taken().get(1).id());
        awaitStatus("delivered", 1);
        admin().get(WebhookRequests.PATH + "/" + hook.id() + "/deliveries/" + id).then().statusCode(200).body("attempts",
                greaterThan(1));
        hook.deliveries("?status=failed").body("items.size()", is(0));
    }

    @Test
    void anEventThatCannotBeReadIsNotedAndHoldsUpNoOther() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.published"), tag);
        try (EveryLog log = new EveryLog()) {
            QuarkusTransaction.requiringNew().run(() -> Webhook.getEntityManager().createNativeQuery("""
                    INSERT INTO change (kind, payload, stale, occurred_at)
                    VALUES ('article.published', '"whispered"', '{}', now())""").executeUpdate());
            String slug = article("readable");
            receiver.await(all -> all.kindsTaken(slug).contains("article.published"));
            log.tellsNothingOfBesidesTheDriver("whispered");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> Webhook.getEntityManager()
                    .createNativeQuery("UPDATE change SET payload = '{}' WHERE payload = '\"whispered\"'").executeUpdate());
        }
        receiver.await(all -> all.taken().size() == 2);
        hook.deliveries("").body("items[1].attempts", greaterThan(1));
    }

    @Test
    void aTrialGoesToThisWebhookAlone() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.withdrawn"), tag);
        try (Receiver others = new Receiver()) {
            WebhookRequests other = WebhookRequests.at(others, List.of(), tag);
            hook.post("/test").then().statusCode(202);
            receiver.await(all -> all.taken().size() == 1);
            assertEquals("webhook.tested", receiver.taken().get(0).kind());
            assertTrue(receiver.taken().get(0).isSignedWith(hook.secret()));
            Thread.sleep(500);
            assertEquals(0, others.messages().size());
            other.delete();
        }
    }

    @Test
    void theAddressStandsInNoMetric() throws Exception {
        hook = WebhookRequests.at(receiver, List.of("article.published"), tag);
        article("measured");
        awaitStatus("delivered", 1);
        given().get("/q/metrics").then().statusCode(200)
                .body(containsString("stet_webhook_deliveries_total{outcome=\"delivered\"")).body(
                        containsString("stet_webhook_backlog"))
                .body(not(containsString("hook-with-token-4711")));
    }

    private void awaitStatus(String status, int deliveries) throws InterruptedException {
        Eventually.holds(() -> hook.deliveries("?status=" + status).extract().jsonPath().getList("items").size() == deliveries);
    }

    private String article(String stem) {
        String slug = Given.slug(stem);
        Given.imported(Given.article(slug, "Title").replace("[china]", "[" + tag + "]"));
        return slug;
    }

    private void revise(String slug) {
        Given.imported(Given.article(slug, "Other title").replace("[china]", "[" + tag + "]"));
    }

    private static void withdraw(String slug) {
        String address = "/api/v1/editorial/articles/" + slug;
        admin().header("If-Match", admin().get(address).header("ETag")).delete(address + "/publication").then()
                .statusCode(200);
    }

    private static void trash(String slug) {
        String address = "/api/v1/editorial/articles/" + slug;
        admin().header("If-Match", admin().get(address).header("ETag")).delete(address).then().statusCode(204);
    }
}
