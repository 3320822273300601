package dev.stet.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/**
 * Takes what is due, for as long as one attempt can last. Holds the webhook's row, as {@link DeliveryResults} and
 * {@link DeliveryFanOut} do, so that of one article no event becomes due before the one ahead of it has ended, on whichever
 * node.
 */
@ApplicationScoped
class DueDeliveries {

    /** Beyond the longest attempt; whoever took a delivery and is gone holds it up for so long. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final EntityManager database;
    private final WebhookSettings settings;

    DueDeliveries(EntityManager database, WebhookSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Webhooks that something is due for. */
    @Transactional
    List<UUID> due() {
        return database.createNativeQuery("""
                SELECT DISTINCT d.webhook_id FROM delivery d JOIN webhook w ON w.id = d.webhook_id
                WHERE d.next_attempt <= now() AND d.delivered_at IS NULL AND d.failed_at IS NULL
                AND w.disabled_at IS NULL""", UUID.class).getResultList();
    }

    /** Empty where another node is at it, or the webhook was disabled meanwhile. */
    @Transactional
    List<DeliveryAttempt> take(UUID webhook, int limit) {
        if (!holds(webhook)) {
            return List.of();
        }
        return database.unwrap(Session.class).createNativeQuery("""
                WITH taken AS (
                    UPDATE delivery SET attempts = attempts + 1, last_attempt = now(),
                        first_attempt = coalesce(first_attempt, now()),
                        leased_until = now() + cast(:lease AS interval), next_attempt = now() + cast(:lease AS interval)
                    WHERE id IN (SELECT id FROM delivery WHERE webhook_id = :webhook AND next_attempt <= now()
                                 AND delivered_at IS NULL AND failed_at IS NULL ORDER BY position LIMIT :limit)
                    RETURNING id, webhook_id, position, attempts, kind, article_id)
                SELECT t.id, w.url, w.secret, CASE WHEN w.old_until > now() THEN w.old_secret END AS old_secret, t.attempts,
                    t.kind, t.article_id, c.occurred_at, cast(c.payload AS text) AS payload
                FROM taken t JOIN webhook w ON w.id = t.webhook_id JOIN change c ON c.position = t.position
                ORDER BY t.position""", Row.class).setParameter("lease", settings.timeout().plus(GRACE).toString())
                .setParameter("webhook", webhook).setParameter("limit", limit).getResultList().stream()
                .map(row -> row.attempt(webhook)).toList();
    }

    private record Row(UUID id, String url, byte[] secret, byte[] oldSecret, int attempts, String kind, UUID article,
            Instant occurredAt, String payload) {

        DeliveryAttempt attempt(UUID webhook) {
            List<WebhookSecret> secrets = Stream.of(secret, oldSecret).filter(Objects::nonNull).map(WebhookSecret::new)
                    .toList();
            return new DeliveryAttempt(id, webhook, url, secrets, attempts, kind, article, occurredAt, payload);
        }
    }

    private boolean holds(UUID webhook) {
        return !database.createNativeQuery(
                "SELECT id FROM webhook WHERE id = :id AND disabled_at IS NULL FOR NO KEY UPDATE SKIP LOCKED", UUID.class)
                .setParameter("id", webhook).getResultList().isEmpty();
    }
}
