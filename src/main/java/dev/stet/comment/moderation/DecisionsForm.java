package dev.stet.comment.moderation;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.comment.thread.Comment;

/** What becomes of several comments, each by itself. */
@Schema(description = "What becomes of several comments, each by itself.")
record DecisionsForm(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {

    /** What becomes of one of them. */
    @Schema(name = "DecisionsFormItem", description = "What becomes of one of them.")
    record Item(
            @NotNull @Schema(description = "The comment's id.") UUID id,
            @NotNull @Pattern(regexp = Comment.Status.LABELS, message = "must be pending, approved, spam or trash") @Schema(description = "pending, approved, spam or trash.", examples = "approved") String status,
            @Size(max = 200) @Schema(nullable = true, description = "The ETag that was read; null decides whatever it says now.") String etag) {
    }
}
