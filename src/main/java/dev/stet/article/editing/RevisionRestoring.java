package dev.stet.article.editing;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.stet.article.conflict.ConditionalEdit;
import dev.stet.article.conflict.StaleEdit;
import dev.stet.article.content.Author;
import dev.stet.article.content.Content;
import dev.stet.article.content.NameReference;
import dev.stet.article.content.Tag;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.ContentFaults;
import dev.stet.article.draft.Revision;
import dev.stet.article.draft.RevisionWriter;
import dev.stet.article.draft.SlugReservation;
import dev.stet.article.draft.TranslationReference;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.change.ChangeLog;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/** Brings back what a revision said, as the next revision; history only grows. */
@ApplicationScoped
public class RevisionRestoring {

    /**
     * @param copy as it is read now
     * @param changed no where it said that already; nothing was written then
     */
    public record Restored(Article article, WorkingCopy copy, boolean changed) {
    }

    private final EntityManager database;
    private final ChangeLog change;

    RevisionRestoring(EntityManager database, ChangeLog change) {
        this.database = database;
        this.change = change;
    }

    /**
     * Sections get their ids back, and the article its slug.
     *
     * @param ifMatch the header with the article's tag, as sent
     * @param note why, or {@code null}
     * @throws Problem {@code not-found}, {@code redacted}, {@code precondition-required}, {@code stale-edit}, {@code conflict}
     *         for an article in
     *         the trash, {@code invalid-content} where another article has taken the slug
     */
    @Transactional
    public Restored restore(String slugOrId, String locale, int number, String ifMatch, String note, Caller caller) {
        return ArticleLocator.edit(slugOrId, locale, caller, article -> restore(article, number, ifMatch, note, caller));
    }

    private Restored restore(Article article, int number, String ifMatch, String note, Caller caller) {
        Preconditions.require(ifMatch, article.tag(), () -> StaleEdit.article(article, Preconditions.parse(ifMatch)));
        ConditionalEdit.refuseTrashed(article);
        Content before = article.content();
        Content after = Revision.require(article, number);
        if (after.equals(before)) {
            return new Restored(article, WorkingCopy.of(article), false);
        }
        checkTranslation(article, before, after, caller);
        bring(article, before, after, note, caller.account());
        Article.flush();
        return new Restored(article, WorkingCopy.of(article), true);
    }

    /** As for any edit that says this of the article: others may have become its translations, or taken its place, since. */
    private static void checkTranslation(Article article, Content before, Content after, Caller caller) {
        ContentFaults faults = new ContentFaults();
        if (after.translationOf() != null && !caller.may(Role.READER)) {
            new TranslationReference(after.locale(), caller).original(after.translationOf().toString(), article.id, before,
                    faults);
        }
        TranslationReference.check(article, after, before, faults);
        faults.check();
    }

    private void bring(Article article, Content before, Content after, String note, UUID account) {
        NameReference.create(database, Author.class,
                after.authors().stream().map(slug -> new NameReference(slug, null)).toList());
        NameReference.create(database, Tag.class, after.tags().stream().map(slug -> new NameReference(slug, null)).toList());
        moveSlug(article.id, before, after);
        UUID formerGroup = article.translationGroup;
        article.say(after, account, Instant.now().truncatedTo(ChronoUnit.MICROS));
        Article.flush(); // what follows refers to the row by native SQL
        Revision.keep(article, before, note);
        change.append("article.revised", article.id, null, account, RevisionWriter.told(article, before),
                article.showsMoveFrom(formerGroup));
    }

    private static void moveSlug(UUID article, Content before, Content after) {
        if (before.slug().equals(after.slug()) && before.locale().equals(after.locale())) {
            return;
        }
        if (!SlugReservation.reserve(after.locale(), after.slug(), article)) {
            throw INVALID_CONTENT.because(
                    List.of(Fault.at("#/slug", "is taken by another article of locale " + after.locale())),
                    "Since then another article of locale %s has taken the slug '%s'. Change that one's slug first.",
                    after.locale(), after.slug());
        }
        SlugReservation.release(before.locale(), before.slug(), article);
    }
}
