package dev.stet.auth.administration;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.AccountView;
import dev.stet.auth.account.Caller;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyView;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;

/** Tells the log of changes who let whom in. Knows no secrets: what is told is what lists show. */
@ApplicationScoped
class AuditLog {

    private final ChangeLog change;

    AuditLog(ChangeLog change) {
        this.change = change;
    }

    void opened(Account account, Caller by) {
        append("account.created", by, new OfAccount(AccountView.of(account), null, null));
    }

    /** From an archive, whose history names it. */
    void imported(Account account, Caller by) {
        append("account.created", by, new OfAccount(AccountView.of(account), null, true));
    }

    void changed(AccountView before, Account account, Caller by) {
        append("account.changed", by, new OfAccount(AccountView.of(account), before, null));
    }

    void issued(ApiKey key, Caller by) {
        append("key.created", by, new OfKey(KeyView.of(key)));
    }

    void revoked(ApiKey key, Caller by) {
        append("key.revoked", by, new OfKey(KeyView.of(key)));
    }

    /** @param by {@code null} for what happens at the start, which nobody asked for */
    private void append(String kind, Caller by, Object payload) {
        UUID account = by == null ? null : by.account();
        change.append(kind, null, null, account, payload, CacheInvalidation.NOTHING);
    }

    /**
     * @param before {@code null} for a new account
     * @param imported {@code null} unless an archive brought it
     */
    private record OfAccount(AccountView account, AccountView before,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean imported) {
    }

    private record OfKey(KeyView key) {
    }
}
