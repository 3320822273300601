package dev.stet.change;

import static org.hibernate.query.QueryFlushMode.NO_FLUSH;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.hibernate.Session;

import dev.stet.platform.json.Json;

/**
 * The log of what happened. An entry is written in the transaction of what it tells, so neither can be without the other,
 * and takes its place under the lock of the row it tells of.
 */
@ApplicationScoped
public class ChangeLog {

    private final EntityManager database;
    private final CacheInvalidation cacheInvalidation;

    ChangeLog(EntityManager database, CacheInvalidation cacheInvalidation) {
        this.database = database;
        this.cacheInvalidation = cacheInvalidation;
    }

    /**
     * Appends an entry; demands the caller's transaction and its lock on what the entry is about.
     *
     * @param kind what happened, as {@code noun.participle}: {@code article.published}
     * @param article the article it is about, or {@code null}
     * @param edition the edition it is about, or {@code null}; one edition has at most one entry of a kind
     * @param account who did it, or {@code null} where time alone did
     * @param payload what receivers are told, written as JSON by the room where it happened
     * @param stale the groups of answers that it makes stale, as {@link CacheInvalidation} names them
     */
    @Transactional(TxType.MANDATORY)
    public void append(String kind, UUID article, UUID edition, UUID account, Object payload, Set<String> stale) {
        append(kind, article, edition, account, payload, stale, null);
    }

    /**
     * As {@link #append(String, UUID, UUID, UUID, Object, Set)}, of what time brought.
     *
     * @param at when it happened; {@code null} is now
     */
    @Transactional(TxType.MANDATORY)
    public void append(String kind, UUID article, UUID edition, UUID account, Object payload, Set<String> stale, Instant at) {
        cacheInvalidation.follows(stale);
        database.unwrap(Session.class).createNativeMutationQuery("""
                INSERT INTO change (kind, article_id, edition_id, account_id, payload, stale, occurred_at)
                VALUES (:kind, cast(:article AS uuid), cast(:edition AS uuid), cast(:account AS uuid), cast(:payload AS jsonb),
                        cast(:stale AS text[]), coalesce(cast(:at AS timestamptz), clock_timestamp()))""")
                .setQueryFlushMode(NO_FLUSH) // it refers to nothing that waits to be written
                .setParameter("kind", kind)
                .setParameter("article", article == null ? null : article.toString())
                .setParameter("edition", edition == null ? null : edition.toString())
                .setParameter("account", account == null ? null : account.toString())
                .setParameter("payload", Json.write(payload)).setParameter("stale", stale.toArray(String[]::new))
                .setParameter("at", at == null ? null : at.toString()).executeUpdate();
    }

    /**
     * The payload of what was not done here and now but brought from an archive: {@code imported} says so to whoever asks the
     * log who did what. The entry's account is who brought it.
     */
    public static Map<String, Object> imported(Map<String, ?> payload) {
        Map<String, Object> told = new LinkedHashMap<>(payload);
        told.put("imported", true);
        return told;
    }

    /** Takes the words out of what the log told of an article that is being deleted for good. */
    @Transactional(TxType.MANDATORY)
    public void silence(UUID article) {
        // in the order in which they are numbered, so that neither waits for the other in a circle
        database.createNativeQuery("""
                UPDATE change SET payload = payload - 'title' WHERE seq IN (
                    SELECT seq FROM change WHERE article_id = :article AND payload -> 'title' IS NOT NULL
                    ORDER BY seq FOR UPDATE)""").setParameter("article", article).executeUpdate();
    }

    /** Takes the words out of what the log told of a revision that is being redacted; that it was, when and by whom stays. */
    @Transactional(TxType.MANDATORY)
    public void silence(UUID article, int revision) {
        database.createNativeQuery("""
                UPDATE change SET payload = payload - 'title' - 'tags'
                WHERE article_id = :article AND payload -> 'revision' = to_jsonb(cast(:revision AS integer))""")
                .setParameter("article", article).setParameter("revision", revision).executeUpdate();
    }
}
