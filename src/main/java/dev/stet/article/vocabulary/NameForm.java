package dev.stet.article.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What a tag or an author is called. */
@JsonIgnoreProperties({ "slug", "etag" })
@Schema(description = "What a tag or an author is called; it shows everywhere at once.", properties = {
        @SchemaProperty(name = "slug", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "etag", readOnly = true, description = "Ignored.") })
public record NameForm(@NotBlank @Size(max = 120) @Schema(examples = "Artificial Intelligence") String name) {
}
