package dev.stet.article.edition;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.draft.Article;
import dev.stet.change.Change;

/** Lets editions come back from an archive. */
@ApplicationScoped
public class Returning {

    private final Change change;
    private final EditionIndexes indexes;

    Returning(Change change, EditionIndexes indexes) {
        this.change = change;
        this.indexes = indexes;
    }

    /** @param article with all of its revisions, unknown to everybody else */
    public ReturningEditions of(Article article) {
        return new ReturningEditions(article, change, indexes);
    }
}
