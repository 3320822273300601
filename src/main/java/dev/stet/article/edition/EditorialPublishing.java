package dev.stet.article.edition;

import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleKey;
import dev.stet.article.draft.Preconditions;
import dev.stet.article.draft.Stale;
import dev.stet.auth.Caller;
import dev.stet.platform.snapshot.ReadSnapshot;

/** What editors may ask of {@link Publishing}: each for who has seen the working copy as it is. */
@ApplicationScoped
class EditorialPublishing {

    private final Publishing publishing;

    EditorialPublishing(Publishing publishing) {
        this.publishing = publishing;
    }

    @Transactional
    PublicationView read(EditorialQuery.Wanted wanted, Caller caller) {
        ReadSnapshot.begin();
        return PublicationView.of(ArticleKey.find(wanted.article(), wanted.locale(), caller));
    }

    @Transactional
    PublicationView publish(EditorialQuery.Wanted wanted, String ifMatch, PublicationForm form, Caller caller) {
        return change(wanted, ifMatch, caller,
                article -> publishing.publish(article, form, caller.account()));
    }

    @Transactional
    PublicationView withdraw(EditorialQuery.Wanted wanted, String ifMatch, Caller caller) {
        return change(wanted, ifMatch, caller, article -> publishing.withdraw(article, caller.account()));
    }

    @Transactional
    PublicationView cancel(EditorialQuery.Wanted wanted, String ifMatch, Caller caller) {
        return change(wanted, ifMatch, caller, article -> publishing.cancel(article, caller.account()));
    }

    private static PublicationView change(EditorialQuery.Wanted wanted, String ifMatch, Caller caller, Consumer<Article> what) {
        Article article = ArticleKey.lock(wanted.article(), wanted.locale(), caller);
        Preconditions.require(ifMatch, article.tag(), () -> Stale.decision(article, ifMatch));
        what.accept(article);
        Edition.flush();
        return PublicationView.of(article);
    }
}
