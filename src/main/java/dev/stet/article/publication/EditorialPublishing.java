package dev.stet.article.publication;

import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditorialArticleParams;
import dev.stet.auth.account.Caller;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.snapshot.ReadSnapshot;

/** What editors may ask of {@link Publishing}: each for who has seen the working copy as it is. */
@ApplicationScoped
class EditorialPublishing {

    private final Publishing publishing;

    EditorialPublishing(Publishing publishing) {
        this.publishing = publishing;
    }

    @Transactional
    PublicationView read(EditorialArticleParams.Wanted wanted, Caller caller) {
        ReadSnapshot.begin();
        return PublicationView.of(ArticleLocator.find(wanted.article(), wanted.locale(), caller));
    }

    @Transactional
    PublicationView publish(EditorialArticleParams.Wanted wanted, String ifMatch, PublicationForm form, Caller caller) {
        return change(wanted, ifMatch, caller,
                article -> publishing.publish(article, form, caller.account()));
    }

    @Transactional
    PublicationView withdraw(EditorialArticleParams.Wanted wanted, String ifMatch, Caller caller) {
        return change(wanted, ifMatch, caller, article -> publishing.withdraw(article, caller.account()));
    }

    @Transactional
    PublicationView cancel(EditorialArticleParams.Wanted wanted, String ifMatch, Caller caller) {
        return change(wanted, ifMatch, caller, article -> publishing.cancel(article, caller.account()));
    }

    private static PublicationView change(EditorialArticleParams.Wanted wanted, String ifMatch, Caller caller,
            Consumer<Article> what) {
        Article article = ArticleLocator.lock(wanted.article(), wanted.locale(), caller);
        Preconditions.require(ifMatch, article.tag(), () -> StaleEdit.decision(article, ifMatch));
        what.accept(article);
        Edition.flush();
        return PublicationView.of(article);
    }
}
