package dev.stet.article.archive;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.HistoryRestore;
import dev.stet.article.edition.EditionLine;
import dev.stet.article.edition.EditionRestore;
import dev.stet.auth.account.Caller;
import dev.stet.auth.administration.Accounts;
import dev.stet.change.ChangeLog;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.json.Json;
import dev.stet.platform.problem.Problem;

/** Lets articles come back from an archive as they were: same ids, revisions, editions and periods. */
@ApplicationScoped
public class ArticleRestore {

    /** An article that comes back from an archive, a line at a time, in one transaction: wholly or not at all. */
    public interface ArticleRestoreSession {

        /**
         * The next line that belongs to it, in the order in which export wrote them.
         *
         * @throws dev.stet.platform.problem.Problem for what cannot be so, or cannot be here; then the transaction must end
         */
        void add(ArticleScopedLine line);

        /**
         * After its last line.
         *
         * @return whether anything was written
         * @throws dev.stet.platform.problem.Problem as {@link #add}
         */
        boolean end();
    }

    private final EntityManager database;
    private final ArticleArchive archive;
    private final EditionRestore editions;
    private final ChangeLog change;
    private final Accounts accounts;
    private final FormReader forms;

    ArticleRestore(EntityManager database, ArticleArchive archive, EditionRestore editions, ChangeLog change, Accounts accounts,
            FormReader forms) {
        this.database = database;
        this.archive = archive;
        this.editions = editions;
        this.change = change;
        this.accounts = accounts;
        this.forms = forms;
    }

    /**
     * One that is here already is held against what is here, and stays as it is. Else readers and editors find it once the
     * transaction has ended, and the log of changes tells what is now.
     *
     * @param line valid
     * @param caller who imports it; what it is told to have been done stays done by whom the archive says
     * @throws dev.stet.platform.problem.Problem {@code conflict} where something here is in its place
     */
    @Transactional(TxType.MANDATORY)
    public ArticleRestoreSession begin(ArticleLine line, Caller caller) {
        // whoever brings the same article waits, and then finds it here
        database.createNativeQuery("SELECT true FROM pg_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", line.id().getLeastSignificantBits()).getSingleResult();
        return Article.isHere(line.id()) ? new ExistingArticleCheck(line, archive.open(List.of(line.id())))
                : new NewArticleRestore(line, HistoryRestore.begin(line, forms), editions, change, caller.account(),
                        new Known());
    }

    /** The accounts that are here; asked for once each. */
    final class Known {

        private final Set<UUID> ids = new HashSet<>();

        boolean isHere(UUID account) {
            return ids.contains(account) || accounts.isHere(account) && ids.add(account);
        }
    }

    /** One that is here already: nothing happens to it, and every line has to say what an export would say now. */
    private static final class ExistingArticleCheck implements ArticleRestoreSession {

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
            return CONFLICT
                    .because("The article '%s' is here already, and %s is not as in the archive. It stays as it is. To have "
                            + "the archive's, delete it for good first.", line.slug(), where);
        }

        @Override
        public boolean end() {
            here.close();
            return false;
        }
    }
}
