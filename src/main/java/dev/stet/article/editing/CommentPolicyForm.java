package dev.stet.article.editing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Whether readers may comment on an article, and what happens to what they write. */
@JsonIgnoreProperties("etag")
@Schema(description = "Whether readers may comment on an article, and who is moderated.", properties = {
        @SchemaProperty(name = "etag", readOnly = true, description = "Ignored.") })
public record CommentPolicyForm(
        @NotNull @Schema(description = "Whether new comments are taken.") Boolean open,
        @Pattern(regexp = "all|first-time|none", message = "must be all, first-time, none or null") @Schema(nullable = true, description = "Whose comments wait for a decision: all, first-time or none; null follows the site.") String moderation) {
}
