package dev.stet.article.publication;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.EndOfPublication;
import dev.stet.article.draft.SlugReservation;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionBoundaryEvents;
import dev.stet.article.edition.EditionIndexes;
import dev.stet.article.edition.EditionTimeline;
import dev.stet.article.edition.PublicationPeriod;
import dev.stet.auth.account.Caller;
import dev.stet.change.ChangeLog;
import dev.stet.platform.problem.Fault;

/**
 * Decides what readers see and when. Publication, embargo and expiry are only periods: nothing has to happen at their ends.
 * Every article that is given here is locked by the caller's transaction.
 */
@ApplicationScoped
public class Publishing implements EndOfPublication {

    private final ChangeLog change;
    private final EditionBoundaryEvents editionBoundaryEvents;
    private final EditionIndexes indexes;

    Publishing(ChangeLog change, EditionBoundaryEvents editionBoundaryEvents, EditionIndexes indexes) {
        this.change = change;
        this.editionBoundaryEvents = editionBoundaryEvents;
        this.indexes = indexes;
    }

    /** As {@link #publish(Article, PublicationForm, UUID)}, without a note. */
    @Transactional
    public Optional<Edition> publish(Article article, Instant from, Instant until, UUID account) {
        return publish(article, new PublicationForm(from, until, null), account);
    }

    /**
     * Freezes the working copy into an edition for a period. One that begins in the future replaces the one that there may
     * be; one that begins now leaves that standing and is ended by it. The same revision and period again changes nothing.
     *
     * @return the new edition, or empty where nothing changed
     * @throws dev.stet.platform.problem.Problem {@code invalid-content} when the period is impossible, {@code conflict} for an
     *         article in the trash
     */
    @Transactional
    public Optional<Edition> publish(Article article, PublicationForm form, UUID account) {
        PublicationPeriod wanted = form.period();
        refuseTrashed(article);
        Article.flush(); // what follows looks at rows by SQL
        EditionTimeline time = EditionTimeline.of(article.id);
        if (time.holds(article.revision, wanted)) {
            return Optional.empty();
        }
        refuse(wanted.faults(time.now(), "#"));
        editionBoundaryEvents.tell(article.id, time);
        Edition edition = Edition.freeze(article, wanted.begin(time.now()), wanted.until());
        edition.frozenBy(account, form.note(), time.now());
        makeRoom(edition, article, time, account);
        edition.place(time.begun() + 1, time.first(), article.content());
        edition.persist();
        indexes.enter(edition);
        change.append(edition.announced ? "article.published" : "article.scheduled", article.id, edition.id, account,
                edition.announced ? EditionBoundaryEvents.begun(edition) : EditionBoundaryEvents.told(edition),
                edition.shownBy(article.translationGroup));
        return Optional.of(edition);
    }

    /**
     * Takes the article away from readers, at every instant, and cancels what is scheduled.
     *
     * @return whether there was anything to take away
     */
    @Transactional
    public boolean withdraw(Article article, UUID account) {
        Article.flush();
        EditionTimeline time = EditionTimeline.of(article.id);
        editionBoundaryEvents.tell(article.id, time);
        cancel(article, time, account);
        if (time.current() != null) {
            time.current().withdraw(time.now());
            change.append("article.withdrawn", article.id, time.current().id, account,
                    EditionBoundaryEvents.told(time.current()),
                    time.current().shownBy(article.translationGroup));
        }
        return time.current() != null || time.next() != null;
    }

    /** When an article goes to the trash or is deleted, readers lose all of it. */
    @Override
    @Transactional
    public void end(Article article, Caller caller) {
        withdraw(article, caller.account());
    }

    /**
     * Takes back what is scheduled; what readers see now goes on as long as it was to.
     *
     * @return whether anything was scheduled
     */
    @Transactional
    public boolean cancel(Article article, UUID account) {
        Article.flush();
        EditionTimeline time = EditionTimeline.of(article.id);
        editionBoundaryEvents.tell(article.id, time);
        cancel(article, time, account);
        return time.next() != null;
    }

    private void cancel(Article article, EditionTimeline time, UUID account) {
        Edition next = time.next();
        if (next == null) {
            return;
        }
        change.append("article.cancelled", article.id, next.id, account, EditionBoundaryEvents.told(next),
                next.shownBy(article.translationGroup));
        next.delete();
        Edition.flush(); // before the one ahead of it grows, or the two would overlap
        if (time.current() != null) {
            time.current().yieldNoMore();
        }
        if (!next.slug.equals(article.slug) || !next.locale.equals(article.locale)) {
            SlugReservation.release(next.locale, next.slug, article.id);
        }
    }

    /** Ends what is seen where the new edition begins, and settles whether the one that is scheduled goes or follows it. */
    private void makeRoom(Edition edition, Article article, EditionTimeline time, UUID account) {
        if (!edition.announced) {
            cancel(article, time, account);
        } else if (time.next() != null) {
            Instant first = time.first() == null ? edition.visibleFrom : time.first();
            time.next().place(time.begun() + 2, first, time.next().source());
            if (time.next().redactedAt == null) {
                indexes.enter(time.next());
            }
            edition.yieldTo(time.next().visibleFrom);
        }
        if (time.current() != null) {
            time.current().yieldTo(edition.visibleFrom);
        }
        if (time.current() != null || time.next() != null) {
            Edition.flush(); // updates go before the insert, or the two would overlap
        }
    }

    private static void refuseTrashed(Article article) {
        if (article.trashedAt != null) {
            throw CONFLICT.because("The article '%s' is in the trash. Restore it first, then publish it.", article.slug);
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because(faults, "The article cannot be published so: `%s` %s.",
                    faults.get(0).pointer().substring(2), faults.get(0).detail());
        }
    }
}
