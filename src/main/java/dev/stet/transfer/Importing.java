package dev.stet.transfer;

import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.stet.article.draft.CommentPolicies;
import dev.stet.article.draft.Drafting;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.Publishing;
import dev.stet.platform.failure.Diagnosis;
import dev.stet.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Saves and publishes articles that come from elsewhere. Each item is kept whole or not at all, and one that fails takes
 * no other with it.
 */
@ApplicationScoped
public class Importing {

    private static final Logger LOG = Logger.getLogger(Importing.class);

    /** @param dryRun do everything, keep nothing */
    record Options(boolean publish, boolean dryRun) {
    }

    /**
     * @param line where the item stood, from 1
     * @param content parses the item; throws a {@link Problem} for one that cannot be
     */
    record Item(long line, Supplier<ArticleItem> content) {
    }

    private final EntityManager database;
    private final Drafting drafting;
    private final Publishing publishing;
    private final CommentPolicies policies;
    private final Diagnosis diagnosis;

    Importing(EntityManager database, Drafting drafting, Publishing publishing, CommentPolicies policies,
            Diagnosis diagnosis) {
        this.database = database;
        this.drafting = drafting;
        this.publishing = publishing;
        this.policies = policies;
        this.diagnosis = diagnosis;
    }

    /**
     * Imports what comes together, in as few commits as can be: in one if all goes well, else one for each item.
     *
     * @return one report an item, in order; what they say is committed
     */
    List<ImportReport> importAll(List<Item> items, Options options, UUID account) {
        if (items.size() > 1 && !options.dryRun) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    List<ImportReport> reports = items.stream().map(item -> keep(item, options, account)).toList();
                    database.flush();
                    return reports;
                });
            } catch (RuntimeException oneOfThem) {
                LOG.debugf(oneOfThem, "An item of %d failed; each is tried alone", items.size());
            }
        }
        List<ImportReport> reports = new ArrayList<>();
        items.forEach(item -> reports.add(importOne(item, options, account)));
        return reports;
    }

    /** @throws Problem for whatever is wrong with it; then nothing of it is kept */
    ImportReport importArticle(Item item, Options options, UUID account) {
        return options.dryRun ? tryArticle(item, options, account)
                : QuarkusTransaction.requiringNew().call(() -> keepNow(item, options, account));
    }

    private ImportReport tryArticle(Item item, Options options, UUID account) {
        QuarkusTransaction.begin();
        try {
            return keepNow(item, options, account);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** What the database refuses, it refuses here. */
    private ImportReport keepNow(Item item, Options options, UUID account) {
        ImportReport report = keep(item, options, account);
        database.flush();
        return report;
    }

    private ImportReport importOne(Item item, Options options, UUID account) {
        try {
            return importArticle(item, options, account);
        } catch (RuntimeException failure) {
            return ImportReport.failed(item.line, problem(item, failure));
        }
    }

    ImportReport keep(Item item, Options options, UUID account) {
        ArticleItem content = item.content.get();
        Drafting.Saved saved = drafting.createOrReplace(content.form(), account);
        if (content.commentsOpen() != null) {
            policies.open(saved.article(), content.commentsOpen(), account);
        }
        Optional<Edition> edition = options.publish ? publishing.publish(saved.article(), null, null, account)
                : Optional.empty();
        ImportReport report = new ImportReport(item.line, status(saved.outcome(), edition.isPresent()), saved.article().id,
                saved.article().locale, saved.article().slug, edition.map(made -> made.number).orElse(null), null);
        if (saved.outcome() != Drafting.Outcome.CREATED) {
            database.flush();
            database.clear(); // or a long batch would be compared again at each flush
        } // what is new waits, so that the rows of many articles go to the database together
        return report;
    }

    private static ImportReport.Status status(Drafting.Outcome outcome, boolean published) {
        return switch (outcome) {
            case CREATED -> ImportReport.Status.CREATED;
            case REVISED -> ImportReport.Status.UPDATED;
            case UNCHANGED -> published ? ImportReport.Status.UPDATED : ImportReport.Status.UNCHANGED;
        };
    }

    private Problem problem(Item item, RuntimeException failure) {
        return diagnosis.of(failure).orElseGet(() -> {
            LOG.errorf(failure, "Import of line %d failed", item.line);
            return INTERNAL_ERROR.because("This item failed on the server; nothing of it was kept. The log says why.");
        });
    }
}
