package dev.stet.article.archive;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.RevisionLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.platform.json.Json;
import dev.stet.platform.problem.Problem;

/** One that is here already: nothing happens to it, and every line has to say what an export would say now. */
final class ExistingArticleCheck implements ArticleRestoreSession {

    private final ArticleLine line;
    private final ArticleLines here;

    ExistingArticleCheck(ArticleLine line, ArticleLines here) {
        this.line = line;
        this.here = here;
        add(line);
    }

    @Override
    public void add(ArticleScopedLine part) {
        ArticleScopedLine same = here.next(line.id());
        if (same == null || !Json.write(same).equals(Json.write(part))) {
            here.close();
            throw differs(part);
        }
    }

    private Problem differs(ArticleScopedLine part) {
        String where = part instanceof RevisionLine revision ? "revision " + revision.number()
                : part instanceof EditionLine edition ? "edition " + edition.number() : "what is told of it at first";
        return CONFLICT.because("The article '%s' is here already, and %s is not as in the archive. It stays as it is. To have "
                + "the archive's, delete it for good first.", line.slug(), where);
    }

    @Override
    public boolean end() {
        here.close();
        return false;
    }
}
