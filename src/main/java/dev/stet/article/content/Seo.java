package dev.stet.article.content;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What search engines are told where it differs from the article itself; {@code null} where it does not. */
@Schema(description = "What search engines are told where it differs from the article itself; null where it does not.")
public record Seo(@Size(max = 300) @Schema(nullable = true) String title,
        @Size(max = 1000) @Schema(nullable = true) String description) {

    public static final Seo NONE = new Seo(null, null);
}
