package dev.stet.webhook;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One event on its way to one webhook, and the log of that. Read here; whoever writes it does so by SQL. */
@Entity
@Immutable
public class Delivery extends PanacheEntityBase {

    /** What may be asked for, and the rows that it means. */
    static final Map<String, String> STATUSES = Map.of("pending", "deliveredAt is null and failedAt is null",
            "delivered", "deliveredAt is not null", "failed", "failedAt is not null");

    /** The same at every attempt: {@code webhook-id}. */
    @Id
    public UUID id;
    public UUID webhookId;
    /** In the log of changes. */
    public long position;
    public String kind;
    public UUID articleId;
    public int attempts;
    public Instant firstAttempt;
    public Instant lastAttempt;
    /** {@code null} for what is done, and for what an earlier event of the article holds back. */
    public Instant nextAttempt;
    /** Until when some node is at it. */
    public Instant leasedUntil;
    public Instant deliveredAt;
    /** When it was given up. */
    public Instant failedAt;
    /** Of the last answer; {@code null} where there was none. */
    public Integer status;
    public String note;
    public Instant createdAt;

    static Delivery find(UUID webhook, UUID id) {
        return Delivery.<Delivery> find("webhookId = ?1 and id = ?2", webhook, id).firstResultOptional()
                .orElseThrow(() -> NOT_FOUND.because("The webhook %s has no delivery %s.", webhook, id));
    }

    /** What waits is due at once, and is retried for as long as if it were new. Needs the webhook's lock. */
    static void tryAnew(UUID webhook) {
        getEntityManager().createNativeQuery("""
                UPDATE delivery SET first_attempt = NULL, next_attempt = now()
                WHERE webhook_id = :webhook AND delivered_at IS NULL AND failed_at IS NULL AND next_attempt IS NOT NULL
                AND (leased_until IS NULL OR leased_until < now())""").setParameter("webhook", webhook).executeUpdate();
    }

    /** As new, also if it was delivered already, unless it is being sent just now. Needs the webhook's lock. */
    static void redeliver(UUID id) {
        getEntityManager().createNativeQuery("""
                UPDATE delivery SET first_attempt = NULL, next_attempt = now(), delivered_at = NULL, failed_at = NULL
                WHERE id = :id AND (leased_until IS NULL OR leased_until < now())""").setParameter("id", id).executeUpdate();
    }

    String state() {
        return deliveredAt != null ? "delivered" : failedAt != null ? "failed" : "pending";
    }

    static List<Delivery> list(String where, Map<String, Object> parameters, int limit) {
        return Delivery.<Delivery> find(where, parameters).range(0, limit).list();
    }
}
