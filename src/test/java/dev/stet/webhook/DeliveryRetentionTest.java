package dev.stet.webhook;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.change.ChangeEntry;
import dev.stet.change.ChangeLogReader;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What ends after days. The days are put into the database, not waited for. */
@QuarkusTest
class DeliveryRetentionTest {

    private final EntityManager database;
    private final ChangeLogReader changeLogReader;
    private final DeliveryUpkeep upkeep;
    private final Receiver receiver = new Receiver();
    private final String tag = Given.slug("patience");
    private final String slug = Given.slug("patience");
    private WebhookRequests hook;

    DeliveryRetentionTest(EntityManager database, ChangeLogReader changeLogReader, DeliveryUpkeep upkeep) {
        this.database = database;
        this.changeLogReader = changeLogReader;
        this.upkeep = upkeep;
    }

    @BeforeEach
    void begin() {
        hook = WebhookRequests.at(receiver, List.of("article.created", "article.published"), tag);
    }

    @AfterEach
    void end() {
        hook.delete();
        receiver.close();
    }

    @Test
    void afterThreeDaysADeliveryIsGivenUpAndTheNextOneGoes() throws Exception {
        failFirst();
        age("UPDATE delivery SET first_attempt = now() - interval '71 hours', next_attempt = now()");
        receiver.await(all -> all.messages().size() > 1);
        age("UPDATE delivery SET first_attempt = now() - interval '73 hours', next_attempt = now()");
        receiver.await(all -> all.kindsTaken(slug).equals(List.of("article.published")));

        hook.deliveries("?status=failed").body("items.size()", is(1)).body("items[0].event", is("article.created"))
                .body("items[0].failedAt", notNullValue()).body("items[0].nextAttemptAt", nullValue())
                .body("items[0].responseStatus", is(500)).body("items[0].note", is("refused"));
        receiver.answers(200);
        String failed = hook.deliveries("?status=failed").extract().path("items[0].id");
        hook.post("/deliveries/" + failed + "/redelivery").then().statusCode(202).body("failedAt", nullValue());
        receiver.await(all -> all.taken().stream().anyMatch(message -> message.id().equals(failed)));
    }

    /** Chance has its part in it, so it is tried a few times. */
    @Test
    @Tag("soak")
    void noWaitIsLongerThanSixHours() throws Exception {
        failFirst();
        for (int attempt = 0; attempt < 6; attempt++) {
            age("UPDATE delivery SET first_attempt = now() - interval '70 hours', next_attempt = now()");
            int sent = 2 + attempt;
            receiver.await(all -> all.messages().size() >= sent);
            Eventually.holds(() -> waits("next_attempt > now() + interval '3 hours 59 minutes'") == 1);
            assertEquals(0, waits("next_attempt > now() + interval '6 hours'"));
        }
    }

    private long waits(String until) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(
                "SELECT count(*) FROM delivery WHERE webhook_id = :id AND leased_until IS NULL AND " + until)
                .setParameter("id", UUID.fromString(hook.id())).getSingleResult()).longValue());
    }

    @Test
    void whereNothingSucceedsForFiveDaysTheWebhookIsDisabledAndTheLogSaysSo() throws Exception {
        failFirst();
        hook.read().body("failingSince", notNullValue()).body("disabled", is(false));
        age("UPDATE delivery SET next_attempt = now()");
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE webhook SET failing_since = now() - interval '121 hours' WHERE id = :id")
                .setParameter("id", UUID.fromString(hook.id())).executeUpdate());
        Eventually.holds(() -> hook.read().extract().<Boolean> path("disabled"));

        hook.read().body("disabledBecause", is("failing"));
        List<ChangeEntry> told = changeLogReader.after(0, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.kind().equals("webhook.disabled") && entry.payload().contains(hook.id())).toList();
        assertEquals(1, told.size());
    }

    @Test
    void whatEndedIsForgottenAfterThirtyDaysAndWhatWaitsIsNot() throws Exception {
        failFirst();
        age("UPDATE delivery SET created_at = now() - interval '40 days'");
        upkeep.forgetOld();
        hook.deliveries("").body("items.size()", is(2));
        receiver.answers(200);
        Eventually.holds(() -> hook.deliveries("?status=delivered").extract().jsonPath().getList("items").size() == 2);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                UPDATE delivery SET delivered_at = now() - CASE kind WHEN 'article.created' THEN interval '31 days'
                    ELSE interval '29 days' END WHERE webhook_id = :id""")
                .setParameter("id", UUID.fromString(hook.id())).executeUpdate());
        upkeep.forgetOld();
        hook.deliveries("").body("items.event", is(List.of("article.published")));
    }

    /** The first of two events was tried, and the second waits for it. */
    private void failFirst() throws InterruptedException {
        receiver.answers(message -> message.kind().equals("article.created") ? 500 : 200);
        Given.imported(Given.article(slug, "Title").replace("[china]", "[" + tag + "]"));
        Eventually.holds(() -> "refused".equals(hook.deliveries("").extract().path("items[1].note")));
    }

    /** Of what is tried; whoever is at it just now is waited for. */
    private void age(String sql) throws InterruptedException {
        Eventually.holds(() -> QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(sql
                + " WHERE webhook_id = :id AND next_attempt IS NOT NULL AND leased_until IS NULL")
                .setParameter("id", UUID.fromString(hook.id())).executeUpdate()) > 0);
    }
}
