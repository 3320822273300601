package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.STALE_EDIT;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.auth.Caller;
import dev.stet.change.Change;
import dev.stet.change.Changes;
import dev.stet.change.Staleness;
import dev.stet.platform.http.EntityTags;
import dev.stet.platform.problem.Problem;

/** How an article receives comments. Acts at once and stands in no revision: it is no part of what the article says. */
@ApplicationScoped
public class CommentPolicies {

    private static final String CHANGED = "article.comment-policy-changed";

    private final Change change;
    private final Changes changes;

    CommentPolicies(Change change, Changes changes) {
        this.change = change;
        this.changes = changes;
    }

    @Transactional
    CommentPolicyView read(String key, String locale, Caller caller) {
        return CommentPolicyView.of(ArticleKey.find(key, locale, caller));
    }

    @Transactional
    CommentPolicyView replace(String key, String locale, Condition condition, CommentPolicyForm form, Caller caller) {
        return ArticleKey.edit(key, locale, caller, article -> {
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

    private void receive(Article article, boolean open, String moderation, UUID account) {
        if (article.commentsOpen == open && Objects.equals(article.moderation, moderation)) {
            return;
        }
        Set<String> stale = article.commentsOpen == open ? Staleness.NOTHING
                : Set.of(Staleness.of(article.id), Staleness.PUBLISHED); // lists tell it, too
        article.receiveComments(open, moderation);
        change.append(CHANGED, article.id, null, account,
                Map.of("slug", article.slug, "locale", article.locale, "open", open, "tags", article.tags), stale);
    }

    private Problem stale(Article article, EntityTags sent) {
        return Stale.told(STALE_EDIT.because("The comment policy was changed after you read it. Decide again, and send that"
                + " with the tag in `etag`."), StalePolicy.of(article, sent, changes.latest(article.id, CHANGED)));
    }
}
