package dev.stet.article.publication;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several articles to be published together, or none of them. */
@Schema(name = "PublicationsForm", description = "Several articles to be published together, or none of them.")
public record PublicationsForm(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {

    /** One of them. */
    @Schema(name = "PublicationsFormItem", description = "One of the articles that are published together.")
    public record Item(
            @NotBlank @Size(max = 200) @Schema(description = "The article's id, or its slug in the request's locale.", examples = "deepseeks-rise") String article,
            @NotBlank @Size(max = 200) @Schema(description = "The ETag of the article as you read it, with its quotes.") String etag,
            @Schema(nullable = true, description = "Null is now; never past.") Instant from,
            @Schema(nullable = true, description = "Null is for ever; after the beginning.") Instant until) {

        PublicationForm form() {
            return new PublicationForm(from, until, null);
        }
    }
}
