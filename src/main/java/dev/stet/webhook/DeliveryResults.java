package dev.stet.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;

/** Notes how an attempt ended, and what follows from that: the next event, a later attempt, or the end of the webhook. */
@ApplicationScoped
class DeliveryResults {

    private static final String CURRENT = " WHERE id = :id AND attempts = :attempt AND delivered_at IS "
            + "NULL AND failed_at IS NULL";
    private static final String DELIVERED = """
            UPDATE delivery SET delivered_at = now(), next_attempt = NULL, leased_until = NULL,
                status = cast(nullif(:status, '') AS integer), note = NULL""" + CURRENT + " RETURNING true";
    /**
     * Waits twice as long as it has failed so far, give or take a fifth, so that receivers that come back are not overrun: at
     * the cap too, of which the chance is therefore a part.
     */
    private static final String FAILED = """
            UPDATE delivery SET leased_until = NULL, status = cast(nullif(:status, '') AS integer), note = :note,
                failed_at = CASE WHEN :final AND first_attempt + cast(:giveUp AS interval) <= now() THEN now() END,
                next_attempt = CASE WHEN :final AND first_attempt + cast(:giveUp AS interval) <= now() THEN NULL
                    ELSE now() + (0.8 + 0.4 * random()) * least(cast(:longest AS interval) / 1.2,
                        greatest(cast(:first AS interval), 2 * (now() - first_attempt))) END""" + CURRENT
            + " RETURNING failed_at IS NOT NULL";

    private final EntityManager database;
    private final WebhookSettings settings;
    private final ChangeLog change;

    DeliveryResults(EntityManager database, WebhookSettings settings, ChangeLog change) {
        this.database = database;
        this.settings = settings;
        this.change = change;
    }

    /** What became of a delivery by an attempt; the names are told by metrics. */
    enum End {
        DELIVERED,
        RETRIED,
        GIVEN_UP,
        DISABLED,
        /** Its webhook was deleted, or it was sent by somebody else meanwhile. */
        OVERTAKEN
    }

    @Transactional
    End note(DeliveryAttempt deliveryAttempt, DeliveryAttempt.Outcome outcome) {
        if (query("SELECT id FROM webhook WHERE id = :webhook FOR NO KEY UPDATE", Map.of("webhook", deliveryAttempt.webhook()))
                .getResultList().isEmpty()) {
            return End.OVERTAKEN;
        }
        End end = outcome.succeeded() ? noteSuccess(deliveryAttempt, outcome) : noteFailure(deliveryAttempt, outcome);
        if (deliveryAttempt.article() != null && (end == End.DELIVERED || end == End.GIVEN_UP)) {
            release(deliveryAttempt);
        }
        return end;
    }

    private End noteSuccess(DeliveryAttempt deliveryAttempt, DeliveryAttempt.Outcome outcome) {
        if (query(DELIVERED, named(deliveryAttempt, outcome)).getResultList().isEmpty()) {
            return End.OVERTAKEN;
        }
        query("UPDATE webhook SET failing_since = NULL WHERE id = :webhook AND failing_since IS NOT NULL",
                Map.of("webhook", deliveryAttempt.webhook())).executeUpdate();
        return End.DELIVERED;
    }

    private End noteFailure(DeliveryAttempt deliveryAttempt, DeliveryAttempt.Outcome outcome) {
        // what a 410 ends waits until somebody enables the webhook again
        List<?> givenUp = query(FAILED, named(deliveryAttempt, outcome)).setParameter("note", outcome.note())
                .setParameter("final", !outcome.isGone()).setParameter("giveUp", settings.giveUpAfter().toString())
                .setParameter("first", settings.firstRetry().toString())
                .setParameter("longest", settings.longestRetry().toString()).getResultList();
        if (givenUp.isEmpty()) {
            return End.OVERTAKEN;
        }
        query("UPDATE webhook SET failing_since = now() WHERE id = :webhook AND failing_since IS NULL",
                Map.of("webhook", deliveryAttempt.webhook())).executeUpdate();
        if (disable(deliveryAttempt.webhook(), outcome.isGone())) {
            return End.DISABLED;
        }
        return (Boolean) givenUp.get(0) ? End.GIVEN_UP : End.RETRIED;
    }

    /** Lets the next event of the article go, unless one that was asked for again goes before it. */
    private void release(DeliveryAttempt deliveryAttempt) {
        query("""
                UPDATE delivery SET next_attempt = now() WHERE next_attempt IS NULL AND id = (
                    SELECT id FROM delivery WHERE webhook_id = :webhook AND article_id = :article
                    AND delivered_at IS NULL AND failed_at IS NULL ORDER BY position LIMIT 1)""",
                Map.of("webhook", deliveryAttempt.webhook(), "article", deliveryAttempt.article())).executeUpdate();
    }

    private boolean disable(UUID webhook, boolean gone) {
        int disabled = query("""
                UPDATE webhook SET disabled_at = now(), disabled_because = :because, version = version + 1
                WHERE id = :webhook AND disabled_at IS NULL
                AND (:gone OR failing_since + cast(:after AS interval) <= now())""",
                Map.of("webhook", webhook, "because", gone ? "gone" : "failing", "gone", gone, "after",
                        settings.disableAfter().toString()))
                .executeUpdate();
        if (disabled > 0) {
            change.append("webhook.disabled", null, null, null,
                    Map.of("webhook", webhook, "because", gone ? "gone" : "failing"), CacheInvalidation.NOTHING);
        }
        return disabled > 0;
    }

    private static Map<String, Object> named(DeliveryAttempt deliveryAttempt, DeliveryAttempt.Outcome outcome) {
        // as text, for there may be none
        return Map.of("id", deliveryAttempt.id(), "attempt", deliveryAttempt.attempt(), "status",
                outcome.status() == null ? "" : outcome.status().toString());
    }

    private Query query(String sql, Map<String, Object> parameters) {
        Query query = database.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query;
    }
}
