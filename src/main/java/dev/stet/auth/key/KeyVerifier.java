package dev.stet.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.jboss.logging.Logger;

import dev.stet.platform.log.RedactedThrowable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Finds out whose key it is. Asks the database each time and remembers nothing, so that a key taken back on one node
 * opens nothing on any.
 */
@ApplicationScoped
public class KeyVerifier {

    private static final Logger LOG = Logger.getLogger(KeyVerifier.class);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    /** Compared with where there is nothing to compare with, so that an unknown prefix takes as long as a known one. */
    private static final ApiKey NOBODYS = ApiKey.of(null, "", KeyText.random(), null);

    private final Set<UUID> beingNoted = ConcurrentHashMap.newKeySet();

    /** Empty for an unknown, expired or revoked key, a wrong secret and a disabled account alike; else with its account. */
    @ActivateRequestContext
    public Optional<ApiKey> open(KeyText text) {
        Optional<ApiKey> found = ApiKey.findUsable(text.prefix());
        if (!found.orElse(NOBODYS).is(text)) {
            return Optional.empty();
        }
        found.ifPresent(this::noteUse);
        return found;
    }

    /** Aside from the request, which neither waits for it nor fails with it. */
    private void noteUse(ApiKey key) {
        boolean due = key.lastUsedAt == null || key.lastUsedAt.isBefore(Instant.now().minus(NOTED_EVERY));
        if (due && beingNoted.add(key.id)) {
            try {
                Infrastructure.getDefaultWorkerPool().execute(() -> write(key.id));
            } catch (RuntimeException shuttingDown) {
                beingNoted.remove(key.id);
            }
        }
    }

    private void write(UUID key) {
        try {
            QuarkusTransaction.requiringNew().run(() -> ApiKey.used(key));
        } catch (RuntimeException e) {
            LOG.warnf("The use of key %s was not noted: %s", key, RedactedThrowable.inOneLine(e));
        } finally {
            beingNoted.remove(key);
        }
    }
}
