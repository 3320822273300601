package dev.stet.comment.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.comment.archive.CommentLine.Author;
import dev.stet.comment.archive.CommentLine.Contact;
import dev.stet.comment.privacy.Contacts;

/** Reads the comments on articles, each behind the one it replies to. */
@ApplicationScoped
public class CommentArchive {

    private static final int AT_ONCE = 100;

    private final EntityManager database;
    private final Contacts contacts;

    CommentArchive(EntityManager database, Contacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /** In the order of the articles' ids, read as they are asked for; to be closed. */
    public Stream<CommentLine> on(List<UUID> articles, CommentDisclosure commentDisclosure) {
        return database.unwrap(Session.class).createNativeQuery("""
                SELECT c.id, c.article_id, c.parent_id, c.status, c.author_name, c.author_url, c.body, c.created_at,
                    c.updated_at, c.erased_at, c.doubts, k.email, k.email_key_id, k.wants_replies, k.confirmed_at
                FROM comment c LEFT JOIN comment_contact k ON k.comment_id = c.id AND :personal
                WHERE c.article_id = ANY (:articles) AND (:all OR c.status = 'approved') ORDER BY c.article_id, c.path""",
                Row.class).setParameter("articles", articles.toArray(UUID[]::new))
                .setParameter("personal", commentDisclosure == CommentDisclosure.PERSONAL)
                .setParameter("all", commentDisclosure != CommentDisclosure.PUBLIC)
                .setFetchSize(AT_ONCE).getResultStream().map(row -> line(row, commentDisclosure));
    }

    private record Row(UUID id, UUID article, UUID parent, String status, String authorName, String authorUrl, String body,
            Instant createdAt, Instant updatedAt, Instant erasedAt, String doubts, byte[] email, String emailKey,
            Boolean wantsReplies, Instant confirmedAt) {
    }

    private CommentLine line(Row row, CommentDisclosure commentDisclosure) {
        Author author = row.erasedAt == null ? new Author(row.authorName, row.authorUrl) : null;
        List<String> doubts = row.doubts.isEmpty() ? List.of() : List.of(row.doubts.split(" "));
        return new CommentLine(CommentLine.KIND, row.id, row.article, row.parent, row.status, author, row.body, row.createdAt,
                row.updatedAt, row.erasedAt, commentDisclosure == CommentDisclosure.PUBLIC ? null : doubts, contact(row));
    }

    /** {@code null} also where the key that protected the address is gone. */
    private Contact contact(Row row) {
        return row.email == null ? null
                : contacts.read(row.email, row.emailKey, row.id)
                        .map(email -> new Contact(email, row.wantsReplies, row.confirmedAt)).orElse(null);
    }

    /** How much of comments is told. */
    public enum CommentDisclosure {

        /** What readers see. */
        PUBLIC,
        /** Also what waits for moderators or was refused by them, and why. */
        ALL,
        /** Also whom each is from. */
        PERSONAL
    }
}
