package dev.stet.auth;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.change.Change;
import dev.stet.change.Staleness;

/** Tells the log of changes who let whom in. Knows no secrets: what is told is what lists show. */
@ApplicationScoped
class Audit {

    private final Change change;

    Audit(Change change) {
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
        change.append(kind, null, null, account, payload, Staleness.NOTHING);
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
