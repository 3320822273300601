package dev.stet.article.publication;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.EndOfPublication;
import dev.stet.auth.account.Caller;

/** What readers lose when an article goes to the trash or is deleted: all of it. */
@ApplicationScoped
class WithdrawalAtTrashing implements EndOfPublication {

    private final Publishing publishing;

    WithdrawalAtTrashing(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public void end(Article article, Caller caller) {
        publishing.withdraw(article, caller.account());
    }
}
