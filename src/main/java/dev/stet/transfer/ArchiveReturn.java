package dev.stet.transfer;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.archive.ArticleReturn;
import dev.stet.article.archive.ReturningArticle;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLine;
import dev.stet.article.draft.NameLine;
import dev.stet.article.draft.Naming;
import dev.stet.auth.AccountLine;
import dev.stet.auth.Accounts;
import dev.stet.auth.Caller;
import dev.stet.comment.archive.CommentLine;
import dev.stet.comment.archive.CommentReturn;
import dev.stet.platform.problem.Fault;
import dev.stet.transfer.ImportReport.Status;
import dev.stet.transfer.Importing.Options;

/** What each kind of line of an archive brings back. Everything in the caller's transaction. */
@ApplicationScoped
class ArchiveReturn {

    private final Accounts accounts;
    private final Naming naming;
    private final ArticleReturn articles;
    private final CommentReturn comments;

    ArchiveReturn(Accounts accounts, Naming naming, ArticleReturn articles, CommentReturn comments) {
        this.accounts = accounts;
        this.naming = naming;
        this.articles = articles;
        this.comments = comments;
    }

    ImportReport account(AccountLine line, Options options, Caller caller) {
        if (options.dryRun()) {
            options.rehearsal().told(line);
        }
        return ImportReport.of(Status.of(accounts.bring(line, caller)), line.id());
    }

    ImportReport name(NameLine line, Options options, Caller caller) {
        return ImportReport.named(Status.of(naming.bring(line, caller)), line.slug());
    }

    ReturningArticle article(ArticleLine line, Options options, Caller caller) {
        if (options.dryRun()) {
            options.rehearsal().accounts().forEach(account -> accounts.bring(account, caller));
            options.rehearsal().told(line.id());
        }
        return articles.begin(line, caller);
    }

    ImportReport comment(CommentLine line, Options options, Caller caller) {
        if (Article.isHere(line.article())) {
            return ImportReport.of(Status.of(comments.bring(line, caller)), line.id());
        }
        if (options.dryRun() && options.rehearsal().knows(line.article())) {
            comments.check(line);
            return ImportReport.of(Status.CREATED, line.id());
        }
        throw INVALID_CONTENT.because(List.of(Fault.at("#/article", "There is no such article.")),
                "There is no article %s. Its lines have to come before.", line.article());
    }
}
