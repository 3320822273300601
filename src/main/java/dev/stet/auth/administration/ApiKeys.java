package dev.stet.auth.administration;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Caller;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyForm;
import dev.stet.auth.key.KeyText;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.auth.key.KeyView;
import dev.stet.auth.key.KeyView.NewKeyView;
import dev.stet.platform.problem.Fault;

/** Issues keys and takes them back. */
@ApplicationScoped
public class ApiKeys {

    private final AuditLog audit;
    private final LastAdministratorGuard lastAdministratorGuard;

    ApiKeys(AuditLog audit, LastAdministratorGuard lastAdministratorGuard) {
        this.audit = audit;
        this.lastAdministratorGuard = lastAdministratorGuard;
    }

    /**
     * On nobody's behalf.
     *
     * @param expiresAt the first instant at which it opens nothing any more, or {@code null}
     */
    @Transactional
    public IssuedKey issue(UUID account, String name, Instant expiresAt) {
        KeyText text = KeyText.random();
        return new IssuedKey(issued(Account.find(account), name, text, expiresAt, null).id, text);
    }

    @Transactional
    NewKeyView issue(KeyForm form, Caller by) {
        Account account = Account.<Account> findByIdOptional(form.account())
                .orElseThrow(() -> refused("#/account", "There is no account %s.".formatted(form.account())));
        KeyText text = KeyText.random();
        Instant expiresAt = form.expiresAt() == null ? null : form.expiresAt().truncatedTo(ChronoUnit.MICROS);
        return NewKeyView.of(issued(account, form.name(), text, expiresAt, by), text);
    }

    @Transactional
    KeyView read(UUID key) {
        return KeyView.of(ApiKey.find(key));
    }

    /** For good, and at once on all nodes; does nothing to a key that was revoked before. On nobody's behalf. */
    @Transactional
    public void revoke(UUID key) {
        ApiKey.revoke(key);
    }

    /** @throws dev.stet.platform.problem.Problem {@code conflict} for what would lock out the last administrator */
    @Transactional
    void revoke(UUID id, Caller by) {
        lastAdministratorGuard.takeTurn();
        ApiKey key = ApiKey.find(id);
        if (ApiKey.revoke(id)) {
            ApiKey.getEntityManager().refresh(key);
            lastAdministratorGuard.requireOneLeft();
            audit.revoked(key, by);
        }
    }

    private ApiKey issued(Account account, String name, KeyText text, Instant expiresAt, Caller by) {
        if (AdminKeys.NAMES.contains(name)) {
            throw refused("#/name", "'%s' names a key that is made at the start; choose another name.".formatted(name));
        }
        ApiKey key = ApiKey.of(account, name, text, expiresAt);
        key.persistAndFlush();
        audit.issued(key, by);
        return key;
    }

    private static RuntimeException refused(String pointer, String detail) {
        return INVALID_CONTENT.because(List.of(Fault.at(pointer, detail)), detail);
    }
}
