package dev.stet.comment.posting;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.WebAddress;
import dev.stet.comment.thread.CommentText;

/** A reply as a reader fills it in. */
@Schema(description = "A reply as a reader fills it in.")
record CommentForm(
        @NotNull @Valid Author author,
        @NotBlank @Size(max = CommentText.MAX_BODY)
        @Schema(description = "Markdown's inline subset: emphasis, strong, code, links, strikethrough. Line breaks stay.",
                examples = "Well *said*.") String body,
        @Schema(nullable = true, description = "The comment it replies to; null replies to the article.") UUID parent,
        @NotNull @Size(max = 200)
        @Schema(description = "As `comments/form` gave it. Good once.", examples = "AAABlA…") String formToken,
        @Size(max = 2000)
        @Schema(nullable = true, description = "Left empty by people, who do not see it: what fills it in is spam.",
                examples = "") String website,
        @Schema(nullable = true,
                description = "Whether to send mail about replies, once the address is confirmed.") Boolean subscribe) {

    static final int MAX_EMAIL = 254;

    /** Who replies. */
    @Schema(name = "CommentFormAuthor", description = "Who replies.")
    record Author(
            @NotBlank @Size(max = CommentText.MAX_NAME)
            @Pattern(regexp = CommentText.ONE_LINE, message = CommentText.ONE_LINE_MESSAGE)
            @Schema(description = "Shown to readers.", examples = "Reader") String name,
            @NotNull @Size(max = MAX_EMAIL) @Email(regexp = "\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s.]+\\s*")
            @Schema(description = "Never shown to readers.", examples = "reader@example.org") String email,
            @Size(max = CommentText.MAX_URL) @Pattern(regexp = "^$|"
                    + WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE)
            @Schema(nullable = true, description = "The author's site, shown to readers.",
                    examples = "https://reader.example.org") String url) {

        /** Says nothing: logs like to print things. */
        @Override
        public String toString() {
            return "an author";
        }
    }

    CommentText words() {
        return text(author.name, author.url, body);
    }

    private static CommentText text(String name, String url, String body) {
        return new CommentText(name.strip(), url == null || url.isEmpty() ? null : url, body);
    }

    boolean trapped() {
        return website != null && !website.isEmpty();
    }

    /** Says nothing: logs like to print things. */
    @Override
    public String toString() {
        return "a comment";
    }

    /** What a comment's author wants it to say instead; the e-mail address stays. */
    @Schema(name = "OwnEditForm", description = "What a comment's author wants it to say instead. The e-mail address stays.")
    record OwnEditForm(
            @NotNull @Valid Author author,
            @NotBlank @Size(max = CommentText.MAX_BODY)
            @Schema(description = "Markdown's inline subset.", examples = "Well *said*, indeed.") String body) {

        /** How the author signs. */
        @Schema(name = "OwnEditFormAuthor", description = "How the author signs.")
        record Author(
                @NotBlank @Size(max = CommentText.MAX_NAME)
                @Pattern(regexp = CommentText.ONE_LINE, message = CommentText.ONE_LINE_MESSAGE)
                @Schema(examples = "Reader") String name,
                @Size(max = CommentText.MAX_URL) @Pattern(regexp = "^$|"
                        + WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE)
                @Schema(nullable = true, examples = "https://reader.example.org") String url) {
        }

        CommentText words() {
            return text(author.name, author.url, body);
        }
    }
}
