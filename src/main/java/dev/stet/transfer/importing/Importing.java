package dev.stet.transfer.importing;

import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.stet.auth.account.AccountLine;
import dev.stet.auth.account.Caller;
import dev.stet.platform.failure.Diagnosis;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.transfer.format.ImportReport;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;

/** Keeps what is imported. Each item is kept whole or not at all, and one that fails takes no other with it. */
@ApplicationScoped
class Importing {

    private static final Logger LOG = Logger.getLogger(Importing.class);
    /** Enough for an article with a long history, of which every edition is rendered. */
    private static final Duration AT_MOST = Duration.ofMinutes(15);

    /**
     * @param keepsUnknown whether front matter may have members that no article has
     * @param file that Markdown comes from; {@code null} where that is not told
     * @param rehearsal do everything, keep nothing, and remember here what later items need; {@code null} to keep it
     * @param seen in which line each article came
     */
    record Options(boolean publish, boolean keepsUnknown, FilePath file, DryRun rehearsal, SeenArticles seen) {

        boolean dryRun() {
            return rehearsal != null;
        }
    }

    private final EntityManager database;
    private final Diagnosis diagnosis;

    Importing(EntityManager database, Diagnosis diagnosis) {
        this.database = database;
        this.diagnosis = diagnosis;
    }

    /**
     * Imports what comes together, in as few commits as can be: in one if all goes well, else one for each item.
     *
     * @return one report a line, in order; what they say is committed
     */
    List<ImportReport> importAll(List<ImportItem> items, Options options, Caller caller) {
        if (items.size() > 1 && !options.dryRun()) {
            try {
                return timed(QuarkusTransaction.requiringNew()).call(() -> {
                    List<ImportReport> reports = items.stream().flatMap(item -> item.keep(options, caller).stream()).toList();
                    database.flush();
                    return reports;
                });
            } catch (RuntimeException oneOfThem) {
                LOG.debugf(oneOfThem, "An item of %d failed; each is tried alone", items.size());
            }
        }
        List<ImportReport> reports = new ArrayList<>();
        items.forEach(item -> reports.addAll(importOne(item, options, caller)));
        return reports;
    }

    /** @throws Problem for whatever is wrong with it; then nothing of it is kept */
    List<ImportReport> importItem(ImportItem item, Options options, Caller caller) {
        return options.dryRun() ? tryItem(item, options, caller)
                : timed(QuarkusTransaction.joiningExisting()).call(() -> keepNow(item, options, caller));
    }

    private static TransactionRunnerOptions timed(TransactionRunnerOptions transaction) {
        return transaction.timeout((int) AT_MOST.toSeconds());
    }

    /** Apart from the transaction of a request that bears an idempotency key, for that is to be kept. */
    private List<ImportReport> tryItem(ImportItem item, Options options, Caller caller) {
        List<ImportReport> reports = new ArrayList<>();
        try {
            timed(QuarkusTransaction.requiringNew()).run(() -> {
                reports.addAll(keepNow(item, options, caller));
                throw new Rehearsed();
            });
        } catch (Rehearsed rolledBack) {
            LOG.debugf("Line %d was tried", item.line());
        }
        return reports;
    }

    /** Takes back what was only tried. */
    private static final class Rehearsed extends RuntimeException {

        Rehearsed() {
            super(null, null, false, false);
        }
    }

    /** What the database refuses, it refuses here. */
    private List<ImportReport> keepNow(ImportItem item, Options options, Caller caller) {
        List<ImportReport> reports = item.keep(options, caller);
        database.flush();
        return reports;
    }

    private List<ImportReport> importOne(ImportItem item, Options options, Caller caller) {
        try {
            return importItem(item, options, caller);
        } catch (RuntimeException failure) {
            return item.failed(problem(item, failure));
        }
    }

    private Problem problem(ImportItem item, RuntimeException failure) {
        return diagnosis.of(failure).orElseGet(() -> {
            LOG.errorf(failure, "Import of line %d failed", item.line());
            return INTERNAL_ERROR.because("This item failed on the server; nothing of it was kept. The log says why.");
        });
    }

    /** What a dry run of an archive would have kept by now, as far as later lines lean on it. */
    static final class DryRun {

        /** More people than any archive tells of. */
        private static final int MOST = 10_000;

        private final List<AccountLine> accounts = new ArrayList<>();
        private UUID article;

        void told(AccountLine account) {
            if (accounts.size() < MOST) {
                accounts.add(account);
            }
        }

        List<AccountLine> accounts() {
            return accounts;
        }

        /** Its comments follow. */
        void told(UUID article) {
            this.article = article;
        }

        boolean knows(UUID article) {
            return article.equals(this.article);
        }
    }

    /** In which line of an import each article came, of as many as can be remembered. */
    static final class SeenArticles {

        private static final int MOST = 100_000;

        private final Map<String, Long> lines = new LinkedHashMap<>();

        /** A line that overwrites what an earlier one of the same import said says so. */
        synchronized ImportReport noted(ImportReport report, long line) {
            Long before = lines.size() < MOST ? lines.putIfAbsent(report.locale() + "/" + report.slug(), line)
                    : lines.get(report.locale() + "/" + report.slug());
            return before == null || before == line || report.status() != ImportReport.Status.UPDATED ? report
                    : report.warning(
                            List.of(Fault.at("#/slug", ("Line %d of this import has the slug '%s' too, and this line took "
                                    + "its place.").formatted(before, report.slug()))));
        }
    }
}
