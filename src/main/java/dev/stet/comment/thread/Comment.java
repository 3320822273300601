package dev.stet.comment.thread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.stet.comment.thread.CommentThreadRestore.ArchivedComment;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.lock.RowLock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A reader's reply to an article or to another reply. Holds nothing that would tell who the reader is beyond the name. */
@Entity
public class Comment extends PanacheEntityBase {

    /** How deep threads go: a reply to a comment of the last level is not taken. */
    public static final int MAX_DEPTH = 4;

    /** Where a comment stands in moderation; readers see approved ones only. */
    public enum Status {
        PENDING("pending"),
        APPROVED("approved"),
        SPAM("spam"),
        TRASH("trash");

        /** Every label, as a regular expression. */
        public static final String LABELS = "pending|approved|spam|trash";

        @EnumeratedValue
        final String label;

        Status(String label) {
            this.label = label;
        }

        /** As in the database and in the API. */
        @Override
        @JsonValue
        public String toString() {
            return label;
        }

        /** @throws java.util.NoSuchElementException for what is none of {@link #LABELS} */
        public static Status of(String label) {
            return Arrays.stream(values()).filter(status -> status.label.equals(label)).findFirst().orElseThrow();
        }
    }

    /** Version 7, so that the order of ids is the order of time. */
    @Id
    public UUID id;
    public UUID articleId;
    /** {@code null} for a reply to the article itself. */
    public UUID parentId;
    /** The beginning of the thread: its own id, or that of its first ancestor. */
    public UUID rootId;
    /** The ids from the root down to this one; their order is the order of the tree. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<UUID> path;
    @Enumerated(EnumType.STRING)
    public Status status;
    /** {@code null} once erased, as are {@link #authorUrl} and {@link #body}. */
    public String authorName;
    public String authorUrl;
    /** Markdown's inline subset, as it was typed. */
    public String body;
    /** Why screening did not let it through, parted by spaces; empty where it had no doubt. For moderators only. */
    public String doubts;
    public Instant createdAt;
    public Instant updatedAt;
    /** {@code null} unless its author had it erased: then name, address and body are gone and the thread is kept. */
    public Instant erasedAt;

    /**
     * A comment that is not yet stored.
     *
     * @param parent what it replies to, {@code null} for the article itself
     */
    static Comment of(UUID article, Comment parent, CommentText commentText, Status status, Instant at) {
        return of(UuidVersion7Strategy.INSTANCE.generateUuid(null), article, parent, commentText, status, at);
    }

    private static Comment of(UUID id, UUID article, Comment parent, CommentText commentText, Status status, Instant at) {
        Comment comment = new Comment();
        comment.id = id;
        comment.articleId = article;
        comment.parentId = parent == null ? null : parent.id;
        comment.path = parent == null ? new ArrayList<>() : new ArrayList<>(parent.path);
        comment.path.add(comment.id);
        comment.rootId = comment.path.get(0);
        comment.status = status;
        comment.createdAt = at;
        comment.doubts = "";
        comment.say(commentText, at);
        return comment;
    }

    /** As it stood elsewhere; not yet stored. */
    static Comment of(ArchivedComment former, Comment parent) {
        CommentText commentText = former.words() == null ? new CommentText(null, null, null) : former.words();
        Comment comment = of(former.id(), former.article(), parent, commentText, former.status(), former.createdAt());
        comment.doubt(former.doubts());
        comment.updatedAt = former.updatedAt();
        comment.erasedAt = former.erasedAt();
        return comment;
    }

    /** Takes the rows that a change of this one depends on, the parent's first, so that two of these never deadlock. */
    public static Optional<Comment> lock(UUID id) {
        getEntityManager().createNativeQuery("""
                SELECT true FROM comment WHERE id = (SELECT parent_id FROM comment WHERE id = :id) FOR SHARE""", Boolean.class)
                .setParameter("id", id).getResultList();
        return RowLock.forChange(Comment.class, id);
    }

    /** A reply's parent that readers see, kept in sight until the transaction ends. */
    static Optional<Comment> lockVisible(UUID article, UUID id) {
        return lockParent(article, id).filter(comment -> comment.status == Status.APPROVED);
    }

    /** Of the same article, whoever sees it, and as it is until the transaction ends. */
    static Optional<Comment> lockParent(UUID article, UUID id) {
        return RowLock.forReliance(Comment.class, id).filter(comment -> comment.articleId.equals(article));
    }

    /** Whether readers see a reply to this one. */
    public boolean hasVisibleReplies() {
        return count("parentId = ?1 and status = ?2", id, Status.APPROVED) > 0;
    }

    boolean hasReplies() {
        return count("parentId = ?1", id) > 0;
    }

    /** Why it was not approved at once; empty where nobody doubted. */
    public List<String> doubts() {
        return doubts.isEmpty() ? List.of() : List.of(doubts.split(" "));
    }

    public boolean says(CommentText commentText) {
        return commentText.equals(new CommentText(authorName, authorUrl, body));
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** As how many it counts among those that readers see: the place that is left of one says nothing. */
    int counted() {
        return status == Status.APPROVED && !isErased() ? 1 : 0;
    }

    /** Names this state for moderators. */
    public ETag tag() {
        return ETag.ofWords("comment", id, status, updatedAt, erasedAt);
    }

    void say(CommentText commentText, Instant at) {
        authorName = commentText.name();
        authorUrl = commentText.url();
        body = commentText.body();
        updatedAt = at;
    }

    void become(Status status) {
        this.status = status;
    }

    void doubt(List<String> reasons) {
        doubts = String.join(" ", reasons);
    }

    void erase(Instant at) {
        authorName = null;
        authorUrl = null;
        body = null;
        doubts = "";
        erasedAt = at;
    }
}
