package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.Content;
import dev.stet.platform.problem.Fault;

/** Performs an edit if it knows the state that it changes, or can be merged with what it does not know. */
@ApplicationScoped
class Editing {

    /** What the article is to say, made of the state that the editor began with. */
    interface Change extends BiFunction<Content, Faults, Composition> {
    }

    private final Saving saving;

    Editing(Saving saving) {
        this.saving = saving;
    }

    /**
     * @param article locked
     * @return whether anything was written
     * @throws dev.stet.platform.problem.Problem {@code precondition-required}, {@code stale-edit}, or {@code conflict} for an
     *         article in the trash
     */
    boolean edit(Article article, Condition condition, UUID account, Change change) {
        refuseTrashed(article);
        if (!condition.merges()) {
            Preconditions.require(condition.ifMatch(), article.tag(), () -> Stale.article(article, condition.ifMatch()));
        }
        return perform(article, condition, account, new Faults(), change);
    }

    /** As {@link #edit}, of one section: its own tag decides, and faults are told in its own members. */
    boolean edit(Section section, Condition condition, UUID account, Faults faults, Change change) {
        refuseTrashed(section.article);
        if (!condition.merges()) {
            Preconditions.require(condition.ifMatch(), section.tag(), () -> Stale.section(section, condition.ifMatch()));
        }
        return perform(section.article, condition, account, faults, change);
    }

    private boolean perform(Article article, Condition condition, UUID account, Faults faults, Change change) {
        Content now = article.content();
        if (!condition.merges()) {
            return saving.revise(article, change.apply(now, faults), account, faults);
        }
        Content base = base(article, condition.base());
        Composition mine = change.apply(base, faults);
        faults.check(); // what is wrong with the edit has nothing to do with what others did
        Merge merge = Merge.of(base, mine.content(), now);
        if (!merge.conflicts().isEmpty()) {
            throw Stale.merge(article, condition.base(), base, merge.conflicts());
        }
        return saving.revise(article, mine.with(merge.content()), account, faults);
    }

    private static Content base(Article article, int number) {
        return Revision.findContent(article.id, number)
                .orElseThrow(() -> INVALID_PARAMETER.because(
                        List.of(Fault.of("base",
                                "There is no revision %d, or it was redacted; the latest is %d.".formatted(number,
                                        article.revision))),
                        "The article '%s' has no revision %d to merge from.", article.slug, number));
    }

    static void refuseTrashed(Article article) {
        if (article.trashedAt != null) {
            throw CONFLICT.because("The article '%s' is in the trash. Restore it first.", article.slug);
        }
    }
}
