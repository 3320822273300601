package dev.stet.comment.posting;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * The tokens that forms carry: good for one article, once, on whichever node, and only after a while that a person takes to
 * write and before one that nobody takes. A token is sealed, not stored; that it was used is.
 */
@ApplicationScoped
class FormTokens {

    private static final String PURPOSE = "comment-form";
    private static final int RANDOM_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntityManager database;
    private final SigningKeys keys;
    private final PostingSettings settings;

    FormTokens(EntityManager database, SigningKeys keys, PostingSettings settings) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    String issue(UUID article, Instant now) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return keys.seal(PURPOSE).seal(ByteBuffer.allocate(3 * Long.BYTES + RANDOM_BYTES).putLong(now.toEpochMilli())
                .putLong(article.getMostSignificantBits()).putLong(article.getLeastSignificantBits()).put(random).array());
    }

    /**
     * Uses a token up; with the caller's transaction it is unused again.
     *
     * @throws Problem {@code invalid-content} for one that is not good here and now
     */
    @Transactional(TxType.MANDATORY)
    void use(String token, UUID article, Instant now) {
        byte[] payload = keys.seal(PURPOSE).open(token).filter(bytes -> isOf(bytes, article))
                .orElseThrow(() -> refused("is not one that the form of this article gave"));
        Duration age = Duration.between(Instant.ofEpochMilli(ByteBuffer.wrap(payload).getLong()), now);
        if (age.compareTo(settings.minAge()) < 0) {
            throw refused("is too young: nobody fills in a form that fast. Send it again in a moment");
        }
        if (age.compareTo(settings.maxAge()) > 0) {
            throw refused("is too old. Fetch the form again");
        }
        int first = database.createNativeQuery("INSERT INTO used_form_token (token) VALUES (:token) ON CONFLICT DO NOTHING")
                .setParameter("token", payload).executeUpdate();
        if (first == 0) {
            throw refused("was used already. Fetch the form again");
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        // a day more than its time, whatever the clocks of other nodes say
        database.createNativeQuery("DELETE FROM used_form_token WHERE used_at < now() - cast(:age AS interval)")
                .setParameter("age", settings.maxAge().plusDays(1).toString()).executeUpdate();
    }

    private static boolean isOf(byte[] payload, UUID article) {
        ByteBuffer token = ByteBuffer.wrap(payload);
        return payload.length == 3 * Long.BYTES + RANDOM_BYTES && token.getLong(Long.BYTES) == article.getMostSignificantBits()
                && token.getLong(2 * Long.BYTES) == article.getLeastSignificantBits();
    }

    private static Problem refused(String why) {
        return INVALID_CONTENT.because(List.of(Fault.at("#/formToken", why)), "The form's token %s.", why);
    }
}
