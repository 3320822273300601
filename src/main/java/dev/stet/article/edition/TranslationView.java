package dev.stet.article.edition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same article in another locale, published now. */
@Schema(name = "Translation", requiredProperties = { "locale", "slug" })
public record TranslationView(@Schema(examples = "zh-Hans") String locale, @Schema(examples = "deepseek-崛起") String slug) {
}
