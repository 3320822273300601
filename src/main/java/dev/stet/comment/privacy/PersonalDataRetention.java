package dev.stet.comment.privacy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import dev.stet.comment.thread.Comment;
import dev.stet.platform.batch.RowProcessor;
import dev.stet.platform.lock.RowLock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Lets go of what is kept only for a time, and moves addresses to the current key. */
@ApplicationScoped
class PersonalDataRetention {

    private static final Duration LONGEST_FOR_CLIENTS = Duration.ofDays(30);
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final EmailKeys keys;
    private final PrivacySettings settings;
    private final Erasure erasure;
    private final RowProcessor rows;

    PersonalDataRetention(EntityManager database, EmailKeys keys, PrivacySettings settings, Erasure erasure,
            RowProcessor rows) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
        this.erasure = erasure;
        this.rows = rows;
    }

    void check(@Observes StartupEvent start) {
        if (settings.keepClients().compareTo(LONGEST_FOR_CLIENTS) > 0) {
            throw new ConfigurationException("STET_KEEP_CLIENTS cannot be more than 30 days.");
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void letGo() {
        rows.attempt("retention", "clients", this::forgetClients);
        rows.attempt("retention", "emails", () -> settings.keepEmails().ifPresent(this::forgetEmails));
        rows.process("spam-erasure", FIRST, this::oldSpam, this::erase);
        protectAgain();
    }

    /** Moves addresses to the current key. */
    void protectAgain() {
        keys.all().stream().skip(1).forEach(stale -> rows.process("email-protection " + stale.id(), FIRST,
                (after, limit) -> Contact.idsUnder(stale, after, limit), ids -> protectAgain(stale, ids)));
    }

    private void forgetClients() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                UPDATE comment_contact SET ip_hash = NULL, body_hash = NULL
                WHERE ip_hash IS NOT NULL AND created_at < now() - cast(:age AS interval)""")
                .setParameter("age", settings.keepClients().toString()).executeUpdate());
    }

    private void forgetEmails(Duration age) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "DELETE FROM comment_contact WHERE created_at < now() - cast(:age AS interval)")
                .setParameter("age", age.toString()).executeUpdate());
    }

    private List<UUID> oldSpam(UUID after, int limit) {
        return database.createNativeQuery("""
                SELECT id FROM comment c WHERE id > :after AND status IN ('spam', 'trash')
                AND created_at < now() - cast(:age AS interval)
                AND NOT EXISTS (SELECT FROM comment r WHERE r.parent_id = c.id) ORDER BY id LIMIT :limit""", UUID.class)
                .setParameter("after", after).setParameter("age", settings.keepSpam().toString()).setParameter("limit", limit)
                .getResultList();
    }

    private int erase(List<UUID> old) {
        old.forEach(id -> Comment.lock(id).filter(comment -> comment.status == Comment.Status.SPAM
                || comment.status == Comment.Status.TRASH).ifPresent(comment -> erasure.erase(comment, null)));
        return old.size();
    }

    private int protectAgain(EmailKey stale, List<UUID> ids) {
        ids.forEach(id -> RowLock.forChange(Contact.class, id).filter(contact -> contact.isUnder(stale)).ifPresent(
                contact -> contact.protect(stale.decrypt(contact.email, contact.commentId), keys.current())));
        return ids.size();
    }
}
