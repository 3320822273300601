package dev.stet.article.edition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.text.RenderedText;

/** One text in the forms that were asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Text", description = "A text in the forms that `format` asks for; by default HTML alone.")
public record TextView(
        @Schema(description = "Clean HTML: no script, no style, no event handler.", examples = "<p>A lab in Hangzhou …</p>") String html,
        @Schema(description = "As its author wrote it.", examples = "A lab in *Hangzhou* …") String markdown,
        @Schema(description = "Plain text; a blank line between paragraphs.", examples = "A lab in Hangzhou …") String text) {

    static TextView of(RenderedText renderedText, String markdown) {
        return new TextView(renderedText.html(), markdown, renderedText.text());
    }
}
