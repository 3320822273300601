package dev.stet.comment.thread;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.change.Change;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.problem.Problem;

/** Lets comments come back from an archive, under the same rules that hold when they are posted. */
@ApplicationScoped
public class Returning {

    private final Commenting commenting;
    private final Change change;

    Returning(Commenting commenting, Change change) {
        this.commenting = commenting;
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
    public Comment bring(FormerComment former, UUID account) {
        Comment parent = former.parent() == null ? null : formerParent(former);
        Comment comment = Comment.of(former, parent);
        comment.persistAndFlush();
        if (comment.status == Status.APPROVED) {
            commenting.count(comment.articleId, 1);
        }
        change.append("comment.posted", comment.articleId, null, account,
                // nodes of an older version know it by `restored`, and would mail
                Change.imported(Map.of("comment", comment.id, "status", comment.status, "restored", true)),
                Commenting.stale(comment.status == Status.APPROVED, comment.articleId));
        return comment;
    }

    private static Comment formerParent(FormerComment former) {
        Comment parent = Comment.lockParent(former.article(), former.parent())
                .orElseThrow(() -> Commenting.refused("is no comment on this article: its line has to come before"));
        if (parent.path.size() >= Comment.MAX_DEPTH) {
            throw Commenting.refused("is of the last level");
        }
        if (former.status() == Status.APPROVED && parent.status != Status.APPROVED) {
            throw Commenting.refused("is one that readers do not see, though they are to see the reply");
        }
        return parent;
    }
}
