package dev.stet.article.editing;

import static dev.stet.platform.problem.ProblemType.ALREADY_EXISTS;
import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.conflict.ConditionalEdit;
import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.MergePatch;
import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.Content;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.ContentFaults;
import dev.stet.article.draft.DraftContent;
import dev.stet.article.draft.RevisionWriter;
import dev.stet.article.draft.SlugReservation;
import dev.stet.article.draft.TranslationReference;
import dev.stet.auth.account.Caller;

/** Writing articles: each use case is one transaction that begins with the article's row. */
@ApplicationScoped
public class Drafting {

    /** What a save did; a save that changes nothing writes nothing. */
    public enum Outcome {
        CREATED,
        REVISED,
        UNCHANGED
    }

    /** The working copy after a save, for use in the same transaction. */
    public record Saved(Article article, Outcome outcome) {
    }

    private final RevisionWriter revisionWriter;
    private final ConditionalEdit conditionalEdit;
    private final MergePatch mergePatch;
    private final SiteSettings site;

    Drafting(RevisionWriter revisionWriter, ConditionalEdit conditionalEdit, MergePatch mergePatch, SiteSettings site) {
        this.revisionWriter = revisionWriter;
        this.conditionalEdit = conditionalEdit;
        this.mergePatch = mergePatch;
        this.site = site;
    }

    /** Makes a new article. */
    @Transactional
    WorkingCopy create(ArticleForm form, Caller caller) {
        return made(create(form, locale(form, null), caller));
    }

    /** Makes a new article at a slug where nothing is. */
    @Transactional
    WorkingCopy createAt(String slug, String locale, ArticleForm form, Caller caller) {
        refuseOther(slug, form.slug(), "#/slug");
        String inLocale = locale(form, locale);
        if (locale != null) {
            refuseOther(ArticleLocator.canonicalLocale(locale), inLocale, "#/locale");
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        if (!SlugReservation.reserve(inLocale, slug, id)) { // also one who made it at this very moment is waited for
            throw ALREADY_EXISTS.because("The slug '%s' of locale %s belongs to an article already.", slug, inLocale);
        }
        return made(create(id, slug, form, inLocale, caller, new ContentFaults()));
    }

    /**
     * Makes the article say what the form says, whole.
     *
     * @throws dev.stet.platform.problem.Problem as {@link ConditionalEdit#edit}, and {@code invalid-content} for what only the
     *         database can tell
     */
    @Transactional
    WorkingCopy replace(String key, String locale, EditCondition condition, ArticleForm form, Caller caller) {
        return ArticleLocator.edit(key, locale, caller, article -> {
            conditionalEdit.edit(article, condition, caller.account(),
                    (from, faults) -> compose(form, article, from, caller, faults));
            return WorkingCopy.of(article);
        });
    }

    /** Makes the article say what it says, changed by a merge patch (RFC 7396). */
    @Transactional
    WorkingCopy patch(String key, String locale, EditCondition condition, ObjectNode patch, Caller caller) {
        return ArticleLocator.edit(key, locale, caller, article -> {
            conditionalEdit.edit(article, condition, caller.account(), (from, faults) -> compose(
                    mergePatch.apply(patch, from, ArticleForm.class), article, from, caller, faults));
            return WorkingCopy.of(article);
        });
    }

    /**
     * Makes the article that holds the form's slug in its locale say what the form says, or a new one; for imports, which
     * have seen no state and so can demand none.
     *
     * @param form valid; without a slug it is always a new article
     * @param caller on whose behalf; an editor, for readers may notice
     * @throws dev.stet.platform.problem.Problem {@code invalid-content} for what only the database can tell, {@code conflict}
     *         for an article in the trash
     */
    @Transactional
    public Saved createOrReplace(ArticleForm form, Caller caller) {
        String locale = locale(form, null);
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        if (form.slug() != null && !SlugReservation.reserve(locale, form.slug(), id)) {
            return SlugReservation.holder(locale, form.slug()).flatMap(Article::lock)
                    .map(article -> replace(article, form, caller))
                    .orElseThrow(() -> CONFLICT.because("The article '%s' was deleted this very moment.", form.slug()));
        }
        String slug = form.slug() == null ? SlugReservation.reserveFrom(locale, form.title(), id) : form.slug();
        return new Saved(create(id, slug, form, locale, caller, new ContentFaults()), Outcome.CREATED);
    }

    Saved replace(Article article, ArticleForm form, Caller caller) {
        ConditionalEdit.refuseTrashed(article);
        ContentFaults faults = new ContentFaults();
        DraftContent draftContent = compose(form, article, article.content(), caller, faults);
        boolean revised = revisionWriter.revise(article, draftContent, caller.account(), faults);
        return new Saved(article, revised ? Outcome.REVISED : Outcome.UNCHANGED);
    }

    private Article create(ArticleForm form, String locale, Caller caller) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        ContentFaults faults = new ContentFaults();
        String slug = form.slug();
        if (slug == null) {
            slug = SlugReservation.reserveFrom(locale, form.title(), id);
        } else if (!SlugReservation.reserve(locale, slug, id)) {
            faults.add("#/slug", "Another article of locale %s has the slug '%s'. Choose another one.", locale, slug);
        }
        return create(id, slug, form, locale, caller, faults);
    }

    /** At a slug that is reserved for it. */
    private Article create(UUID id, String slug, ArticleForm form, String locale, Caller caller, ContentFaults faults) {
        TranslationReference translation = new TranslationReference(site.defaultLocale(), caller);
        return revisionWriter.create(id, DraftContent.of(form, slug, locale, id, null, translation, faults), caller.account(),
                faults);
    }

    private static WorkingCopy made(Article article) {
        Article.flush(); // where it stands is asked by SQL
        return WorkingCopy.of(article);
    }

    private static void refuseOther(String addressed, String sent, String pointer) {
        if (sent != null && !sent.equals(addressed)) {
            ContentFaults faults = new ContentFaults();
            faults.add(pointer, "Is '%s', but the address says '%s'. Leave it out, or send the same.", sent, addressed);
            faults.check();
        }
    }

    private DraftContent compose(ArticleForm form, Article article, Content from, Caller caller, ContentFaults faults) {
        return DraftContent.of(form, article.id, from, new TranslationReference(site.defaultLocale(), caller), faults);
    }

    private String locale(ArticleForm form, String asked) {
        return ArticleLocator.canonicalLocale(form.locale() == null ? asked : form.locale());
    }
}
