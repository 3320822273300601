package dev.stet.comment.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.arc.All;
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
    private final List<ProtectedAddresses> others;
    private final Optional<String> configured;
    private final Set<String> lost;
    private final boolean embedded;
    private final Path file;
    private final Map<String, EmailKey> keys = new LinkedHashMap<>();

    EmailKeys(EntityManager database, @All List<ProtectedAddresses> others, PrivacySettings settings,
            @ConfigProperty(name = "stet.database.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "stet.home", defaultValue = "data") Path home) {
        this.database = database;
        this.others = others;
        this.configured = settings.emailKeys();
        this.lost = settings.lostEmailKeys().orElse(Set.of());
        this.embedded = embedded;
        this.file = home.resolve("email.key").toAbsolutePath();
    }

    /** Before anything is served or imported. */
    void open(@Observes @Priority(1_000) StartupEvent start) {
        List<String> used = QuarkusTransaction.requiringNew().call(this::used);
        if (configured.isPresent()) {
            parse(configured.get(), "STET_EMAIL_KEYS");
        } else {
            parse(inFile(used), "The file " + file);
            refuseForeign(used);
        }
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

    private String inFile(List<String> used) {
        if (!embedded) {
            throw new ConfigurationException("A key that protects the e-mail addresses of commenters is needed." + HOW);
        }
        if (!Files.exists(file)) {
            if (!lost.containsAll(used)) {
                throw new ConfigurationException("The file %s is gone, which held the key that protects commenters' e-mail "
                        .formatted(file) + "addresses." + wayOut(used));
            }
            EmailKey.make(file);
            LOG.warnf("A key that protects commenters' e-mail addresses was made: %s. Back it up apart from the data; whoever"
                    + " has both can read the addresses, and without it they are lost. STET_EMAIL_KEYS takes its place.", file);
        }
        return EmailKey.read(file);
    }

    /** @param used never empty */
    private static String wayOut(List<String> used) {
        String ids = String.join(",", used);
        return " Put it back from a backup (its id is %s), or set STET_EMAIL_KEYS to what it holds. If it is lost for good, so "
                .formatted(ids.replace(",", " or "))
                + "are the addresses: then delete the file, if there is one, and set STET_LOST_EMAIL_KEYS=" + ids
                + " for one start, which makes a new key. The comments are not touched.";
    }

    private void parse(String written, String source) {
        try {
            for (String one : written.split(",", -1)) {
                EmailKey key = EmailKey.parse(one);
                if (keys.put(key.id(), key) != null) {
                    throw new IllegalArgumentException("has the id '" + key.id() + "' twice");
                }
            }
        } catch (IllegalArgumentException e) {
            List<String> used = QuarkusTransaction.requiringNew().call(this::used);
            throw new ConfigurationException(source + " " + e.getMessage() + "."
                    + (configured.isPresent() || used.isEmpty() ? HOW : wayOut(used)));
        }
    }

    /** A file of another home would be taken for that of a new start, and what is stored here for lost. */
    private void refuseForeign(List<String> used) {
        if (!lost.containsAll(used) && used.stream().noneMatch(keys::containsKey)) {
            throw new ConfigurationException("The file %s holds another key than the one that this database was used with."
                    .formatted(file) + wayOut(used));
        }
    }

    private void prove(EmailKey key) {
        database.createNativeQuery("INSERT INTO email_key (id, proof) VALUES (:id, :proof) ON CONFLICT DO NOTHING")
                .setParameter("id", key.id()).setParameter("proof", key.proof()).executeUpdate();
        byte[] first = (byte[]) database.createNativeQuery("SELECT proof FROM email_key WHERE id = :id", byte[].class)
                .setParameter("id", key.id()).getSingleResult();
        if (!MessageDigest.isEqual(first, key.proof())) {
            throw new ConfigurationException("The key '%s' of %s is not the one that this database was used with."
                    .formatted(key.id(), configured.isPresent() ? "STET_EMAIL_KEYS" : file)
                    + " Set the right one; or give a new key an id of its own, and put it before the old.");
        }
    }

    private List<String> used() {
        return database.createNativeQuery("SELECT id FROM email_key ORDER BY id", String.class).getResultList();
    }

    private List<String> missing() {
        return used().stream().filter(id -> !keys.containsKey(id))
                .filter(id -> Contact.areUnder(id) || others.stream().anyMatch(stored -> stored.areUnder(id))).toList();
    }

    private void refuseToLose(List<String> missing) {
        if (lost.containsAll(missing) || !configured.isPresent()) { // the file was judged as a whole
            missing.forEach(
                    id -> LOG.warnf("The key '%s' that protected earlier e-mail addresses is gone, and so are they. The "
                            + "comments are not touched.", id));
            return;
        }
        throw new ConfigurationException("E-mail addresses are stored that only the key '%s' can read, and STET_EMAIL_KEYS"
                .formatted(missing.get(0))
                + " does not have it. Add it after the current key. If it is lost for good, so are the "
                + "addresses: then set STET_LOST_EMAIL_KEYS=" + String.join(",", missing) + ".");
    }
}
