package dev.stet.article.editing;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.conflict.ConditionalEdit;
import dev.stet.article.conflict.EditCondition;
import dev.stet.article.conflict.MergePatch;
import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.ArticleForm.SectionForm;
import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.draft.ContentFaults;
import dev.stet.article.draft.ContentFaults.SectionFaults;
import dev.stet.article.draft.DraftContent;
import dev.stet.article.draft.RevisionWriter;
import dev.stet.article.draft.Section;
import dev.stet.article.draft.SectionMatching;
import dev.stet.article.editing.WorkingCopy.SectionCopies;
import dev.stet.article.editing.WorkingCopy.SectionCopy;
import dev.stet.auth.account.Caller;
import dev.stet.platform.problem.Fault;

/** Writing single sections. Each edit takes the whole article's row, but only its own section's tag decides. */
@ApplicationScoped
class SectionDrafting {

    /** A new order of an article's sections. */
    @Schema(name = "SectionOrderForm", description = "Every section of the article once, in the new order.")
    public record SectionOrderForm(
            @NotNull @Size(max = ArticleForm.MAX_SECTIONS)
            @Schema(description = "Ids or slugs.",
                    examples = "[\"second\", \"first\"]") List<@NotNull @Size(max = 120) String> sections) {
    }

    private final RevisionWriter revisionWriter;
    private final ConditionalEdit conditionalEdit;
    private final MergePatch mergePatch;

    SectionDrafting(RevisionWriter revisionWriter, ConditionalEdit conditionalEdit, MergePatch mergePatch) {
        this.revisionWriter = revisionWriter;
        this.conditionalEdit = conditionalEdit;
        this.mergePatch = mergePatch;
    }

    /** Behind all others; changes nobody else's section, so it demands no state. */
    @Transactional
    SectionCopy append(String key, String locale, SectionForm form, Caller caller) {
        return ArticleLocator.edit(key, locale, caller, article -> append(article, form, caller));
    }

    private SectionCopy append(Article article, SectionForm form, Caller caller) {
        ConditionalEdit.refuseTrashed(article);
        SectionFaults faults = new SectionFaults();
        Content before = article.content();
        SectionContent added = SectionMatching.added(form, before.sections(), faults);
        List<SectionContent> sections = new ArrayList<>(before.sections());
        sections.add(added);
        if (sections.size() > ArticleForm.MAX_SECTIONS) {
            faults.add("#", "An article has at most %d sections.", ArticleForm.MAX_SECTIONS);
        }
        revisionWriter.revise(article, DraftContent.of(before.withSections(sections)), caller.account(), faults);
        return SectionCopy.written(article.section(added.id().toString()).orElseThrow());
    }

    @Transactional
    SectionCopy replace(String key, String section, String locale, EditCondition condition, SectionForm form, Caller caller) {
        return edit(key, section, locale, condition, caller, (from, faults) -> form);
    }

    @Transactional
    SectionCopy patch(String key, String section, String locale, EditCondition condition, ObjectNode patch, Caller caller) {
        return edit(key, section, locale, condition, caller,
                (from, faults) -> mergePatch.apply(patch, from, SectionForm.class));
    }

    @Transactional
    void delete(String key, String name, String locale, EditCondition condition, Caller caller) {
        ArticleLocator.edit(key, locale, caller, article -> {
            Section section = find(article, name);
            return conditionalEdit.edit(section, condition, caller.account(), new SectionFaults(),
                    (from, faults) -> DraftContent.of(from.withSections(from.sections().stream()
                            .filter(other -> !other.id().equals(section.id)).toList())));
        });
    }

    /** @param order ids or slugs, every section once */
    @Transactional
    SectionCopies order(String key, String locale, EditCondition condition, SectionOrderForm order, Caller caller) {
        return ArticleLocator.edit(key, locale, caller, article -> {
            conditionalEdit.edit(article, condition, caller.account(),
                    (from, faults) -> DraftContent.of(from.withSections(ordered(order.sections(), from.sections(), faults))));
            return SectionCopies.of(article);
        });
    }

    private SectionCopy edit(String key, String name, String locale, EditCondition condition, Caller caller,
            BiFunction<SectionContent, ContentFaults, SectionForm> change) {
        return ArticleLocator.edit(key, locale, caller, article -> edit(find(article, name), condition, caller, change));
    }

    private SectionCopy edit(Section section, EditCondition condition, Caller caller,
            BiFunction<SectionContent, ContentFaults, SectionForm> change) {
        conditionalEdit.edit(section, condition, caller.account(), new SectionFaults(), (from, faults) -> {
            SectionContent before = from.sectionsById().get(section.id);
            if (before == null) {
                throw INVALID_PARAMETER.because(List.of(Fault.of("base", "There was no such section yet.")),
                        "The section '%s' was not there yet in revision %d.", section.slug, condition.base());
            }
            SectionContent after = SectionMatching.revised(change.apply(before, faults), before, from.sections(), faults);
            return DraftContent.of(from.withSections(from.sections().stream()
                    .map(other -> other.id().equals(section.id) ? after : other).toList()));
        });
        return SectionCopy.written(section);
    }

    static Section find(Article article, String name) {
        return article.section(name).orElseThrow(
                () -> NOT_FOUND.because("The article '%s' has no section '%s'.", article.slug, name));
    }

    private static List<SectionContent> ordered(List<String> order, List<SectionContent> sections, ContentFaults faults) {
        Set<SectionContent> ordered = new LinkedHashSet<>();
        for (int i = 0; i < order.size(); i++) {
            String name = order.get(i);
            SectionContent section = sections.stream().filter(one -> one.slug().equals(name)
                    || one.id().toString().equals(name.toLowerCase(Locale.ROOT))).findFirst().orElse(null);
            if (section == null) {
                faults.add("#/sections/" + i, "There is no section '%s'.", name);
            } else if (!ordered.add(section)) {
                faults.add("#/sections/" + i, "Stands here twice.");
            }
        }
        sections.stream().filter(section -> !ordered.contains(section))
                .forEach(missing -> faults.add("#/sections", "The section '%s' is missing.", missing.slug()));
        return List.copyOf(ordered);
    }
}
