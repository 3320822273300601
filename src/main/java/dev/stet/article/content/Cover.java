package dev.stet.article.content;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The picture above an article; it lies wherever the site keeps its media. */
@Schema(description = "The picture above an article; it lies wherever the site keeps its media.")
public record Cover(
        @NotNull @Size(max = 2000) @Pattern(regexp = WebAddress.HTTP_OR_PATH, message = WebAddress.HTTP_OR_PATH_MESSAGE)
        @Schema(examples = "https://media.example.org/hangzhou.jpg",
                description = "An http or https address, or a path on the site.") String url,
        @NotNull @Size(max = 500)
        @Schema(description = "What the picture shows, for those who don't see it; empty for decoration.") String alt,
        @Min(1) @Max(100_000) @Schema(nullable = true, description = "Pixels.") Integer width,
        @Min(1) @Max(100_000) @Schema(nullable = true, description = "Pixels.") Integer height,
        @Size(max = 300) @Schema(nullable = true, description = "Whom the picture is from.") String credit) {
}
