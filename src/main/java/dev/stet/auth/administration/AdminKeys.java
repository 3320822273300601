package dev.stet.auth.administration;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Account;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyFile;
import dev.stet.auth.key.KeyText;
import io.quarkus.runtime.configuration.ConfigurationException;

/** The keys that nobody could ask an administrator for: the first ones. Nodes that start at once take turns here. */
@ApplicationScoped
public class AdminKeys {

    static final String FIRST_START = "first-start";
    static final String ENVIRONMENT = "environment";
    /** Whatever bears one of these names may be replaced at the next start. */
    static final Set<String> NAMES = Set.of(FIRST_START, ENVIRONMENT);

    private final Accounts accounts;
    private final AuditLog audit;

    AdminKeys(Accounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * Makes {@code text} the key {@value #ENVIRONMENT}, instead of what that was before. One that was revoked stays so
     * until the text changes.
     */
    @Transactional
    void accept(KeyText text) {
        Account admin = accounts.obtainFirst();
        Optional<ApiKey> sameBeginning = ApiKey.findByPrefix(text.prefix());
        if (sameBeginning.filter(key -> key.isNamed(ENVIRONMENT, admin) && key.is(text)).isEmpty()) {
            ApiKey.deleteNamed(admin, ENVIRONMENT);
            sameBeginning.filter(key -> !key.isNamed(ENVIRONMENT, admin)).ifPresentOrElse(
                    other -> requireOwn(other, admin, text), () -> make(admin, ENVIRONMENT, text));
        }
    }

    /**
     * Takes back the key {@value #ENVIRONMENT}, which no environment gives any more, at once on all nodes. One that was revoked
     * already stays to be seen, and stays revoked should the same be given again.
     *
     * @return whether there was one that opened something
     */
    @Transactional
    boolean withdraw() {
        Optional<ApiKey> given = ApiKey.findByName(accounts.obtainFirst(), ENVIRONMENT)
                .filter(key -> key.revokedAt == null);
        given.ifPresent(key -> {
            audit.revoked(key, null);
            ApiKey.deleteNamed(key.account, ENVIRONMENT);
        });
        return given.isPresent();
    }

    /** A key that {@code admin} has already, such as the one of the first start, needs no second row. */
    private static void requireOwn(ApiKey other, Account admin, KeyText text) {
        if (!other.account.id.equals(admin.id) || !other.is(text)) {
            throw new ConfigurationException("STET_ADMIN_KEY begins as the key '%s' of '%s' does, and the beginning must be"
                    .formatted(other.name, other.account.name) + " unlike any other's. Choose another.");
        }
    }

    /**
     * Sees to it that {@code file} holds the key {@value #FIRST_START}: deleting it and starting again gives a new one.
     * A key that an administrator revoked comes back only if no other is left.
     *
     * @return whether the file was written
     */
    @Transactional
    boolean provide(Path file) {
        Account admin = accounts.obtainFirst();
        Optional<ApiKey> first = ApiKey.findByName(admin, FIRST_START);
        boolean good = first.isPresent() && (first.get().revokedAt == null
                ? KeyFile.read(file).filter(first.get()::is).isPresent()
                : ApiKey.anyAdministers());
        if (!good) {
            KeyText text = KeyText.random();
            ApiKey.deleteNamed(admin, FIRST_START);
            make(admin, FIRST_START, text);
            // before the commit: should that fail, the next start sees that file and database differ
            KeyFile.write(file, text);
        }
        return !good;
    }

    private void make(Account admin, String name, KeyText text) {
        ApiKey key = ApiKey.of(admin, name, text, null);
        key.persistAndFlush();
        audit.issued(key, null);
    }
}
