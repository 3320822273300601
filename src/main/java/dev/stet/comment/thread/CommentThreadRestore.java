package dev.stet.comment.thread;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.change.ChangeLog;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.problem.Problem;

/** Lets comments come back from an archive, under the same rules that hold when they are posted. */
@ApplicationScoped
public class CommentThreadRestore {

    private final CommentWriter commentWriter;
    private final ChangeLog change;

    CommentThreadRestore(CommentWriter commentWriter, ChangeLog change) {
        this.commentWriter = commentWriter;
        this.change = change;
    }

    /**
     * Puts a comment where it stood elsewhere, below what it replied to. It is nobody's news: no mail follows from it.
     *
     * @param former whose id is free
     * @param account who brings it
     * @throws Problem {@code invalid-content} where its parent is not there, or not seen though this one is
     */
    @Transactional(TxType.MANDATORY)
    public Comment bring(ArchivedComment former, UUID account) {
        Comment parent = former.parent() == null ? null : formerParent(former);
        Comment comment = Comment.of(former, parent);
        comment.persistAndFlush();
        commentWriter.count(comment, 0);
        change.append("comment.posted", comment.articleId, null, account,
                // nodes of an older version know it by `restored`, and would mail
                ChangeLog.imported(Map.of("comment", comment.id, "status", comment.status, "restored", true)),
                CommentWriter.stale(comment.status == Status.APPROVED, comment.articleId));
        return comment;
    }

    private static Comment formerParent(ArchivedComment former) {
        Comment parent = Comment.lockParent(former.article(), former.parent())
                .orElseThrow(() -> CommentWriter.refused("is no comment on this article: its line has to come before"));
        if (parent.path.size() >= Comment.MAX_DEPTH) {
            throw CommentWriter.refused("is of the last level");
        }
        if (former.status() == Status.APPROVED && parent.status != Status.APPROVED) {
            throw CommentWriter.refused("is one that readers do not see, though they are to see the reply");
        }
        return parent;
    }

    /**
     * A comment as it stood elsewhere, where it was posted and decided on.
     *
     * @param parent {@code null} for a reply to the article itself
     * @param words {@code null} for one that was erased
     * @param doubts why it was not approved at once; empty also where that is not told
     * @param erasedAt {@code null} unless it was erased
     */
    public record ArchivedComment(UUID id, UUID article, UUID parent, CommentText words, Comment.Status status,
            List<String> doubts,
            Instant createdAt, Instant updatedAt, Instant erasedAt) {
    }
}
