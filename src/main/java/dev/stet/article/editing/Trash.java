package dev.stet.article.editing;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.EndOfPublication;
import dev.stet.article.draft.RevisionWriter;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.platform.conditional.Preconditions;

/** Where articles go that nobody wants: readers lose them at once, editors can bring them back. */
@ApplicationScoped
class Trash {

    private final EndOfPublication publication;
    private final ChangeLog change;

    Trash(EndOfPublication publication, ChangeLog change) {
        this.publication = publication;
        this.change = change;
    }

    /**
     * Withdraws it, which takes an editor where there is something to withdraw, and keeps its slugs. Once more changes nothing.
     */
    @Transactional
    void put(String key, String locale, EditCondition condition, Caller caller) {
        ArticleLocator.edit(key, locale, caller, article -> {
            requireSeen(article, condition);
            if (article.trashedAt == null) {
                publication.end(article, caller);
                article.trash(RevisionWriter.now());
                append("article.trashed", article, caller);
            }
            return article;
        });
    }

    /** As a draft: nothing is published again. */
    @Transactional
    WorkingCopy restore(String key, String locale, EditCondition condition, Caller caller) {
        return ArticleLocator.edit(key, locale, caller, article -> {
            Preconditions.requireAny(condition.ifMatch(), article.tag(), () -> StaleEdit.article(article, condition.ifMatch()));
            if (article.trashedAt != null) {
                article.restore();
                append("article.restored", article, caller);
                Article.flush();
            }
            return WorkingCopy.of(article);
        });
    }

    /** For good, with its history, its comments and its slugs; its translations stay together. For administrators. */
    @Transactional
    void delete(String key, String locale, EditCondition condition, Caller caller) {
        if (!caller.may(Role.ADMIN)) {
            throw INSUFFICIENT_ROLE
                    .because("Only an administrator deletes for good. Without `permanently`, it goes to the trash.");
        }
        Article article = ArticleLocator.lock(key, locale, caller);
        requireSeen(article, condition);
        publication.end(article, caller);
        change.silence(article.id);
        append("article.deleted", article, caller);
        Article.flush();
        article.erase();
    }

    private static void requireSeen(Article article, EditCondition condition) {
        Preconditions.require(condition.ifMatch(), article.tag(), () -> StaleEdit.article(article, condition.ifMatch()));
    }

    /** What readers lose by it, its withdrawal tells. */
    private void append(String kind, Article article, Caller caller) {
        change.append(kind, article.id, null, caller.account(),
                Map.of("slug", article.slug, "locale", article.locale, "tags", article.tags), CacheInvalidation.NOTHING);
    }
}
