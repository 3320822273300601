package dev.stet.article.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.Vocabulary;
import dev.stet.text.Slugs;

/**
 * What a tag or an author is called, in an archive.
 *
 * @param kind tells which of the two it is
 */
@Schema(name = "NameLine", description = "What a tag or an author is called. A name that is here already stays.",
        requiredProperties = { "kind", "slug", "name" })
public record NameLine(
        @Schema(enumeration = {
                NameLine.TAG, NameLine.AUTHOR }) String kind,
        @NotNull @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE)
        @Schema(examples = "china") String slug,
        @NotBlank @Size(max = 120) @Schema(examples = "China") String name){

    public static final String TAG = "tag";
    public static final String AUTHOR = "author";

    Vocabulary vocabulary() {
        return kind.equals(TAG) ? Vocabulary.TAG : Vocabulary.AUTHOR;
    }
}
