package dev.stet.article.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.platform.snapshot.ReadSnapshot;

/** Reading what an article said: each read sees one state, since a revision can be redacted meanwhile. */
@ApplicationScoped
class RevisionReader {

    private final RevisionQuery revisions;

    RevisionReader(RevisionQuery revisions) {
        this.revisions = revisions;
    }

    /** @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted}; as all here */
    @Transactional
    RevisionView read(Article article, int number) {
        ReadSnapshot.begin();
        Content content = Revision.require(article, number);
        return RevisionView.of(revisions.find(article.id, number).orElseThrow(), content);
    }

    @Transactional
    DiffView diff(Article article, int from, int to) {
        ReadSnapshot.begin();
        int other = to == DiffParams.LATEST ? article.revision : to;
        return DiffView.of(from, Revision.require(article, from), other, Revision.require(article, other));
    }

    @Transactional
    String unified(Article article, int from, int to) {
        ReadSnapshot.begin();
        int other = to == DiffParams.LATEST ? article.revision : to;
        return UnifiedDiff.of(from, Revision.require(article, from), other, Revision.require(article, other));
    }
}
