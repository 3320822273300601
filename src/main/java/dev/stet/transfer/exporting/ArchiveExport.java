package dev.stet.transfer.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.archive.ArticleArchive;
import dev.stet.article.archive.ArticleLines;
import dev.stet.article.archive.ArticleReferences;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.vocabulary.NameLine;
import dev.stet.auth.administration.Accounts;
import dev.stet.comment.archive.CommentArchive;
import dev.stet.comment.archive.CommentLine;
import dev.stet.platform.json.Json;

/** Writes an archive: what articles name, then each article with its texts, revisions, editions and comments. */
@ApplicationScoped
public class ArchiveExport {

    private static final int ARTICLES = 64;

    private final Accounts accounts;
    private final ArticleReferences articleReferences;
    private final ArticleArchive articles;
    private final CommentArchive comments;

    ArchiveExport(Accounts accounts, ArticleReferences articleReferences, ArticleArchive articles, CommentArchive comments) {
        this.accounts = accounts;
        this.articleReferences = articleReferences;
        this.articles = articles;
        this.comments = comments;
    }

    /** In a {@link ExportSnapshot}. */
    public void write(ExportParams.Wanted wanted, OutputStream out) throws IOException {
        writeAll(accounts.lines(articleReferences.accounts(wanted.locale())).iterator(), out);
        for (String kind : List.of(NameLine.TAG, NameLine.AUTHOR)) {
            try (Stream<NameLine> names = articleReferences.names(kind, wanted.locale())) {
                writeAll(names.iterator(), out);
            }
        }
        List<UUID> some = articles.next(null, wanted.locale(), ARTICLES);
        while (!some.isEmpty()) {
            write(some, wanted, out);
            some = articles.next(some.get(some.size() - 1), wanted.locale(), ARTICLES);
        }
    }

    private void write(List<UUID> some, ExportParams.Wanted wanted, OutputStream out) throws IOException {
        try (ArticleLines lines = articles.open(some); Stream<CommentLine> replies = comments.on(some, wanted.comments())) {
            Replies behind = new Replies(replies.iterator());
            for (UUID article : some) {
                for (ArticleScopedLine line = lines.next(article); line != null; line = lines.next(article)) {
                    writeLine(line, out);
                }
                for (CommentLine line = behind.next(article); line != null; line = behind.next(article)) {
                    writeLine(line, out);
                }
            }
        }
    }

    /** The comments of many articles, in the articles' order. */
    private static final class Replies {

        private final Iterator<CommentLine> all;
        private CommentLine next;

        Replies(Iterator<CommentLine> all) {
            this.all = all;
            advance();
        }

        /** {@code null} where the article has no more. */
        CommentLine next(UUID article) {
            CommentLine found = next != null && next.article().equals(article) ? next : null;
            if (found != null) {
                advance();
            }
            return found;
        }

        private void advance() {
            next = all.hasNext() ? all.next() : null;
        }
    }

    private static void writeAll(Iterator<?> lines, OutputStream out) throws IOException {
        while (lines.hasNext()) {
            writeLine(lines.next(), out);
        }
    }

    private static void writeLine(Object line, OutputStream out) throws IOException {
        out.write(Json.bytes(line));
        out.write('\n');
    }
}
