package dev.stet.article.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.Vocabulary;
import dev.stet.article.content.WebAddress;
import dev.stet.platform.validation.BlankText;
import dev.stet.text.Slugs;

/**
 * What a tag or an author is called, in an archive, and what more is told of an author.
 *
 * @param kind tells which of the two it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NameLine", description = "What a tag or an author is called. A name that is here already stays.",
        requiredProperties = { "kind", "slug", "name" })
public record NameLine(
        @Schema(enumeration = {
                NameLine.TAG, NameLine.AUTHOR }) String kind,
        @NotNull @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE)
        @Schema(examples = "china") String slug,
        @NotBlank(payload = BlankText.FormerRule.class) @Size(max = 120) @Schema(examples = "China") String name,
        @Size(max = AuthorView.MAX_BIO)
        @Schema(description = "Of an author; plain text.") String bio,
        @Size(max = 2_000) @Pattern(regexp = WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE)
        @Schema(description = "Of an author: a page of theirs.") String url,
        @Size(max = 2_000) @Pattern(regexp = WebAddress.HTTP_OR_PATH, message = WebAddress.HTTP_OR_PATH_MESSAGE)
        @Schema(description = "Of an author: a picture of them.") String avatar){

    public static final String TAG = "tag";
    public static final String AUTHOR = "author";

    Vocabulary vocabulary() {
        return vocabulary(kind);
    }

    /** @param kind {@link #TAG} or {@link #AUTHOR} */
    public static Vocabulary vocabulary(String kind) {
        return kind.equals(TAG) ? Vocabulary.TAG : Vocabulary.AUTHOR;
    }

    /** A tag has nothing but a name, whatever its line says. */
    Vocabulary.Name told() {
        return kind.equals(TAG) ? Vocabulary.Name.plain(slug, name) : new Vocabulary.Name(slug, name, bio, url, avatar);
    }
}
