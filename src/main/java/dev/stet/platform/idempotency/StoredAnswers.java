package dev.stet.platform.idempotency;

import static dev.stet.platform.problem.ProblemType.IDEMPOTENCY_KEY_IN_USE;
import static dev.stet.platform.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.hibernate.query.NativeQuery;

/** The answers that are kept for 24 hours. All but forgetting happens in the transaction of the effect. */
@ApplicationScoped
public class StoredAnswers {

    private static final Duration RUNNING = Duration.ofSeconds(1);

    private final EntityManager database;

    StoredAnswers(EntityManager database) {
        this.database = database;
    }

    /**
     * Takes the key until the transaction ends, and looks for an answer.
     *
     * @return empty for the first request
     * @throws dev.stet.platform.problem.Problem {@code idempotency-key-in-use} while another transaction holds the key,
     *         {@code idempotency-key-reused} where it was another request's
     */
    @Transactional(TxType.MANDATORY)
    Optional<StoredAnswer> claim(IdempotentRequest idempotentRequest) {
        boolean taken = (Boolean) database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", idempotentRequest.lock()).getSingleResult();
        if (!taken) {
            throw IDEMPOTENCY_KEY_IN_USE
                    .because("A request with this Idempotency-Key is still running. Send it again in a moment.")
                    .retryAfter(RUNNING);
        }
        return find(idempotentRequest.key()).map(row -> {
            if (!idempotentRequest.isOf((byte[]) row[0])) {
                throw IDEMPOTENCY_KEY_REUSED
                        .because("This Idempotency-Key came with another request. Make a new one for this request.");
            }
            return new StoredAnswer((Integer) row[1], (String) row[2], (String) row[3], (String) row[4], (byte[]) row[5]);
        });
    }

    /** @param about whose erasure takes the answer with it, {@code null} for nobody's */
    @Transactional(TxType.MANDATORY)
    void keep(IdempotentRequest idempotentRequest, StoredAnswer answer, UUID about) {
        database.createNativeQuery("""
                INSERT INTO first_answer (key_hash, request_hash, status, content_type, location, etag, body, about)
                VALUES (:key, :request, :status, :type, :location, :etag, cast(:body AS bytea), cast(:about AS uuid))
                ON CONFLICT (key_hash) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
                    content_type = excluded.content_type, location = excluded.location, etag = excluded.etag,
                    body = excluded.body, about = excluded.about, created_at = now()""")
                .setParameter("key", idempotentRequest.key()).setParameter("request", idempotentRequest.request())
                .setParameter("status", answer.status()).setParameter("type", answer.contentType())
                .setParameter("location", answer.location()).setParameter("etag", answer.etag())
                .setParameter("body", answer.body()).setParameter("about", about == null ? null : about.toString())
                .executeUpdate();
    }

    /** Erases what was answered about somebody or something, in the caller's transaction. */
    @Transactional
    public void forget(UUID about) {
        database.createNativeQuery("DELETE FROM first_answer WHERE about = :about").setParameter("about", about)
                .executeUpdate();
    }

    @Transactional
    int forgetOld() {
        return database.createNativeQuery("DELETE FROM first_answer WHERE created_at <= now() - interval '24 hours'")
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Object[]> find(byte[] key) {
        NativeQuery<Object[]> query = database.createNativeQuery("""
                SELECT request_hash, status, content_type, location, etag, body FROM first_answer
                WHERE key_hash = :key AND created_at > now() - interval '24 hours'""", Object[].class)
                .unwrap(NativeQuery.class);
        return query.addScalar("request_hash", byte[].class).addScalar("status", Integer.class)
                .addScalar("content_type", String.class).addScalar("location", String.class).addScalar("etag", String.class)
                .addScalar("body", byte[].class).setParameter("key", key).getResultStream().findFirst();
    }
}
