package dev.stet.article.editing;

import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.editing.CommentPolicyView.CommentPolicyForm;
import dev.stet.article.editing.CommentPolicyView.StalePolicy;
import dev.stet.auth.account.Caller;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.change.ChangeLogReader;
import dev.stet.change.RetainedChanges;
import dev.stet.platform.conditional.EntityTags;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.problem.Problem;

/** How an article receives comments. Acts at once and stands in no revision: it is no part of what the article says. */
@ApplicationScoped
public class CommentPolicies implements RetainedChanges {

    private static final String CHANGED = "article.comment-policy-changed";

    private final ChangeLog change;
    private final ChangeLogReader changeLogReader;

    CommentPolicies(ChangeLog change, ChangeLogReader changeLogReader) {
        this.change = change;
        this.changeLogReader = changeLogReader;
    }

    @Transactional
    CommentPolicyView read(String key, String locale, Caller caller) {
        return CommentPolicyView.of(ArticleLocator.find(key, locale, caller));
    }

    @Transactional
    CommentPolicyView replace(String key, String locale, EditCondition condition, CommentPolicyForm form, Caller caller) {
        return ArticleLocator.edit(key, locale, caller, article -> {
            Preconditions.require(condition.ifMatch(), CommentPolicyView.tag(article),
                    () -> stale(article, condition.ifMatch()));
            receive(article, form.open(), form.moderation(), caller.account());
            return CommentPolicyView.of(article);
        });
    }

    /** @param article locked by the caller's transaction, or new in it */
    @Transactional(TxType.MANDATORY)
    public void open(Article article, boolean open, UUID account) {
        receive(article, open, article.moderation, account);
    }

    /** Who last changed the policy, which a conflict tells. */
    @Override
    public String condition() {
        return """
                c.kind = '%s' AND EXISTS (SELECT FROM article a WHERE a.id = c.article_id) AND NOT EXISTS (
                    SELECT FROM change n WHERE n.article_id = c.article_id AND n.kind = c.kind AND n.seq > c.seq)"""
                .formatted(CHANGED);
    }

    private void receive(Article article, boolean open, String moderation, UUID account) {
        if (article.commentsOpen == open && Objects.equals(article.moderation, moderation)) {
            return;
        }
        Set<String> stale = article.commentsOpen == open ? CacheInvalidation.NOTHING
                : Set.of(CacheInvalidation.of(article.id), CacheInvalidation.PUBLISHED); // lists tell it, too
        article.receiveComments(open, moderation);
        change.append(CHANGED, article.id, null, account,
                Map.of("slug", article.slug, "locale", article.locale, "open", open, "tags", article.tags), stale);
    }

    private Problem stale(Article article, EntityTags sent) {
        return StaleEdit.told(STALE_EDIT.because("The comment policy was changed after you read it. Decide again, and send that"
                + " with the tag in `etag`."), StalePolicy.of(article, sent, changeLogReader.latest(article.id, CHANGED)));
    }
}
