package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.ALREADY_EXISTS;
import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Site;
import dev.stet.auth.Caller;

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

    private final Saving saving;
    private final Editing editing;
    private final MergePatch mergePatch;
    private final Site site;

    Drafting(Saving saving, Editing editing, MergePatch mergePatch, Site site) {
        this.saving = saving;
        this.editing = editing;
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
            refuseOther(ArticleKey.canonicalLocale(locale), inLocale, "#/locale");
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        if (!SlugReservation.reserve(inLocale, slug, id)) { // also one who made it at this very moment is waited for
            throw ALREADY_EXISTS.because("The slug '%s' of locale %s belongs to an article already.", slug, inLocale);
        }
        return made(create(id, slug, form, inLocale, caller, new Faults()));
    }

    /**
     * Makes the article say what the form says, whole.
     *
     * @throws dev.stet.platform.problem.Problem as {@link Editing#edit}, and {@code invalid-content} for what only the
     *         database can tell
     */
    @Transactional
    WorkingCopy replace(String key, String locale, Condition condition, ArticleForm form, Caller caller) {
        return ArticleKey.edit(key, locale, caller, article -> {
            editing.edit(article, condition, caller.account(),
                    (from, faults) -> compose(form, article, from, caller, faults));
            return WorkingCopy.of(article);
        });
    }

    /** Makes the article say what it says, changed by a merge patch (RFC 7396). */
    @Transactional
    WorkingCopy patch(String key, String locale, Condition condition, ObjectNode patch, Caller caller) {
        return ArticleKey.edit(key, locale, caller, article -> {
            editing.edit(article, condition, caller.account(), (from, faults) -> compose(
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
        return new Saved(create(id, slug, form, locale, caller, new Faults()), Outcome.CREATED);
    }

    Saved replace(Article article, ArticleForm form, Caller caller) {
        Editing.refuseTrashed(article);
        Faults faults = new Faults();
        Composition composition = compose(form, article, article.content(), caller, faults);
        boolean revised = saving.revise(article, composition, caller.account(), faults);
        return new Saved(article, revised ? Outcome.REVISED : Outcome.UNCHANGED);
    }

    private Article create(ArticleForm form, String locale, Caller caller) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Faults faults = new Faults();
        String slug = form.slug();
        if (slug == null) {
            slug = SlugReservation.reserveFrom(locale, form.title(), id);
        } else if (!SlugReservation.reserve(locale, slug, id)) {
            faults.add("#/slug", "Another article of locale %s has the slug '%s'. Choose another one.", locale, slug);
        }
        return create(id, slug, form, locale, caller, faults);
    }

    /** At a slug that is reserved for it. */
    private Article create(UUID id, String slug, ArticleForm form, String locale, Caller caller, Faults faults) {
        Article article = new Article();
        article.id = id;
        Translation translation = new Translation(site.defaultLocale(), caller);
        saving.create(article, Composition.of(form, slug, locale, id, null, translation, faults), caller.account(), faults);
        return article;
    }

    private static WorkingCopy made(Article article) {
        Article.flush(); // where it stands is asked by SQL
        return WorkingCopy.of(article);
    }

    private static void refuseOther(String addressed, String sent, String pointer) {
        if (sent != null && !sent.equals(addressed)) {
            Faults faults = new Faults();
            faults.add(pointer, "Is '%s', but the address says '%s'. Leave it out, or send the same.", sent, addressed);
            faults.check();
        }
    }

    private Composition compose(ArticleForm form, Article article, Content from, Caller caller, Faults faults) {
        return Composition.of(form, article.id, from, new Translation(site.defaultLocale(), caller), faults);
    }

    private String locale(ArticleForm form, String asked) {
        return ArticleKey.canonicalLocale(form.locale() == null ? asked : form.locale());
    }
}
