package dev.stet.comment.screening;

import java.nio.ByteBuffer;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import dev.stet.comment.privacy.Commenter;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.screening.ScreeningSettings.ModerationPolicy;
import dev.stet.comment.thread.CommentText;

/** What is known of a comment's author and of what it says, in one look at the database that is the same for everybody. */
@ApplicationScoped
class CommenterHistory {

    // The inner SELECTs keep PostgreSQL from beginning with all comments of the article.
    private static final String SQL = """
            SELECT a.comments_open, a.moderation,
                EXISTS (SELECT FROM comment_contact k WHERE k.comment_id = ANY (:posted) AND k.comment_id <> :except
                        AND k.email_index = ANY (ARRAY(%1$s))
                        AND (SELECT c.status FROM comment c WHERE c.id = k.comment_id) = 'approved') AS known,
                EXISTS (SELECT %2$s AND k.email_index = ANY (ARRAY(%1$s))
                        AND (SELECT (c.article_id, coalesce(c.parent_id, :nobody), c.author_name, coalesce(c.author_url, ''))
                                = (a.id, :parent, :name, :url) FROM comment c WHERE c.id = k.comment_id)) AS said,
                EXISTS (SELECT %2$s AND (SELECT c.article_id FROM comment c WHERE c.id = k.comment_id) = a.id) AS echoed,
                EXISTS (SELECT %2$s AND k.ip_hash = decode(:client, 'hex')) AS repeated
            FROM article a WHERE a.id = :article""".formatted(Contacts.INDEXES, """
            FROM comment_contact k WHERE k.body_hash = :body AND k.created_at > now() - interval '1 day'
            AND k.comment_id <> :except""");
    private static final UUID NOBODY = new UUID(0, 0);

    private final EntityManager database;
    private final Contacts contacts;

    CommenterHistory(EntityManager database, Contacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /**
     * @param rule the article's own, {@code null} where it follows the site's
     * @param known whether the client proves that an approved comment with the same e-mail address is its own
     * @param said whether this very comment, under this name and address, stands there since less than a day
     * @param echoed whether anybody said the same on this article within a day
     * @param repeated whether the same client said the same on any article within a day
     */
    record Found(boolean open, String rule, boolean known, boolean said, boolean echoed, boolean repeated) {

        /** {@code null} where the article follows the site's. */
        ModerationPolicy moderation() {
            return ModerationPolicy.of(rule);
        }
    }

    /** Two that say the same at once go one after the other, so that the second finds the first. */
    Found of(CommentSubmission commentSubmission) {
        byte[] body = Contacts.bodyHash(commentSubmission.words().body());
        long lock = commentSubmission.article().getLeastSignificantBits() ^ ByteBuffer.wrap(body).getLong();
        database.createNativeQuery("SELECT true FROM pg_advisory_xact_lock(:lock)", Boolean.class).setParameter("lock", lock)
                .getSingleResult();
        return asked(commentSubmission, database.unwrap(Session.class).createNativeQuery(SQL, Found.class))
                .setParameter("body", body).getSingleResult();
    }

    private NativeQuery<Found> asked(CommentSubmission commentSubmission, NativeQuery<Found> query) {
        Commenter commenter = commentSubmission.person();
        CommentText commentText = commentSubmission.words();
        return query.setParameter("posted", commenter.posted().toArray(UUID[]::new))
                .setParameter("indexes", contacts.indexes(commenter.email()))
                .setParameter("client", contacts.clientHash(commenter.client()))
                .setParameter("except", commentSubmission.comment() == null ? NOBODY : commentSubmission.comment())
                .setParameter("parent", commentSubmission.parent() == null ? NOBODY : commentSubmission.parent())
                .setParameter("nobody", NOBODY)
                .setParameter("name", commentText.name())
                .setParameter("url", commentText.url() == null ? "" : commentText.url())
                .setParameter("article", commentSubmission.article());
    }
}
