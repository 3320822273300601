package dev.stet.article.editing;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.ArticleForm;

/** A new order of an article's sections. */
@Schema(description = "Every section of the article once, in the new order.")
public record SectionOrderForm(
        @NotNull @Size(max = ArticleForm.MAX_SECTIONS) @Schema(description = "Ids or slugs.", examples = "[\"second\", \"first\"]") List<@NotNull @Size(max = 120) String> sections) {
}
