package dev.stet.comment.posting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.WebAddress;
import dev.stet.comment.thread.CommentText;

/** What a comment's author wants it to say instead; the e-mail address stays. */
@Schema(description = "What a comment's author wants it to say instead. The e-mail address stays.")
record OwnEditForm(
        @NotNull @Valid Author author,
        @NotBlank @Size(max = CommentText.MAX_BODY) @Schema(description = "Markdown's inline subset.", examples = "Well *said*, indeed.") String body) {

    /** How the author signs. */
    @Schema(name = "OwnEditFormAuthor", description = "How the author signs.")
    record Author(
            @NotBlank @Size(max = CommentText.MAX_NAME) @Pattern(regexp = CommentText.ONE_LINE, message = CommentText.ONE_LINE_MESSAGE) @Schema(examples = "Reader") String name,
            @Size(max = CommentText.MAX_URL) @Pattern(regexp = "^$|"
                    + WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE) @Schema(nullable = true, examples = "https://reader.example.org") String url) {
    }

    CommentText words() {
        return new CommentText(author.name.strip(), author.url == null || author.url.isEmpty() ? null : author.url, body);
    }
}
