package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;

import java.util.UUID;

import dev.stet.auth.account.Caller;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * What readers find of an article, or are to find, and how they may reply; nothing while it is neither published nor
 * scheduled. The one place that knows what they would notice of an edit: two looks that differ.
 *
 * @param editions that are not over, as text; those that are over show nothing without one of these
 * @param moderation {@code null} follows the site
 * @param translationGroup decides which translations are linked, from here and to here
 */
record PublicState(String editions, boolean commentsOpen, String moderation, UUID translationGroup) {

    private static final PublicState HIDDEN = new PublicState("", false, null, null);

    /** By the clock of the transaction's beginning, so that between two looks nothing comes or goes by itself. */
    static PublicState of(Article article) {
        Article.flush(); // what follows looks at rows by SQL
        String editions = (String) Panache.getSession().createNativeQuery("""
                SELECT coalesce(string_agg(concat_ws(' ', e.id, e.number, e.revision, e.locale, e.slug, e.visible_from,
                                e.visible_until, e.redacted_at), ', ' ORDER BY e.visible_from), '')
                FROM edition e WHERE e.article_id = :article AND e.visible_until > now()""", String.class)
                .setParameter("article", article.id).getSingleResult();
        return editions.isEmpty() ? HIDDEN
                : new PublicState(editions, article.commentsOpen, article.moderation, article.translationGroup);
    }

    /** @throws dev.stet.platform.problem.Problem {@code insufficient-role} where it has changed */
    void requireStill(Article article, Caller caller) {
        if (!equals(of(article))) {
            throw INSUFFICIENT_ROLE
                    .because("The article '%s' is published or scheduled, and readers would notice this. The role"
                            + " %s may do only what they do not; ask an editor.", article.slug, caller.role());
        }
    }
}
