package dev.stet.article.edition;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.draft.Article;
import dev.stet.change.ChangeLog;

/** Lets editions come back from an archive. */
@ApplicationScoped
public class EditionRestore {

    private final ChangeLog change;
    private final EditionIndexes indexes;

    EditionRestore(ChangeLog change, EditionIndexes indexes) {
        this.change = change;
        this.indexes = indexes;
    }

    /** @param article with all of its revisions, unknown to everybody else */
    public EditionRestoreSession of(Article article) {
        return new EditionRestoreSession(article, change, indexes);
    }
}
