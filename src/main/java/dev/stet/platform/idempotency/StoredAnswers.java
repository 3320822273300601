package dev.stet.platform.idempotency;

import static dev.stet.platform.problem.ProblemType.IDEMPOTENCY_KEY_IN_USE;
import static dev.stet.platform.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.hibernate.query.Query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * The answers that are kept for 24 hours, as the API writes them, without {@link OneTimeSecret one-time secrets}. All but
 * forgetting happens in the transaction of the effect.
 */
@ApplicationScoped
public class StoredAnswers {

    private static final Duration RUNNING = Duration.ofSeconds(1);

    private final EntityManager database;
    private final ObjectMapper json;

    StoredAnswers(EntityManager database, ObjectMapper api) {
        this.database = database;
        json = api.copy();
        json.setSerializerFactory(json.getSerializerFactory().withSerializerModifier(new Discretion()));
    }

    /**
     * What the first request with a key was answered.
     *
     * @param contentType {@code null} without a body, as are {@code location} and {@code etag} where there was none
     * @param body without one-time secrets
     */
    record Answer(int status, String contentType, String location, String etag, byte[] body) {
    }

    /**
     * Takes the key until the transaction ends, and looks for an answer.
     *
     * @return empty for the first request
     * @throws dev.stet.platform.problem.Problem {@code idempotency-key-in-use} while another transaction holds the key,
     *         {@code idempotency-key-reused} where it was another request's
     */
    @Transactional(TxType.MANDATORY)
    Optional<Answer> claim(IdempotentRequest idempotentRequest) {
        boolean taken = (Boolean) database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", idempotentRequest.lock()).getSingleResult();
        if (!taken) {
            throw IDEMPOTENCY_KEY_IN_USE
                    .because("A request with this Idempotency-Key is still running. Send it again in a moment.")
                    .retryAfter(RUNNING);
        }
        return find(idempotentRequest.key()).map(row -> {
            if (!idempotentRequest.isOf(row.requestHash)) {
                throw IDEMPOTENCY_KEY_REUSED
                        .because("This Idempotency-Key came with another request. Make a new one for this request.");
            }
            return new Answer(row.status, row.contentType, row.location, row.etag, row.body);
        });
    }

    /** An answer's body, in the way that it is kept; {@code null} for {@code null}. */
    byte[] body(Object entity) {
        if (entity == null || entity instanceof byte[]) {
            return (byte[]) entity;
        }
        try {
            return entity instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param about whose erasure takes the answer with it, {@code null} for nobody's */
    @Transactional(TxType.MANDATORY)
    void keep(IdempotentRequest idempotentRequest, Answer answer, UUID about) {
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

    /** An answer that is too old is not given, whether or not this ran. */
    @Transactional
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        database.createNativeQuery("DELETE FROM first_answer WHERE created_at <= now() - interval '24 hours'").executeUpdate();
    }

    private record Row(byte[] requestHash, int status, String contentType, String location, String etag, byte[] body) {
    }

    private Optional<Row> find(byte[] key) {
        return database.createNativeQuery("""
                SELECT request_hash, status, content_type, location, etag, body FROM first_answer
                WHERE key_hash = :key AND created_at > now() - interval '24 hours'""", Row.class)
                .unwrap(Query.class).setParameter("key", key).uniqueResultOptional();
    }

    private static class Discretion extends BeanSerializerModifier {

        @Override
        public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription bean,
                List<BeanPropertyWriter> members) {
            return members.stream().filter(member -> member.getAnnotation(OneTimeSecret.class) == null).toList();
        }
    }

    /** Whom or what the answer to this request is about, for those that must go when their subject is erased. */
    @RequestScoped
    public static class AnswerSubject {

        private UUID id;

        /** {@link StoredAnswers#forget} with the same id erases the answer. */
        public void is(UUID id) {
            this.id = id;
        }

        UUID id() {
            return id;
        }
    }
}
