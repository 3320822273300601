package dev.stet.article.draft;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.stet.article.content.Content;
import dev.stet.article.content.LanguageTag;
import dev.stet.article.content.Named;
import dev.stet.article.content.PlainNumbers;

/**
 * What an article is to say, and the names that the editor gave to tags and authors on the way; they are needed where one is
 * new.
 */
record Composition(Content content, List<Named> authors, List<Named> tags) {

    /** What an existing article is to say: a slug and a locale that are left out stay. */
    static Composition of(ArticleForm form, UUID article, Content before, Translation translation, Faults faults) {
        String locale = form.locale() == null ? before.locale() : LanguageTag.WellFormed.canonical(form.locale());
        return of(form, form.slug() == null ? before.slug() : form.slug(), locale, article, before, translation, faults);
    }

    /** @param before what the editor began with; {@code null} for a new article */
    static Composition of(ArticleForm form, String slug, String locale, UUID article, Content before,
            Translation translation, Faults faults) {
        List<Named> authors = NamedForm.named(form.authors());
        List<Named> tags = NamedForm.named(form.tags());
        Content content = new Content(slug, locale,
                translation.original(form.translationOf(), article, before, faults), form.title(), form.editorsNote(),
                form.summary(), form.lead(), Named.slugs(authors), Named.slugs(tags), form.cover(), form.canonicalUrl(),
                form.seo(), form.publishedAt() == null ? null : form.publishedAt().truncatedTo(ChronoUnit.MICROS),
                PlainNumbers.in(form.custom()),
                SectionMatching.match(form.sections(), before == null ? List.of() : before.sections(), faults));
        return new Composition(content, authors, tags);
    }

    static Composition of(Content content) {
        return new Composition(content, content.authors().stream().map(slug -> new Named(slug, null)).toList(),
                content.tags().stream().map(slug -> new Named(slug, null)).toList());
    }

    Composition with(Content content) {
        return new Composition(content, authors, tags);
    }
}
