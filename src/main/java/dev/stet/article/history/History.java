package dev.stet.article.history;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.platform.problem.Problem;

/** Reading what an article said. Revisions never change, so nothing here needs a lock or a transaction. */
@ApplicationScoped
class History {

    private final RevisionList revisions;

    History(RevisionList revisions) {
        this.revisions = revisions;
    }

    RevisionView read(Article article, int number) {
        return RevisionView.of(revisions.find(article.id, number).orElseThrow(() -> missing(article, number)),
                content(article, number));
    }

    DiffView diff(Article article, int from, int to) {
        int other = to == DiffQuery.LATEST ? article.revision : to;
        return DiffView.of(from, content(article, from), other, content(article, other));
    }

    String unified(Article article, int from, int to) {
        int other = to == DiffQuery.LATEST ? article.revision : to;
        return UnifiedDiff.of(from, content(article, from), other, content(article, other));
    }

    private static Content content(Article article, int number) {
        return Revision.find(article.id, number).orElseThrow(() -> missing(article, number)).content();
    }

    private static Problem missing(Article article, int number) {
        return NOT_FOUND.because("The article '%s' has no revision %d; the latest is %d.", article.slug, number,
                article.revision);
    }
}
