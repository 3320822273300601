package dev.stet.auth.account;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UuidGenerator;

import dev.stet.auth.account.AccountForm.OidcSubject;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.failure.ConstraintProblems;
import dev.stet.platform.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Who does things here, a person or a program. What it did names the account, whichever of its keys was used. */
@Entity
public class Account extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    /** Unique, 1 to 100 characters. */
    public String name;
    @Enumerated(EnumType.STRING)
    public Role role;
    /** With {@link #oidcSubject} what an OIDC token must say to be this account; both or neither. */
    public String oidcIssuer;
    public String oidcSubject;
    /** Since when none of its keys opens anything; {@code null} while they do. */
    public Instant disabledAt;
    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    /** Counts changes. */
    @Version
    int version;

    public static Optional<Account> findByName(String name) {
        return find("name", name).firstResultOptional();
    }

    /** Whom tokens of this issuer mean by this subject, unless the account is disabled. */
    public static Optional<Account> findUsable(OidcSubject subject) {
        return find("oidcIssuer = ?1 and oidcSubject = ?2 and disabledAt is null", subject.issuer(), subject.subject())
                .firstResultOptional();
    }

    /** Whether its tokens still open as much as one of this role may. */
    public static boolean isUsable(UUID id, Role role) {
        return count("id = ?1 and role = ?2 and disabledAt is null and oidcSubject is not null", id, role) > 0;
    }

    /** Whether an administrator could come in by tokens, where those are taken. */
    public static boolean anyAdministersByTokens() {
        return count("oidcSubject is not null and disabledAt is null and role = ?1", Role.ADMIN) > 0;
    }

    public static Account find(UUID id) {
        return Account.<Account> findByIdOptional(id).orElseThrow(() -> NOT_FOUND.because("There is no account %s.", id));
    }

    public static Account of(AccountForm form) {
        Account account = new Account();
        account.become(form);
        return account;
    }

    /** With that id, disabled, of the least role; an id that is given in Java would not be kept. */
    public static Account bring(UUID id, String name) {
        getEntityManager().createNativeQuery("""
                INSERT INTO account (id, name, role, disabled_at) VALUES (:id, :name, :role, clock_timestamp())""")
                .setParameter("id", id).setParameter("name", name).setParameter("role", RoleName.READER).executeUpdate();
        return find(id);
    }

    /** @return whether that changed anything */
    public boolean become(AccountForm form) {
        if (form.equals(new AccountForm(name, role, oidc(), disabledAt != null))) {
            return false;
        }
        name = form.name();
        role = form.role();
        oidcIssuer = form.oidc() == null ? null : form.oidc().issuer();
        oidcSubject = form.oidc() == null ? null : form.oidc().subject();
        if (form.disabled() != (disabledAt != null)) {
            disabledAt = form.disabled() ? Instant.now().truncatedTo(ChronoUnit.MICROS) : null;
        }
        return true;
    }

    OidcSubject oidc() {
        return oidcIssuer == null ? null : new OidcSubject(oidcIssuer, oidcSubject);
    }

    public ETag tag() {
        return ETag.ofWords("account", id, version);
    }

    /** What no two accounts may share. */
    @ApplicationScoped
    static class AccountConstraints implements ConstraintProblems {

        @Override
        public Map<String, Supplier<Problem>> byConstraint() {
            return Map.of(
                    "account_name_key", () -> CONFLICT.because("Another account has this name. Choose another one."),
                    "account_oidc_issuer_oidc_subject_key",
                    () -> CONFLICT.because("This issuer and subject are another account. Change that account first."));
        }
    }
}
