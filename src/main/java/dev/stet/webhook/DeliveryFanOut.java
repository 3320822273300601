package dev.stet.webhook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.databind.JsonNode;

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
        return database.unwrap(Session.class).createNativeQuery("""
                SELECT id, position FROM webhook
                WHERE disabled_at IS NULL AND position < (SELECT max(position) FROM change)""", Behind.class).getResultList()
                .stream()
                .collect(Collectors.toMap(Behind::webhook, Behind::position));
    }

    private record Behind(UUID webhook, long position) {
    }

    /** @param after where these entries begin; if the webhook is elsewhere by now, nothing is done */
    @Transactional
    void address(UUID webhook, long after, List<ChangeEntry> entries) {
        database.unwrap(Session.class).createNativeQuery("""
                UPDATE webhook SET position = :last WHERE id = :id AND position = :after AND disabled_at IS NULL
                RETURNING events, tags""", Wishes.class)
                .setParameter("last", entries.get(entries.size() - 1).position()).setParameter("after", after)
                .setParameter("id", webhook).uniqueResultOptional()
                .map(mine -> new EventSubscription(webhook, List.of(mine.events), Set.copyOf(List.of(mine.tags)), subjects))
                .ifPresent(subscription -> entries.stream().filter(entry -> isWanted(subscription, entry))
                        .forEach(entry -> insert(webhook, entry)));
    }

    private record Wishes(String[] events, String[] tags) {
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

    /**
     * What one webhook wants to be told.
     *
     * @param tags slugs; empty is no matter which
     * @param subjects asked for the tags of an article whose event does not say them
     */
    record EventSubscription(UUID webhook, List<String> events, Set<String> tags, SubjectTags subjects) {

        /** The log tells of accounts and keys, too: those are nobody else's business. */
        private static final List<String> ALL = List.of("article.*", "comment.*");

        boolean wants(ChangeEntry entry) {
            if (entry.kind().equals(Webhooks.TEST)) {
                return Json.read(entry.payload(), JsonNode.class).path("webhook").asText().equals(webhook.toString());
            }
            return anyFits(ALL, entry.kind()) && (events.isEmpty() || anyFits(events, entry.kind()))
                    && (tags.isEmpty() || isTagged(entry));
        }

        private boolean isTagged(ChangeEntry entry) {
            JsonNode told = Json.read(entry.payload(), JsonNode.class).path("tags");
            if (!told.isMissingNode()) {
                return told.valueStream().anyMatch(tag -> tags.contains(tag.asText()));
            }
            // what was redacted says no tags any more, but who might have it has to know
            return !entry.kind().startsWith("comment.") || subjects.of(entry.article()).stream().anyMatch(tags::contains);
        }

        private static boolean anyFits(List<String> patterns, String kind) {
            return patterns.stream().anyMatch(pattern -> pattern.endsWith("*")
                    ? kind.startsWith(pattern.substring(0, pattern.length() - 1))
                    : kind.equals(pattern));
        }
    }
}
