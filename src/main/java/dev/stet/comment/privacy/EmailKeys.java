package dev.stet.comment.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The keys that protect e-mail addresses, held against the database at the start: a wrong or missing one would make what is
 * stored unreadable, and nobody would notice until it was needed.
 */
@ApplicationScoped
class EmailKeys {

    private static final Logger LOG = Logger.getLogger(EmailKeys.class);
    private static final String HOW = " Set STET_EMAIL_KEYS to id:key, where key is 32 random bytes in base64, such as"
            + " STET_EMAIL_KEYS=a:$(openssl rand -base64 32), and keep it: without it the addresses are lost.";

    private final EntityManager database;
    private final Optional<String> configured;
    private final boolean embedded;
    private final Path file;
    private final Map<String, EmailKey> keys = new LinkedHashMap<>();

    EmailKeys(EntityManager database, PrivacySettings settings,
            @ConfigProperty(name = "stet.database.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "stet.home", defaultValue = "data") Path home) {
        this.database = database;
        this.configured = settings.emailKeys();
        this.embedded = embedded;
        this.file = home.resolve("email.key");
    }

    /** Before anything is served or imported. */
    void open(@Observes @Priority(1_000) StartupEvent start) {
        parse(written());
        QuarkusTransaction.requiringNew().run(() -> {
            keys.values().forEach(this::prove);
            refuseToLose(missing());
        });
    }

    /** What is encrypted now, is so by this one. */
    EmailKey current() {
        return keys.values().iterator().next();
    }

    Optional<EmailKey> of(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Collection<EmailKey> all() {
        return keys.values();
    }

    private String written() {
        if (configured.isPresent()) {
            return configured.get();
        }
        if (!embedded) {
            throw new ConfigurationException("A key that protects the e-mail addresses of commenters is needed." + HOW);
        }
        if (!Files.exists(file)) {
            EmailKeyFile.write(file, EmailKey.random());
            LOG.warnf("A key that protects commenters' e-mail addresses was made: %s. Back it up apart from the data; whoever"
                    + " has both can read the addresses, and without it they are lost. STET_EMAIL_KEYS takes its place.",
                    file.toAbsolutePath());
        }
        return EmailKeyFile.read(file);
    }

    private void parse(String written) {
        for (String one : written.split(",")) {
            try {
                EmailKey key = EmailKey.parse(one);
                if (keys.put(key.id(), key) != null) {
                    throw new IllegalArgumentException("has the id '" + key.id() + "' twice");
                }
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException("STET_EMAIL_KEYS " + e.getMessage() + "." + HOW);
            }
        }
    }

    private void prove(EmailKey key) {
        database.createNativeQuery("INSERT INTO email_key (id, proof) VALUES (:id, :proof) ON CONFLICT DO NOTHING")
                .setParameter("id", key.id()).setParameter("proof", key.proof()).executeUpdate();
        byte[] first = (byte[]) database.createNativeQuery("SELECT proof FROM email_key WHERE id = :id", byte[].class)
                .setParameter("id", key.id()).getSingleResult();
        if (!MessageDigest.isEqual(first, key.proof())) {
            throw new ConfigurationException("The key '%s' of STET_EMAIL_KEYS is not the one that this database was used with."
                    .formatted(key.id())
                    + " Set the right one; or give a new key an id of its own, and put it before the old.");
        }
    }

    private List<String> missing() {
        return database.createNativeQuery("""
                SELECT k.id FROM email_key k WHERE k.id <> ALL(:known) AND (
                    EXISTS (SELECT FROM comment_contact WHERE email_key_id = k.id)
                    OR EXISTS (SELECT FROM comment_block WHERE email_key_id = k.id))""", String.class)
                .setParameter("known", keys.keySet().toArray(String[]::new)).getResultList();
    }

    private void refuseToLose(List<String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        if (!embedded || configured.isPresent()) {
            throw new ConfigurationException("E-mail addresses are stored that only the key '%s' can read, and STET_EMAIL_KEYS"
                    .formatted(missing.get(0)) + " does not have it. Add it after the current key.");
        }
        LOG.warnf("The key that protected earlier e-mail addresses is gone, and so are they. The comments are not touched.");
    }
}
