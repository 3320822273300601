package dev.stet.article.archive;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;
import java.util.UUID;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLine;
import dev.stet.article.draft.ArticlePart;
import dev.stet.article.draft.ReturningHistory;
import dev.stet.article.draft.RevisionLine;
import dev.stet.article.draft.TextLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.article.edition.Returning;
import dev.stet.article.edition.ReturningEditions;
import dev.stet.change.Change;
import dev.stet.platform.problem.Fault;

/** One that is not here yet: texts, then revisions, then editions. */
final class NewArticle implements ReturningArticle {

    private final ArticleLine line;
    private final ReturningHistory history;
    private final Returning returning;
    private final Change change;
    private final UUID importer;
    private final ArticleReturn.Known accounts;
    private Article article;
    private ReturningEditions editions;

    NewArticle(ArticleLine line, ReturningHistory history, Returning returning, Change change, UUID importer,
            ArticleReturn.Known accounts) {
        this.line = line;
        this.history = history;
        this.returning = returning;
        this.change = change;
        this.importer = importer;
        this.accounts = accounts;
        require("#/createdBy", line.createdBy());
    }

    @Override
    public void add(ArticlePart part) {
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
            editions = returning.of(article);
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
