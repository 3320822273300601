package dev.stet.comment.screening;

import java.util.UUID;

import dev.stet.comment.privacy.Commenter;
import dev.stet.comment.thread.CommentText;

/**
 * A comment that somebody wants to be shown.
 *
 * @param comment the id, of one that is edited; {@code null} for a new one
 * @param parent what it replies to, {@code null} for the article itself
 * @param trapped whether the field was filled in that people do not see
 */
public record CommentSubmission(UUID article, UUID comment, UUID parent, CommentText words, Commenter person, boolean trapped) {
}
