package dev.stet.article.draft;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.Content;
import dev.stet.article.content.LanguageTag;
import dev.stet.article.content.Members;
import dev.stet.article.content.NameReference;
import dev.stet.article.content.NamedForm;

/**
 * What an article is to say, and the names that the editor gave to tags and authors on the way; they are needed where one is
 * new.
 */
public record DraftContent(Content content, List<NameReference> authors, List<NameReference> tags) {

    /** What an existing article is to say: a slug and a locale that are left out stay. */
    public static DraftContent of(ArticleForm form, UUID article, Content before, TranslationReference translation,
            ContentFaults faults) {
        String locale = form.locale() == null ? before.locale() : LanguageTag.WellFormed.canonical(form.locale());
        return of(form, form.slug() == null ? before.slug() : form.slug(), locale, article, before, translation, faults);
    }

    /** @param before what the editor began with; {@code null} for a new article */
    public static DraftContent of(ArticleForm form, String slug, String locale, UUID article, Content before,
            TranslationReference translation, ContentFaults faults) {
        List<NameReference> authors = NamedForm.named(form.authors());
        List<NameReference> tags = NamedForm.named(form.tags());
        Map<String, Object> resolved = new HashMap<>();
        resolved.put("slug", slug);
        resolved.put("locale", locale);
        resolved.put("translationOf", translation.original(form.translationOf(), article, before, faults));
        resolved.put("authors", NameReference.slugs(authors));
        resolved.put("tags", NameReference.slugs(tags));
        resolved.put("publishedAt", form.publishedAt() == null ? null : form.publishedAt().truncatedTo(ChronoUnit.MICROS));
        resolved.put("sections",
                SectionMatching.match(form.sections(), before == null ? List.of() : before.sections(), faults));
        Content content = Members.ALL.make(resolved, name -> ArticleForm.MEMBERS.get(form, name));
        return new DraftContent(content, authors, tags);
    }

    public static DraftContent of(Content content) {
        return new DraftContent(content, content.authors().stream().map(slug -> new NameReference(slug, null)).toList(),
                content.tags().stream().map(slug -> new NameReference(slug, null)).toList());
    }

    public DraftContent with(Content content) {
        return new DraftContent(content, authors, tags);
    }
}
