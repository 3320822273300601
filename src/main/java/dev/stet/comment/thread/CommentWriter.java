package dev.stet.comment.thread;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.comment.thread.Comment.Status;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/**
 * The only way a comment comes, changes and goes, so that threads are whole and counts are right: what readers see never
 * hangs below something that they do not see. Each change is told to the log, without a word of what anybody wrote.
 */
@ApplicationScoped
public class CommentWriter {

    private final EntityManager database;
    private final ChangeLog change;

    CommentWriter(EntityManager database, ChangeLog change) {
        this.database = database;
        this.change = change;
    }

    /**
     * Adds a reply that needs no moderation.
     *
     * @param parent what it replies to, {@code null} for the article itself; not of the last level
     * @return the id, for replies to it
     */
    @Transactional
    public UUID addApproved(UUID article, UUID parent, CommentText commentText, Instant at) {
        return add(article, parent, commentText, Status.APPROVED, List.of(), at).id;
    }

    /**
     * @param doubts why it was not approved
     * @throws Problem {@code invalid-content} where nobody can reply to the parent
     */
    @Transactional(TxType.MANDATORY)
    public Comment add(UUID article, UUID parent, CommentText commentText, Status status, List<String> doubts, Instant at) {
        Comment comment = Comment.of(article, parent == null ? null : parent(article, parent), commentText, status, at);
        comment.doubt(doubts);
        comment.persistAndFlush();
        count(comment, 0);
        tell("comment.posted", comment, null, status == Status.APPROVED);
        return comment;
    }

    private static Comment parent(UUID article, UUID id) {
        Comment parent = Comment.lockVisible(article, id).filter(comment -> !comment.isErased())
                .orElseThrow(() -> refused("is no comment on this article that readers see"));
        if (parent.path.size() >= Comment.MAX_DEPTH) {
            throw refused("is of the last level: reply to the comment above it");
        }
        return parent;
    }

    static Problem refused(String why) {
        return INVALID_CONTENT.because(List.of(Fault.at("#/parent", why)), "The comment to reply to %s.", why);
    }

    /**
     * Its author says something else.
     *
     * @param comment locked
     * @throws Problem {@code conflict} where readers have seen a reply to what it said
     */
    @Transactional(TxType.MANDATORY)
    public void revise(Comment comment, CommentText commentText, Status status, List<String> doubts, Instant at) {
        if (comment.hasVisibleReplies()) {
            throw CONFLICT.because("Others have replied to this comment, so its words stand. It can still be erased.");
        }
        boolean seen = comment.status == Status.APPROVED || status == Status.APPROVED;
        comment.say(commentText, at);
        comment.doubt(doubts);
        move(comment, status);
        tell("comment.revised", comment, null, seen);
    }

    /**
     * What another program found out about a comment that waits.
     *
     * @param comment locked
     * @param doubts those that are left
     * @throws Problem as {@link #decide}
     */
    @Transactional(TxType.MANDATORY)
    public void judgeAgain(Comment comment, Status status, List<String> doubts) {
        comment.doubt(doubts);
        if (!decide(comment, status, null)) {
            Comment.flush();
        }
    }

    /**
     * Shows a comment to readers, or takes it out of their sight.
     *
     * @param comment locked
     * @param account who decided, {@code null} for a program
     * @return false where it was so already: then nothing is written
     * @throws Problem {@code conflict} for what would leave a reply that readers see below a comment that they do not
     */
    @Transactional(TxType.MANDATORY)
    public boolean decide(Comment comment, Status status, UUID account) {
        if (comment.status == status) {
            return false;
        }
        if (status == Status.APPROVED && comment.parentId != null && !isVisible(comment.parentId)) {
            throw CONFLICT.because("It replies to a comment that readers do not see. Approve that one first.");
        }
        if (comment.status == Status.APPROVED && comment.hasVisibleReplies()) {
            throw CONFLICT.because("Readers see replies to this comment. Decide on those first; or delete it, which takes its "
                    + "words away and leaves the thread whole.");
        }
        boolean seen = comment.status == Status.APPROVED || status == Status.APPROVED;
        move(comment, status);
        tell(switch (status) {
            case APPROVED -> "comment.approved";
            case PENDING -> "comment.held";
            case SPAM -> "comment.marked-spam";
            case TRASH -> "comment.trashed";
        }, comment, account, seen);
        return true;
    }

    /**
     * Takes away who it is from and what it says, for good. What readers see or somebody replied to leaves its place in the
     * thread; anything else goes wholly.
     *
     * @param comment locked
     * @param account who did it, {@code null} for its author
     */
    @Transactional(TxType.MANDATORY)
    public void erase(Comment comment, UUID account, Instant at) {
        int counted = comment.counted();
        if (comment.status == Status.APPROVED || comment.hasReplies()) {
            comment.erase(at);
            Comment.flush();
            count(comment, counted);
        } else {
            comment.delete();
        }
        tell("comment.erased", comment, account, comment.status == Status.APPROVED);
    }

    private static boolean isVisible(UUID id) {
        return Comment.count("id = ?1 and status = ?2", id, Status.APPROVED) > 0;
    }

    private void move(Comment comment, Status to) {
        int counted = comment.counted();
        comment.become(to);
        Comment.flush();
        count(comment, counted);
    }

    /**
     * Keeps the number of comments that readers see of the article.
     *
     * @param counted as what the comment counted before; 0 for a new one
     */
    void count(Comment comment, int counted) {
        if (comment.counted() != counted) {
            count(comment.articleId, comment.counted() - counted);
        }
    }

    private void count(UUID article, int more) {
        database.createNativeQuery("""
                INSERT INTO comment_count (article_id, approved) VALUES (:article, greatest(0, :more))
                ON CONFLICT (article_id) DO UPDATE SET approved = comment_count.approved + :more""")
                .setParameter("article", article).setParameter("more", more).executeUpdate();
    }

    /** @param seen by readers, before or after */
    private void tell(String kind, Comment comment, UUID account, boolean seen) {
        change.append(kind, comment.articleId, null, account, Map.of("comment", comment.id, "status", comment.status),
                stale(seen, comment.articleId));
    }

    static Set<String> stale(boolean seen, UUID article) {
        return seen ? Set.of(CacheInvalidation.ofComments(article), CacheInvalidation.COMMENTS) : CacheInvalidation.NOTHING;
    }
}
