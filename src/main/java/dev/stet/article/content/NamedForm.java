package dev.stet.article.content;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.stet.platform.validation.NotBlankIfGiven;
import dev.stet.text.Slugs;

/** A tag or author by slug alone, which JSON may write as a plain string, or by slug and name. */
@Schema(name = "NamedForm", description = "A tag or author: its slug, or its slug and a name for a new one.", oneOf = {
        NamedForm.Slug.class, NamedForm.Full.class }, example = "china")
public record NamedForm(
        @NotNull @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE) String slug,
        @NotBlankIfGiven @Size(min = 1, max = 120) String name) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public NamedForm {
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NamedForm(String slug) {
        this(slug, null);
    }

    /** How the OpenAPI document shows the short way. */
    @Schema(name = "Slug", type = SchemaType.STRING, pattern = Slugs.PATTERN, maxLength = Slugs.MAX_LENGTH)
    interface Slug {
    }

    /** How the OpenAPI document shows the long way. */
    @Schema(name = "SlugAndName", requiredProperties = "slug")
    record Full(@Schema(pattern = Slugs.PATTERN, maxLength = Slugs.MAX_LENGTH) String slug,
            @Schema(nullable = true, minLength = 1, maxLength = 120) String name) {
    }

    public static List<NameReference> named(List<NamedForm> forms) {
        return forms.stream().map(form -> new NameReference(form.slug, form.name)).toList();
    }
}
