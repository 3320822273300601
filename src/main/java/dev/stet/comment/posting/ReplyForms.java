package dev.stet.comment.posting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.stet.article.draft.Article;
import dev.stet.comment.thread.Comment;

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
}
