package dev.stet.article.edition;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.EndOfPublication;
import dev.stet.auth.Caller;

/** What readers lose when an article goes to the trash or is deleted: all of it. */
@ApplicationScoped
class Withdrawal implements EndOfPublication {

    private final Publishing publishing;

    Withdrawal(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public void end(Article article, Caller caller) {
        publishing.withdraw(article, caller.account());
    }
}
