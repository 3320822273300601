package dev.stet.article.editing;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.draft.Article;
import dev.stet.auth.account.Account;
import dev.stet.auth.account.Caller;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Gives a working copy another slug, for tests. */
@Singleton
@Unremovable
public class SlugChange {

    private final Drafting drafting;

    SlugChange(Drafting drafting) {
        this.drafting = drafting;
    }

    public Article to(UUID id, String slug) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Article article = Article.lock(id).orElseThrow();
            ArticleForm form = new ArticleForm(slug, null, null, article.title, null, null, null, article.lead, List.of(),
                    List.of(),
                    null, null, null, null, null, null, List.of());
            return drafting.replace(article, form, Caller.of(Account.findById(article.createdBy))).article();
        });
    }
}
