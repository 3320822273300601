package dev.stet.article.edition;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.SectionContent;
import dev.stet.article.edition.ArticleView.TextView;
import dev.stet.text.RenderedText;

/** One section as readers see it. */
@Schema(name = "Section", requiredProperties = { "id", "slug", "heading", "body", "wordCount" })
public record SectionView(
        @Schema(description = "Stays the same through every edit and publication.") UUID id,
        @Schema(description = "Unique within the article; good as the anchor of a page.",
                examples = "about-liang-wenfeng") String slug,
        @Schema(description = "Plain text.", examples = "About Liang Wenfeng") String heading,
        TextView body,
        @Schema(description = "Words of the body; a Chinese or Japanese character counts as one.",
                examples = "130") int wordCount) {

    public static final List<String> MEMBERS = List.of("id", "slug", "heading", "body", "wordCount");

    static SectionView of(SectionContent content, RenderedText body) {
        return new SectionView(content.id(), content.slug(), content.heading(), TextView.of(body, content.body()),
                body.words());
    }
}
