package dev.stet.article.edition;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.RevisionRedaction;
import dev.stet.auth.account.Caller;
import dev.stet.change.ChangeLog;
import dev.stet.platform.conditional.Preconditions;

/**
 * Takes the content of one edition away for good; its number and period stay. The revision that it was made of goes with it,
 * unless another edition or the working copy says the same: those are redacted, or revised, on their own, and what the working
 * copy no longer says then goes as well. A text that another revision says too stays with that one.
 */
@ApplicationScoped
public class Redaction {

    private static final String ONLY_REDACTED = """
            r.redacted_at IS NULL
            AND EXISTS (SELECT FROM edition e WHERE e.article_id = r.article_id AND e.revision = r.number
                        AND e.redacted_at IS NOT NULL)
            AND NOT EXISTS (SELECT FROM edition e WHERE e.article_id = r.article_id AND e.revision = r.number
                            AND e.redacted_at IS NULL)
            AND NOT EXISTS (SELECT FROM article a WHERE a.id = r.article_id AND a.revision = r.number)""";

    private final EntityManager database;
    private final ChangeLog change;
    private final EditionBoundaryEvents editionBoundaryEvents;
    private final EditionIndexes indexes;

    Redaction(EntityManager database, ChangeLog change, EditionBoundaryEvents editionBoundaryEvents, EditionIndexes indexes) {
        this.database = database;
        this.change = change;
        this.editionBoundaryEvents = editionBoundaryEvents;
        this.indexes = indexes;
    }

    /** What is redacted already stays so. */
    @Transactional
    public EditionView redact(EditorialArticleParams.Wanted wanted, int number, String ifMatch, Caller caller) {
        Article article = ArticleLocator.lock(wanted.article(), wanted.locale(), caller);
        Preconditions.require(ifMatch, article.tag(), () -> StaleEdit.decision(article, ifMatch));
        editionBoundaryEvents.tell(article.id, EditionTimeline.of(article.id));
        Edition edition = Edition.findNumber(article.id, number)
                .orElseThrow(() -> NOT_FOUND.because("The article '%s' has no edition %d.", article.slug, number));
        if (edition.redactedAt == null) {
            edition.redact(EditionTimeline.of(article.id).now());
            Edition.flush();
            indexes.strike(List.of(edition.id));
            emptyRevisions(article.id);
            change.append("article.redacted", article.id, edition.id, caller.account(), EditionBoundaryEvents.told(edition),
                    edition.shownBy(article.translationGroup));
            change.silence(article.id, edition.revision);
        }
        return EditionView.of(edition);
    }

    /** Articles with revisions that nothing shows but redacted editions. */
    List<UUID> articlesToEmpty(UUID after, int limit) {
        return database.createNativeQuery("SELECT DISTINCT r.article_id FROM revision r WHERE r.article_id > :after AND "
                + ONLY_REDACTED + " ORDER BY r.article_id LIMIT :limit", UUID.class).setParameter("after", after)
                .setParameter("limit", limit).getResultList();
    }

    /** Those of them that nobody edits just now; the others are found again. */
    int emptyRevisionsOf(List<UUID> articles) {
        List<UUID> locked = database.createNativeQuery("""
                SELECT id FROM article WHERE id = ANY (:articles) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED""", UUID.class)
                .setParameter("articles", articles.toArray(UUID[]::new)).getResultList();
        locked.forEach(this::emptyRevisions);
        return locked.size();
    }

    /** What nothing shows but redacted editions. Needs the article's lock. */
    private void emptyRevisions(UUID article) {
        List<Integer> unshown = database.createNativeQuery("SELECT r.number FROM revision r WHERE r.article_id = :article AND "
                + ONLY_REDACTED, Integer.class).setParameter("article", article).getResultList();
        if (!unshown.isEmpty()) {
            RevisionRedaction.empty(article, unshown);
        }
    }
}
