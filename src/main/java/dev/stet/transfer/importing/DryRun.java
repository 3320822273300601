package dev.stet.transfer.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.stet.auth.account.AccountLine;

/** What a dry run of an archive would have kept by now, as far as later lines lean on it. */
final class DryRun {

    /** More people than any archive tells of. */
    private static final int MOST = 10_000;

    private final List<AccountLine> accounts = new ArrayList<>();
    private UUID article;

    void told(AccountLine account) {
        if (accounts.size() < MOST) {
            accounts.add(account);
        }
    }

    List<AccountLine> accounts() {
        return accounts;
    }

    /** Its comments follow. */
    void told(UUID article) {
        this.article = article;
    }

    boolean knows(UUID article) {
        return article.equals(this.article);
    }
}
