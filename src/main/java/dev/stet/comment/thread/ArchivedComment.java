package dev.stet.comment.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A comment as it stood elsewhere, where it was posted and decided on.
 *
 * @param parent {@code null} for a reply to the article itself
 * @param words {@code null} for one that was erased
 * @param doubts why it was not approved at once; empty also where that is not told
 * @param erasedAt {@code null} unless it was erased
 */
public record ArchivedComment(UUID id, UUID article, UUID parent, CommentText words, Comment.Status status, List<String> doubts,
        Instant createdAt, Instant updatedAt, Instant erasedAt) {
}
