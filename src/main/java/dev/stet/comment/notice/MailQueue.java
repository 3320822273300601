package dev.stet.comment.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.change.ChangeEntry;
import dev.stet.comment.notice.OutgoingMail.MailKind;
import dev.stet.comment.privacy.Contacts;
import dev.stet.platform.json.Json;

/** What mail is owed, decided from what happened, and kept until it is sent. */
@ApplicationScoped
class MailQueue {

    private static final int MAX_ATTEMPTS = 10;
    private static final String TO_CONFIRM = """
            INSERT INTO letter (kind, comment_id, contact_id) SELECT 'confirmation', k.comment_id, k.comment_id
            FROM comment_contact k WHERE k.comment_id = :comment AND k.wants_replies AND k.confirmed_at IS NULL
            AND NOT EXISTS (SELECT FROM letter l JOIN comment_contact o ON o.comment_id = l.contact_id
                            WHERE l.kind = 'confirmation' AND o.email_index = k.email_index
                            AND l.created_at > now() - interval '1 day')
            ON CONFLICT DO NOTHING""";
    private static final String TO_THE_PARENT = """
            INSERT INTO letter (kind, comment_id, contact_id) SELECT 'reply', c.id, k.comment_id
            FROM comment c JOIN comment_contact k ON k.comment_id = c.parent_id
            LEFT JOIN comment_contact own ON own.comment_id = c.id
            WHERE c.id = :comment AND k.wants_replies AND k.confirmed_at IS NOT NULL
            AND own.email_index IS DISTINCT FROM k.email_index ON CONFLICT DO NOTHING""";
    private static final String TO_MODERATORS = """
            INSERT INTO letter (kind, comment_id) SELECT 'moderation', id FROM comment
            WHERE id = :comment AND status = 'pending' ON CONFLICT DO NOTHING""";

    private final EntityManager database;
    private final Contacts contacts;

    MailQueue(EntityManager database, Contacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /** The change from which on mail is owed, or empty where that is not known yet. */
    @Transactional
    List<Long> begin() {
        return database.createNativeQuery("SELECT position FROM letter_reader WHERE reading", Long.class).getResultList();
    }

    /** What happened until now is nobody's news any more. */
    @Transactional
    void beginAt(long position) {
        database.createNativeQuery("UPDATE letter_reader SET position = :position, reading = true WHERE NOT reading")
                .setParameter("position", position).executeUpdate();
    }

    /** While mail is off. */
    @Transactional
    void end() {
        database.createNativeQuery("UPDATE letter_reader SET reading = false WHERE reading").executeUpdate();
    }

    /**
     * Decides on the mail that these changes cause, once: of several nodes one does.
     *
     * @param after where these changes begin
     */
    @Transactional
    void owe(List<ChangeEntry> changes, long after, boolean toModerators) {
        long last = changes.get(changes.size() - 1).position();
        int mine = database.createNativeQuery("UPDATE letter_reader SET position = :last WHERE position = :after AND reading")
                .setParameter("last", last).setParameter("after", after).executeUpdate();
        if (mine > 0) {
            changes.forEach(entry -> owe(entry, toModerators));
        }
    }

    private void owe(ChangeEntry entry, boolean toModerators) {
        CommentEvent.of(entry).ifPresent(change -> {
            if (change.shows()) {
                contacts.confirmAsBefore(change.comment());
                List.of(TO_CONFIRM, TO_THE_PARENT).forEach(sql -> insert(sql, change.comment()));
            } else if (change.waits() && toModerators) {
                insert(TO_MODERATORS, change.comment());
            }
        });
    }

    /** Passes over a change that cannot be decided on, and keeps that it was. */
    @Transactional
    void postpone(long position, long after) {
        int mine = database.createNativeQuery("UPDATE letter_reader SET position = :last WHERE position = :after AND reading")
                .setParameter("last", position).setParameter("after", after).executeUpdate();
        if (mine > 0) {
            database.createNativeQuery("INSERT INTO letter_postponed (position) VALUES (:position) ON CONFLICT DO NOTHING")
                    .setParameter("position", position).executeUpdate();
        }
    }

    List<Long> postponed(long after, int limit) {
        return database.createNativeQuery("SELECT position FROM letter_postponed WHERE position > :after"
                + " ORDER BY position LIMIT :limit", Long.class).setParameter("after", after).setParameter("limit", limit)
                .getResultList();
    }

    /** @param entries of these, decides on the one at the position; it may be forgotten */
    @Transactional
    void oweLate(List<ChangeEntry> entries, long position, boolean toModerators) {
        int mine = database.createNativeQuery("DELETE FROM letter_postponed WHERE position = :position")
                .setParameter("position", position).executeUpdate();
        if (mine > 0) {
            entries.stream().filter(entry -> entry.position() == position).forEach(entry -> owe(entry, toModerators));
        }
    }

    private void insert(String sql, UUID comment) {
        database.createNativeQuery(sql).setParameter("comment", comment).executeUpdate();
    }

    /**
     * Takes what is due, so that no other node does: for two minutes, after which it is due again. Letters of a kind that only
     * a newer program knows are left to that.
     */
    @Transactional
    List<OutgoingMail> take(int limit) {
        List<Row> rows = database.createNativeQuery("""
                UPDATE letter SET attempts = attempts + 1, next_attempt = now() + interval '2 minutes'
                WHERE id IN (SELECT id FROM letter WHERE next_attempt <= now() AND kind = ANY (:known) ORDER BY next_attempt
                             FOR UPDATE SKIP LOCKED LIMIT :limit)
                RETURNING id, kind, comment_id, contact_id, attempts""", Row.class).setParameter("known", MailKind.labels())
                .setParameter("limit", limit).getResultList();
        return rows.stream().map(Row::mail).toList();
    }

    private record Row(UUID id, String kind, UUID comment, UUID contact, Integer attempts) {

        OutgoingMail mail() {
            return new OutgoingMail(id, MailKind.of(kind), comment, contact, attempts);
        }
    }

    /** Also of what need not be sent any more. */
    @Transactional
    void done(List<OutgoingMail> letters) {
        database.createNativeQuery("UPDATE letter SET next_attempt = NULL, sent_at = now() WHERE id = ANY(:ids)")
                .setParameter("ids", ids(letters)).executeUpdate();
    }

    /** Twice as long from one try to the next, beginning with a minute; given up after ten, in the course of a day. */
    @Transactional
    void failed(List<OutgoingMail> letters) {
        database.createNativeQuery("""
                UPDATE letter SET next_attempt = CASE WHEN attempts < :most
                    THEN now() + least(interval '1 minute' * power(2, attempts - 1), interval '6 hours') END
                WHERE id = ANY(:ids)""").setParameter("most", MAX_ATTEMPTS).setParameter("ids", ids(letters)).executeUpdate();
    }

    private static UUID[] ids(List<OutgoingMail> letters) {
        return letters.stream().map(OutgoingMail::id).toArray(UUID[]::new);
    }

    /** What the log tells of a comment. */
    record CommentEvent(String kind, UUID comment, String status) {

        /**
         * Empty for what is about something else, for what came out of an archive, which is no news, and for what a newer
         * program
         * tells in another way.
         */
        static Optional<CommentEvent> of(ChangeEntry entry) {
            if (!entry.kind().startsWith("comment.")) {
                return Optional.empty();
            }
            JsonNode told = Json.read(entry.payload(), JsonNode.class);
            if (told.path("restored").asBoolean() || !told.path("comment").isTextual() || !told.path("status").isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new CommentEvent(entry.kind(), UUID.fromString(told.get("comment").asText()),
                    told.get("status").asText()));
        }

        /** Whether readers see it since. */
        boolean shows() {
            return status.equals("approved") && !kind.equals("comment.erased");
        }

        /** Whether it came, or came back, and waits for a moderator. */
        boolean waits() {
            return status.equals("pending") && (kind.equals("comment.posted") || kind.equals("comment.revised"));
        }
    }
}
