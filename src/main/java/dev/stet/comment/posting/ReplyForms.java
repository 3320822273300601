package dev.stet.comment.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.article.draft.Article;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentText;

/** Hands out reply forms. */
@ApplicationScoped
class ReplyForms {

    private static final String NOTICE = "Your email address will not be published. Required fields are marked *";

    private final FormTokens tokens;
    private final PostingSettings settings;
    private final boolean mail;

    ReplyForms(FormTokens tokens, PostingSettings settings,
            @ConfigProperty(name = "stet.mail.from") Optional<String> sender) {
        this.tokens = tokens;
        this.settings = settings;
        this.mail = sender.isPresent();
    }

    ReplyFormView of(UUID article, String action, Instant now) {
        boolean open = Article.count("id = ?1 and commentsOpen", article) > 0;
        return new ReplyFormView(open, "Leave a Reply", NOTICE, "POST", action, ReplyFormView.fields(mail), "website",
                Comment.MAX_DEPTH, CommentPostResource.TOKENS, open ? tokens.issue(article, now) : null,
                open ? now.plus(settings.minAge()) : null,
                open ? now.plus(settings.maxAge()) : null);
    }

    /** What a page needs to draw a reply form. */
    @Schema(name = "ReplyForm", description = "What a page needs to draw a reply form.",
            requiredProperties = { "open", "title", "notice", "method", "action", "fields", "honeypot", "maxDepth",
                    "tokenHeader", "formToken", "notBefore", "expiresAt" })
    record ReplyFormView(
            @Schema(description = "Whether comments are taken. If not, there is no token.") boolean open,
            @Schema(examples = "Leave a Reply") String title,
            @Schema(description = "What the writer has to be told.",
                    examples = "Your email address will not be published. Required fields are marked *") String notice,
            @Schema(examples = "POST") String method,
            @Schema(description = "Where to send it. A relative reference.") String action,
            @Schema(description = "In the order to show them.") List<Field> fields,
            @Schema(description = "The name of a field that people must not see, and must stay empty.",
                    examples = "website") String honeypot,
            @Schema(description = "How many levels a thread has.", examples = "4") int maxDepth,
            @Schema(description = "The header in which to send the tokens that earlier replies of this reader were answered "
                    + "with, parted by commas: who was approved is known by them, and by nothing else.",
                    examples = "Comment-Token") String tokenHeader,
            @Schema(nullable = true, description = "Send it with the reply. Good once.") String formToken,
            @Schema(nullable = true, description = "A reply that comes sooner is refused.") Instant notBefore,
            @Schema(nullable = true,
                    description = "A reply that comes later is refused: fetch the form again.") Instant expiresAt) {

        /** One thing to fill in. */
        @Schema(name = "ReplyFormField", description = "One thing to fill in.",
                requiredProperties = { "pointer", "label", "type", "required", "maxLength" })
        record Field(
                @Schema(description = "Where it goes in the body, as errors name it.",
                        examples = "#/author/email") String pointer,
                @Schema(description = "In English; translate by the pointer.", examples = "Email") String label,
                @Schema(description = "As HTML's input types, or textarea.", pattern = "^(text|email|url|textarea|checkbox)$",
                        examples = "email") String type,
                boolean required,
                @Schema(nullable = true, description = "In characters.", examples = "254") Integer maxLength,
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "As HTML's autocomplete.", examples = "email") String autocomplete) {
        }

        private static final List<Field> FIELDS = List.of(
                new Field("#/body", "Comment", "textarea", true, CommentText.MAX_BODY, null),
                new Field("#/author/name", "Name", "text", true, CommentText.MAX_NAME, "name"),
                new Field("#/author/email", "Email", "email", true, CommentForm.MAX_EMAIL, "email"),
                new Field("#/author/url", "Website", "url", false, CommentText.MAX_URL, "url"));

        private static final Field SUBSCRIBE = new Field("#/subscribe", "Mail me about replies", "checkbox", false, null, null);

        /** @param mail whether this site sends mail about replies */
        static List<Field> fields(boolean mail) {
            return mail ? List.of(FIELDS.get(0), FIELDS.get(1), FIELDS.get(2), FIELDS.get(3), SUBSCRIBE) : FIELDS;
        }
    }
}
