package dev.stet.webhook;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A webhook as administrators send it, whole. */
@JsonIgnoreProperties({ "id", "etag", "createdAt", "createdBy", "disabledAt", "disabledBecause", "failingSince",
        "oldSecretUntil" })
@Schema(description = "A webhook, whole: what is left out is empty. What only reading gives is ignored.", properties = {
        @SchemaProperty(name = "id", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "etag", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "createdAt", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "createdBy", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "disabledAt", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "disabledBecause", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "failingSince", readOnly = true, description = "Ignored."),
        @SchemaProperty(name = "oldSecretUntil", readOnly = true, description = "Ignored.") })
public record WebhookForm(
        @NotBlank @Size(max = 2000)
        @Schema(description = "Where to post to: `http` or `https`, without user name and fragment.",
                examples = "https://example.org/hooks/stet") String url,
        @Size(max = 50)
        @Schema(description = "Kinds of events, or all of a sort as in `article.*`. Empty is all, "
                + "`article.*` and `comment.*`.") List<@NotNull @Size(max = 60) @Pattern(
                        regexp = "^(article|comment)\\.(\\*|[a-z]+(-[a-z]+)*)$",
                        message = "must be a kind as in article.published, or article.* or comment.*") String> events,
        @Size(max = 50)
        @Schema(description = "Only events of articles with one of these tags, and of comments on them; "
                + "empty is no matter which.") List<@NotBlank @Size(max = 200) String> tags,
        @Schema(description = "Whether nothing is sent. What happens meanwhile is sent, in order, once it is enabled again.",
                defaultValue = "false") Boolean disabled) {

    public WebhookForm {
        events = events == null ? List.of() : events;
        tags = tags == null ? List.of() : tags;
        disabled = disabled != null && disabled;
    }
}
