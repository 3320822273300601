package dev.stet.article.archive;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** Lines of one kind in the order of their articles, read as they are asked for. */
    static final class ArticleLineCursor<T extends ArticleScopedLine> implements AutoCloseable {

        private final Stream<T> rows;
        private final Iterator<T> iterator;
        private T next;

        ArticleLineCursor(Stream<T> rows) {
            this.rows = rows;
            this.iterator = rows.iterator();
            advance();
        }

        boolean isAt(UUID article) {
            return next != null && next.article().equals(article);
        }

        T take() {
            T taken = next;
            advance();
            return taken;
        }

        private void advance() {
            next = iterator.hasNext() ? iterator.next() : null;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
