package dev.stet.auth.administration;

import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.AccountForm;
import dev.stet.auth.account.AccountLine;
import dev.stet.auth.account.AccountView;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.platform.conditional.EntityTags;

/** Opens accounts and changes them. None is ever deleted: the history names them. */
@ApplicationScoped
public class Accounts {

    /** What is done without anybody asking for it, such as placing the sample articles, is done by this account. */
    public static final String FIRST = "admin";

    private final AuditLog audit;
    private final LastAdministratorGuard lastAdministratorGuard;

    Accounts(AuditLog audit, LastAdministratorGuard lastAdministratorGuard) {
        this.audit = audit;
        this.lastAdministratorGuard = lastAdministratorGuard;
    }

    /** On nobody's behalf; {@code name} must be free. */
    @Transactional
    public Caller open(String name, Role role) {
        return Caller.of(opened(AccountForm.of(name, role), null));
    }

    public boolean isHere(UUID id) {
        return Account.count("id", id) > 0;
    }

    /** Those of these ids that there are, in the order of ids. */
    public List<AccountLine> lines(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of()
                : Account.<Account> list("id in ?1 order by id", ids).stream()
                        .map(account -> new AccountLine(AccountLine.KIND, account.id, account.name)).toList();
    }

    /**
     * Makes sure that there is somebody of whom an archive can tell. Nobody is let in by that: a new account is disabled, has
     * no key and the least role, and one that is here stays as it is.
     *
     * @return whether it is new
     */
    @Transactional
    public boolean bring(AccountLine line, Caller by) {
        lastAdministratorGuard.takeTurn(); // nobody takes the name meanwhile
        if (isHere(line.id())) {
            return false;
        }
        audit.imported(Account.bring(line.id(), freeName(line.name())), by);
        return true;
    }

    private static String freeName(String name) {
        String candidate = name;
        for (int n = 1; candidate.equals(FIRST) || Account.findByName(candidate).isPresent(); n++) {
            String suffix = n == 1 ? " (imported)" : " (imported " + n + ")";
            int end = Math.min(name.length(), AccountForm.MAX_NAME - suffix.length());
            candidate = name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + suffix;
        }
        return candidate;
    }

    @Transactional
    AccountView open(AccountForm form, Caller by) {
        return AccountView.of(opened(form, by));
    }

    /**
     * Replaces all of an account that is not made here. Its keys follow at their next request.
     *
     * @throws dev.stet.platform.problem.Problem {@code stale-edit} unless {@code read} names its present state,
     *         {@code conflict} for what would lock out the last administrator
     */
    @Transactional
    AccountView change(UUID id, EntityTags read, AccountForm form, Caller by) {
        lastAdministratorGuard.takeTurn();
        Account account = Account.find(id);
        AccountView before = AccountView.of(account);
        if (!read.stronglyMatch(account.tag())) {
            throw read.refusal(STALE_EDIT
                    .because("The account '%s' was changed since you read it. Read it again, then send your edit with "
                            + "the new ETag.", account.name)
                    .with("etag", before.etag()).with("current", before));
        }
        if (account.become(form)) {
            lastAdministratorGuard.requireOneLeft();
            audit.changed(before, account, by);
        }
        return AccountView.of(account);
    }

    /** The account {@value #FIRST}, which is opened as an administrator if there is none. */
    @Transactional
    public Caller first() {
        return Caller.of(obtainFirst());
    }

    Account obtainFirst() {
        // two nodes that start at once on an empty database: the second waits for the first, then finds its account
        lastAdministratorGuard.takeTurn();
        return Account.findByName(FIRST).orElseGet(() -> opened(AccountForm.of(FIRST, Role.ADMIN), null));
    }

    private Account opened(AccountForm form, Caller by) {
        Account account = Account.of(form);
        account.persistAndFlush();
        audit.opened(account, by);
        return account;
    }
}
