package dev.stet.article.editing;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.Article;
import dev.stet.platform.conditional.EntityTagged;

/** An article's sections in order; never in pages. */
@Schema(description = "The sections of a working copy, in order.", requiredProperties = { "items", "etag" })
public record SectionCopies(List<SectionCopy> items,
        @Schema(description = "The article's tag: what a new order is sent with.") String etag) implements EntityTagged {

    static SectionCopies of(Article article) {
        return new SectionCopies(article.sections.stream().map(SectionCopy::of).toList(), article.tag().toString());
    }
}
