package dev.stet.comment.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.query.NativeQuery;

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
    @SuppressWarnings("unchecked")
    public Stream<CommentLine> on(List<UUID> articles, CommentDisclosure commentDisclosure) {
        NativeQuery<Object[]> query = database.createNativeQuery("""
                SELECT c.id, c.article_id, c.parent_id, c.status, c.author_name, c.author_url, c.body, c.created_at,
                    c.updated_at, c.erased_at, c.doubts, k.email, k.email_key_id, k.wants_replies, k.confirmed_at
                FROM comment c LEFT JOIN comment_contact k ON k.comment_id = c.id AND :personal
                WHERE c.article_id = ANY (:articles) AND (:all OR c.status = 'approved') ORDER BY c.article_id, c.path""",
                Object[].class).unwrap(NativeQuery.class);
        return query.addScalar("id", UUID.class).addScalar("article_id", UUID.class).addScalar("parent_id", UUID.class)
                .addScalar("status", String.class).addScalar("author_name", String.class)
                .addScalar("author_url", String.class).addScalar("body", String.class)
                .addScalar("created_at", Instant.class).addScalar("updated_at", Instant.class)
                .addScalar("erased_at", Instant.class).addScalar("doubts", String.class).addScalar("email", byte[].class)
                .addScalar("email_key_id", String.class).addScalar("wants_replies", Boolean.class)
                .addScalar("confirmed_at", Instant.class).setParameter("articles", articles.toArray(UUID[]::new))
                .setParameter("personal", commentDisclosure == CommentDisclosure.PERSONAL)
                .setParameter("all", commentDisclosure != CommentDisclosure.PUBLIC)
                .setFetchSize(AT_ONCE).getResultStream().map(row -> line(row, commentDisclosure));
    }

    private CommentLine line(Object[] row, CommentDisclosure commentDisclosure) {
        String doubts = (String) row[10];
        Author author = row[9] == null ? new Author((String) row[4], (String) row[5]) : null;
        return new CommentLine(CommentLine.KIND, (UUID) row[0], (UUID) row[1], (UUID) row[2], (String) row[3], author,
                (String) row[6], (Instant) row[7], (Instant) row[8], (Instant) row[9],
                commentDisclosure == CommentDisclosure.PUBLIC ? null
                        : doubts.isEmpty() ? List.of() : List.of(doubts.split(" ")),
                contact(row));
    }

    /** {@code null} also where the key that protected the address is gone. */
    private Contact contact(Object[] row) {
        return row[11] == null ? null
                : contacts.read((byte[]) row[11], (String) row[12], (UUID) row[0])
                        .map(email -> new Contact(email, (Boolean) row[13], (Instant) row[14])).orElse(null);
    }
}
