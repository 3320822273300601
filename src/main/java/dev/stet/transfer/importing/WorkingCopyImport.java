package dev.stet.transfer.importing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.editing.CommentPolicies;
import dev.stet.article.editing.Drafting;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionSql;
import dev.stet.article.publication.Publishing;
import dev.stet.article.publication.TextCheck;
import dev.stet.auth.account.Caller;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.time.DatabaseClock;
import dev.stet.transfer.format.ImportReport;
import dev.stet.transfer.importing.ImportedArticleReader.ImportedArticle;

/** Saves and publishes working copies that come from elsewhere. */
@ApplicationScoped
class WorkingCopyImport {

    private final EntityManager database;
    private final Drafting drafting;
    private final Publishing publishing;
    private final CommentPolicies policies;
    private final ImportedFiles files;

    WorkingCopyImport(EntityManager database, Drafting drafting, Publishing publishing, CommentPolicies policies,
            ImportedFiles files) {
        this.database = database;
        this.drafting = drafting;
        this.publishing = publishing;
        this.policies = policies;
        this.files = files;
    }

    /** In the caller's transaction. */
    ImportReport keep(ImportedArticle sent, boolean publish, Caller caller) {
        ImportedArticle item = sent.markdown() ? known(sent) : sent;
        ArticleForm form = item.form();
        Drafting.Saved saved = drafting.createOrReplace(form, caller);
        Article article = saved.article();
        if (item.commentsOpen() != null) {
            policies.open(article, item.commentsOpen(), caller.account());
        }
        if (item.file() != null) {
            Article.flush();
            files.remember(item.file(), article.id);
        }
        boolean publishes = publish && !item.draft();
        Instant from = publishes ? begin(form.publishedAt()) : null;
        Optional<Edition> edition = publishes ? publishing.publish(article, from, null, caller.account()) : Optional.empty();
        ImportReport report = ImportReport
                .of(status(saved.outcome(), edition.isPresent()), article.id, article.locale, article.slug)
                .withEdition(edition.map(made -> made.number).orElse(null)).scheduledFor(from)
                .warning(item.warnings()).warning(removals(item, saved));
        if (saved.outcome() != Drafting.Outcome.CREATED) {
            database.flush();
            database.clear(); // or a long batch would be compared again at each flush
        } // what is new waits, so that the rows of many articles go to the database together
        return report;
    }

    /** What the sender of a file cannot know: which article came from it, and that its byline date follows of itself. */
    private ImportedArticle known(ImportedArticle item) {
        String locale = ArticleLocator.canonicalLocale(item.form().locale());
        ImportedArticle known = item.form().slug() == null && item.file() != null
                ? files.former(item.file(), locale).map(former -> again(item, former)).orElse(item)
                : item;
        ArticleForm form = known.form();
        if (form.slug() == null || form.publishedAt() == null || !followsOfItself(form, locale)) {
            return known;
        }
        Map<String, Object> none = new HashMap<>();
        none.put("publishedAt", null);
        return known.with(ArticleForm.MEMBERS.with(form, none));
    }

    /** What lies elsewhere and has another title may be another text: whoever sent it is told whose place it took. */
    private static ImportedArticle again(ImportedArticle item, ImportedFiles.Former former) {
        ImportedArticle known = item.with(ArticleForm.MEMBERS.with(item.form(), Map.of("slug", former.slug())));
        return former.path().equals(item.file().path()) || former.title().equals(item.form().title()) ? known
                : known.with(Fault.at("#/slug", "Is '%s', for this file is taken for '%s', from which the article '%s' came. "
                        .formatted(former.slug(), former.path(), former.title()) + "If they are two, give each a slug."));
    }

    /** Markdown that readers get tells the byline date in any case, also where no editor has set one. */
    private boolean followsOfItself(ArticleForm form, String locale) {
        return (Boolean) database.createNativeQuery("""
                SELECT EXISTS (SELECT FROM article a JOIN edition e ON e.article_id = a.id
                WHERE a.locale = :locale AND a.slug = :slug AND a.published_at IS NULL AND e.published_at = :date AND %s)"""
                .formatted(EditionSql.VISIBLE), Boolean.class).setParameter("locale", locale)
                .setParameter("slug", form.slug()).setParameter("date", form.publishedAt()).getSingleResult();
    }

    /** {@code null} for now. */
    private static Instant begin(Instant publishedAt) {
        return publishedAt != null && publishedAt.isAfter(DatabaseClock.now()) ? publishedAt.truncatedTo(ChronoUnit.MICROS)
                : null;
    }

    private static List<Fault> removals(ImportedArticle item, Drafting.Saved saved) {
        return saved.outcome() == Drafting.Outcome.UNCHANGED && !item.markdown() ? List.of()
                : TextCheck.removals(saved.article().content());
    }

    private static ImportReport.Status status(Drafting.Outcome outcome, boolean published) {
        return switch (outcome) {
            case CREATED -> ImportReport.Status.CREATED;
            case REVISED -> ImportReport.Status.UPDATED;
            case UNCHANGED -> published ? ImportReport.Status.UPDATED : ImportReport.Status.UNCHANGED;
        };
    }
}
