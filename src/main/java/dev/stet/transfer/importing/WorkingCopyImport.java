package dev.stet.transfer.importing;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.article.editing.CommentPolicies;
import dev.stet.article.editing.Drafting;
import dev.stet.article.edition.Edition;
import dev.stet.article.publication.Publishing;
import dev.stet.auth.account.Caller;
import dev.stet.transfer.format.ImportReport;

/** Saves and publishes working copies that come from elsewhere. */
@ApplicationScoped
class WorkingCopyImport {

    private final EntityManager database;
    private final Drafting drafting;
    private final Publishing publishing;
    private final CommentPolicies policies;

    WorkingCopyImport(EntityManager database, Drafting drafting, Publishing publishing, CommentPolicies policies) {
        this.database = database;
        this.drafting = drafting;
        this.publishing = publishing;
        this.policies = policies;
    }

    /** In the caller's transaction. */
    ImportReport keep(ImportedArticleReader.ImportedArticle item, boolean publish, Caller caller) {
        UUID account = caller.account();
        Drafting.Saved saved = drafting.createOrReplace(item.form(), caller);
        if (item.commentsOpen() != null) {
            policies.open(saved.article(), item.commentsOpen(), account);
        }
        Optional<Edition> edition = publish ? publishing.publish(saved.article(), null, null, account) : Optional.empty();
        ImportReport report = ImportReport.of(status(saved.outcome(), edition.isPresent()), saved.article().id,
                saved.article().locale, saved.article().slug).withEdition(edition.map(made -> made.number).orElse(null));
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
}
