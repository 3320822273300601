package dev.stet.article.archive;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;
import java.util.UUID;

import dev.stet.article.archive.ArticleRestore.ArticleRestoreSession;
import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.content.ArticleScopedLine.TextLine;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.HistoryRestore;
import dev.stet.article.edition.EditionLine;
import dev.stet.article.edition.EditionRestore;
import dev.stet.article.edition.EditionRestore.EditionRestoreSession;
import dev.stet.change.ChangeLog;
import dev.stet.platform.problem.Fault;

/** One that is not here yet: texts, then revisions, then editions. */
final class NewArticleRestore implements ArticleRestoreSession {

    private final ArticleLine line;
    private final HistoryRestore history;
    private final EditionRestore editionRestore;
    private final ChangeLog change;
    private final UUID importer;
    private final ArticleRestore.Known accounts;
    private Article article;
    private EditionRestoreSession editions;

    NewArticleRestore(ArticleLine line, HistoryRestore history, EditionRestore editionRestore, ChangeLog change, UUID importer,
            ArticleRestore.Known accounts) {
        this.line = line;
        this.history = history;
        this.editionRestore = editionRestore;
        this.change = change;
        this.importer = importer;
        this.accounts = accounts;
        require("#/createdBy", line.createdBy());
    }

    @Override
    public void add(ArticleScopedLine part) {
        if (part instanceof TextLine text) {
            history.add(text);
        } else if (part instanceof RevisionLine revision) {
            require("#/account", revision.account());
            history.add(revision);
        } else {
            EditionLine edition = (EditionLine) part;
            require("#/account", edition.account());
            settle();
            editions.add(edition);
        }
    }

    private void require(String pointer, UUID account) {
        if (!accounts.isHere(account)) {
            throw INVALID_CONTENT.because(List.of(Fault.at(pointer, "There is no such account.")),
                    "There is no account %s. The line that tells of it has to come before.", account);
        }
    }

    /** After the last revision. */
    private void settle() {
        if (article == null) {
            article = history.end();
            editions = editionRestore.of(article);
        }
    }

    @Override
    public boolean end() {
        settle();
        history.tell(change, importer);
        editions.tell(importer);
        return true;
    }
}
