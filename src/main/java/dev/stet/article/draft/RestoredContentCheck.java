package dev.stet.article.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.Content;
import dev.stet.article.content.LanguageTag;
import dev.stet.article.content.Members;
import dev.stet.article.content.SectionContent;
import dev.stet.article.content.StorableInstant;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Fault;

/** Holds what an archive says that an article said to the rules that an editor would be held to. */
final class RestoredContentCheck {

    private static final String POINTER = "#/content";
    /** What a form says in other words. */
    private static final Set<String> OTHERWISE = Set.of("translationOf", "authors", "tags", "sections");

    private final Content content;
    private final ContentFaults faults = new ContentFaults();

    private RestoredContentCheck(Content content) {
        this.content = content;
    }

    /**
     * @param texts the hashes of those that the archive has told
     * @throws dev.stet.platform.problem.Problem {@code invalid-content} for every fault at once
     */
    static void check(Content content, Set<String> texts, FormReader forms) {
        RestoredContentCheck returning = new RestoredContentCheck(content);
        ArticleForm form = ArticleForm.of(content);
        for (Fault fault : forms.faults(form.withVisibleTexts())) {
            returning.faults.add(POINTER + fault.pointer().substring(1), "%s", fault.detail());
        }
        returning.faults.check();
        returning.compare(form);
        returning.sections();
        content.texts().filter(hash -> !texts.contains(hash)).findFirst().ifPresent(
                hash -> returning.faults.add(POINTER, "The text %s does not stand before it.", hash));
        returning.faults.check();
    }

    /** Whatever an editor's form would have been changed into is not what was exported. */
    private void compare(ArticleForm form) {
        Members.ALL.names().stream().filter(name -> !OTHERWISE.contains(name)).forEach(name -> require(name,
                Objects.equals(Members.ALL.get(content, name), ArticleForm.MEMBERS.get(form, name))));
        require("slug", content.slug() != null);
        require("locale", content.locale() != null
                && content.locale().equals(LanguageTag.WellFormed.canonical(content.locale())));
        require("authors", form.authors().size() == new HashSet<>(form.authors()).size() && content.authors() != null);
        require("tags", form.tags().size() == new HashSet<>(form.tags()).size() && content.tags() != null);
        require("custom", RevisionWriter.isShort(form.custom()));
        require("publishedAt", new StorableInstant.Kept().isValid(content.publishedAt(), null));
        require("sections", content.sections() != null);
        faults.check();
    }

    private void sections() {
        List<SectionContent> sections = content.sections();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < sections.size(); i++) {
            SectionContent section = sections.get(i);
            boolean whole = Stream.of(section.id(), section.slug(), section.body()).allMatch(member -> member != null);
            require("sections/" + i, whole && seen.add(section.id()) && seen.add(section.slug()));
        }
    }

    private void require(String member, boolean good) {
        if (!good) {
            faults.add(POINTER + "/" + member, "Is not as export writes it.");
        }
    }
}
