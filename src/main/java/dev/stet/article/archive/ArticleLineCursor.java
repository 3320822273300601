package dev.stet.article.archive;

import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;

import dev.stet.article.content.ArticleScopedLine;

/** Lines of one kind in the order of their articles, read as they are asked for. */
final class ArticleLineCursor<T extends ArticleScopedLine> implements AutoCloseable {

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
