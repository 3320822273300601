package dev.stet.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.stet.change.ChangeEntry;
import dev.stet.platform.batch.FailureKind;
import dev.stet.platform.json.Json;

/** Follows the log of changes for each webhook and makes deliveries of what it wants, once: of several nodes one does. */
@ApplicationScoped
class DeliveryFanOut {

    private final EntityManager database;
    private final SubjectTags subjects;

    DeliveryFanOut(EntityManager database, SubjectTags subjects) {
        this.database = database;
        this.subjects = subjects;
    }

    /** Webhooks that the log has news for, and the position of the last entry that they were served. */
    @Transactional
    Map<UUID, Long> behind() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery("""
                SELECT id, position FROM webhook
                WHERE disabled_at IS NULL AND position < (SELECT max(position) FROM change)""").getResultList();
        Map<UUID, Long> behind = new HashMap<>();
        rows.forEach(row -> behind.put((UUID) row[0], ((Number) row[1]).longValue()));
        return behind;
    }

    /** @param after where these entries begin; if the webhook is elsewhere by now, nothing is done */
    @Transactional
    void address(UUID webhook, long after, List<ChangeEntry> entries) {
        @SuppressWarnings("unchecked")
        List<Object[]> mine = database.createNativeQuery("""
                UPDATE webhook SET position = :last WHERE id = :id AND position = :after AND disabled_at IS NULL
                RETURNING cast(to_jsonb(events) AS text), cast(to_jsonb(tags) AS text)""")
                .setParameter("last", entries.get(entries.size() - 1).position()).setParameter("after", after)
                .setParameter("id", webhook).getResultList();
        if (!mine.isEmpty()) {
            EventSubscription subscription = new EventSubscription(webhook,
                    List.of(Json.read((String) mine.get(0)[0], String[].class)),
                    Set.copyOf(List.of(Json.read((String) mine.get(0)[1], String[].class))), subjects);
            entries.stream().filter(entry -> isWanted(subscription, entry)).forEach(entry -> insert(webhook, entry));
        }
    }

    /** One that cannot be read holds up no other, and is not lost: it becomes a delivery, which tells that it failed. */
    private static boolean isWanted(EventSubscription subscription, ChangeEntry entry) {
        try {
            return subscription.wants(entry);
        } catch (RuntimeException unreadable) {
            if (FailureKind.of(unreadable) != FailureKind.ROW) {
                throw unreadable;
            }
            return true;
        }
    }

    /** An event waits for the earlier ones of its article; the update above holds the webhook's row, so none ends meanwhile. */
    private void insert(UUID webhook, ChangeEntry entry) {
        database.createNativeQuery("""
                INSERT INTO delivery (id, webhook_id, position, kind, article_id, created_at, next_attempt)
                VALUES (:id, :webhook, :position, :kind, cast(:article AS uuid), now(),
                    CASE WHEN NOT EXISTS (SELECT FROM delivery WHERE webhook_id = :webhook AND delivered_at IS NULL
                        AND failed_at IS NULL AND article_id = cast(:article AS uuid)) THEN now() END)
                ON CONFLICT DO NOTHING""")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null)).setParameter("webhook", webhook)
                .setParameter("position", entry.position()).setParameter("kind", entry.kind())
                .setParameter("article", entry.article() == null ? null : entry.article().toString()).executeUpdate();
    }
}
