package dev.stet.article.conflict;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ContentFaults;
import dev.stet.article.draft.DraftContent;
import dev.stet.article.draft.Revision;
import dev.stet.article.draft.RevisionWriter;
import dev.stet.article.draft.Section;
import dev.stet.platform.conditional.Preconditions;
import dev.stet.platform.problem.Fault;

/** Performs an edit if it knows the state that it changes, or can be merged with what it does not know. */
@ApplicationScoped
public class ConditionalEdit {

    /** What the article is to say, made of the state that the editor began with. */
    public interface Change extends BiFunction<Content, ContentFaults, DraftContent> {
    }

    private final RevisionWriter revisionWriter;

    ConditionalEdit(RevisionWriter revisionWriter) {
        this.revisionWriter = revisionWriter;
    }

    /**
     * @param article locked
     * @return whether anything was written
     * @throws dev.stet.platform.problem.Problem {@code precondition-required}, {@code stale-edit}, or {@code conflict} for an
     *         article in the trash
     */
    public boolean edit(Article article, EditCondition condition, UUID account, Change change) {
        refuseTrashed(article);
        if (!condition.merges()) {
            Preconditions.require(condition.ifMatch(), article.tag(), () -> StaleEdit.article(article, condition.ifMatch()));
        }
        return perform(article, condition, account, new ContentFaults(), change);
    }

    /** As {@link #edit}, of one section: its own tag decides, and faults are told in its own members. */
    public boolean edit(Section section, EditCondition condition, UUID account, ContentFaults faults, Change change) {
        refuseTrashed(section.article);
        if (!condition.merges()) {
            Preconditions.require(condition.ifMatch(), section.tag(), () -> StaleEdit.section(section, condition.ifMatch()));
        }
        return perform(section.article, condition, account, faults, change);
    }

    private boolean perform(Article article, EditCondition condition, UUID account, ContentFaults faults, Change change) {
        Content now = article.content();
        if (!condition.merges()) {
            return revisionWriter.revise(article, change.apply(now, faults), account, faults);
        }
        Content base = base(article, condition.base());
        DraftContent mine = change.apply(base, faults);
        faults.check(); // what is wrong with the edit has nothing to do with what others did
        Merge merge = Merge.of(base, mine.content(), now);
        if (!merge.conflicts().isEmpty()) {
            throw StaleEdit.merge(article, condition.base(), base, merge.conflicts());
        }
        return revisionWriter.revise(article, mine.with(merge.content()), account, faults);
    }

    private static Content base(Article article, int number) {
        return Revision.findContent(article.id, number)
                .orElseThrow(() -> INVALID_PARAMETER.because(
                        List.of(Fault.of("base",
                                "There is no revision %d, or it was redacted; the latest is %d.".formatted(number,
                                        article.revision))),
                        "The article '%s' has no revision %d to merge from.", article.slug, number));
    }

    public static void refuseTrashed(Article article) {
        if (article.trashedAt != null) {
            throw CONFLICT.because("The article '%s' is in the trash. Restore it first.", article.slug);
        }
    }
}
