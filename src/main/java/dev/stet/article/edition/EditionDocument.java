package dev.stet.article.edition;

import java.util.EnumSet;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.platform.json.Json;
import dev.stet.text.Markdown;
import dev.stet.text.ReadingTime;
import dev.stet.text.RenderedText;

/**
 * What an edition's source is rendered to, as bytes that a read hands on untouched.
 *
 * @param html the article's members but the live ones, texts in HTML only
 * @param forms the same with texts in every {@link TextFormat}
 */
record EditionDocument(byte[] html, byte[] forms, int wordCount, int readingMinutes) {

    static EditionDocument of(Edition edition, Content content) {
        RenderedText note = content.editorsNote() == null ? null : Markdown.render(content.editorsNote());
        RenderedText lead = Markdown.render(content.lead());
        List<SectionView> sections = content.sections().stream().map(EditionDocument::section).toList();
        int words = (note == null ? 0 : note.words()) + lead.words()
                + sections.stream().mapToInt(SectionView::wordCount).sum();
        ArticleView view = new ArticleView(edition.articleId, content.slug(), content.locale(), content.title(),
                note == null ? null : TextView.of(note, content.editorsNote()), content.summary(),
                TextView.of(lead, content.lead()), content.cover(), content.canonicalUrl(), content.seo(), sections,
                edition.publishedAt, edition.updatedAt, edition.number, words, ReadingTime.minutes(words), content.custom(),
                null, null, false, null, null, null, null);
        ObjectNode tree = Json.tree((Object) view);
        tree.remove(ArticleView.LIVE);
        byte[] forms = Json.bytes(tree);
        TextFormat.keep(tree, EnumSet.of(TextFormat.HTML));
        return new EditionDocument(Json.bytes(tree), forms, words, ReadingTime.minutes(words));
    }

    private static SectionView section(SectionContent content) {
        RenderedText body = Markdown.render(content.body());
        return new SectionView(content.id(), content.slug(), content.heading(), TextView.of(body, content.body()),
                body.words());
    }
}
