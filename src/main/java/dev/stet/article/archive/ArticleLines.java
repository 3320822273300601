package dev.stet.article.archive;

import java.util.List;
import java.util.UUID;

import dev.stet.article.content.ArticleScopedLine;

/** The lines of some articles, one article after the other; to be read in the transaction that opened them, and closed. */
public final class ArticleLines implements AutoCloseable {

    private final List<ArticleLineCursor<?>> kinds;

    /** @param kinds in the order in which the lines of an article stand */
    ArticleLines(List<ArticleLineCursor<?>> kinds) {
        this.kinds = kinds;
    }

    /** The next line of that article, {@code null} after its last; the articles in the order in which they were found. */
    public ArticleScopedLine next(UUID article) {
        for (ArticleLineCursor<?> kind : kinds) {
            if (kind.isAt(article)) {
                return kind.take();
            }
        }
        return null;
    }

    @Override
    public void close() {
        kinds.forEach(ArticleLineCursor::close);
    }
}
