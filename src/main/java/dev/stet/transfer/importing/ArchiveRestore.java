package dev.stet.transfer.importing;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.archive.ArticleRestore;
import dev.stet.article.archive.ArticleRestore.ArticleRestoreSession;
import dev.stet.article.content.ArticleLine;
import dev.stet.article.draft.Article;
import dev.stet.article.vocabulary.NameLine;
import dev.stet.article.vocabulary.VocabularyEditing;
import dev.stet.auth.account.AccountLine;
import dev.stet.auth.account.Caller;
import dev.stet.auth.administration.Accounts;
import dev.stet.comment.archive.CommentLine;
import dev.stet.comment.archive.CommentRestore;
import dev.stet.platform.problem.Fault;
import dev.stet.transfer.format.ImportReport;
import dev.stet.transfer.format.ImportReport.Status;
import dev.stet.transfer.importing.Importing.Options;

/** What each kind of line of an archive brings back. Everything in the caller's transaction. */
@ApplicationScoped
class ArchiveRestore {

    private final Accounts accounts;
    private final VocabularyEditing vocabularyEditing;
    private final ArticleRestore articles;
    private final CommentRestore comments;

    ArchiveRestore(Accounts accounts, VocabularyEditing vocabularyEditing, ArticleRestore articles, CommentRestore comments) {
        this.accounts = accounts;
        this.vocabularyEditing = vocabularyEditing;
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
        return ImportReport.named(Status.of(vocabularyEditing.bring(line, caller)), line.slug());
    }

    ArticleRestoreSession article(ArticleLine line, Options options, Caller caller) {
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
