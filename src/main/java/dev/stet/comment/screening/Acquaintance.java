package dev.stet.comment.screening;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.comment.privacy.Contacts;

/** What is known of a comment's author and of what it says, in one look at the database. */
@ApplicationScoped
class Acquaintance {

    // The inner SELECTs keep PostgreSQL from beginning with all comments of the article.
    private static final String SQL = """
            SELECT a.comments_open, a.moderation,
                EXISTS (SELECT FROM comment_contact k WHERE k.email_index = ANY (ARRAY(%1$s)) AND k.comment_id <> :except
                        AND (SELECT c.status FROM comment c WHERE c.id = k.comment_id) = 'approved') AS known,
                EXISTS (SELECT FROM comment_contact k WHERE k.email_index = ANY (ARRAY(%1$s)) AND k.body_hash = :body
                        AND k.created_at > now() - interval '1 day' AND k.comment_id <> :except
                        AND (SELECT c.article_id FROM comment c WHERE c.id = k.comment_id) = a.id) AS said,
                EXISTS (SELECT FROM comment_contact k WHERE k.ip_hash = decode(:client, 'hex') AND k.body_hash = :body
                        AND k.created_at > now() - interval '1 day' AND k.comment_id <> :except) AS repeated
            FROM article a WHERE a.id = :article""".formatted(Contacts.INDEXES);
    private static final UUID NOBODY = new UUID(0, 0);

    private final EntityManager database;
    private final Contacts contacts;

    Acquaintance(EntityManager database, Contacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /**
     * @param moderation the article's own rule, {@code null} where it follows the site's
     * @param known whether an earlier comment of the same author was approved
     * @param said whether the author said the same on this article within a day
     * @param repeated whether anybody at the same address did, on any
     */
    record Found(boolean open, Moderation moderation, boolean known, boolean said, boolean repeated) {
    }

    /** Two that say the same at once go one after the other, so that the second finds the first. */
    Found of(Candidate candidate) {
        String[] indexes = contacts.indexes(candidate.person().email());
        byte[] body = Contacts.bodyHash(candidate.words().body());
        long lock = ByteBuffer.wrap(HexFormat.of().parseHex(indexes[0])).getLong() ^ ByteBuffer.wrap(body).getLong();
        database.createNativeQuery("SELECT true FROM pg_advisory_xact_lock(:lock)", Boolean.class).setParameter("lock", lock)
                .getSingleResult();
        Object[] row = (Object[]) database.createNativeQuery(SQL, Object[].class).setParameter("indexes", indexes)
                .setParameter("body", body).setParameter("client", contacts.clientHash(candidate.person().client()))
                .setParameter("except", candidate.comment() == null ? NOBODY : candidate.comment())
                .setParameter("article", candidate.article()).getSingleResult();
        return new Found((Boolean) row[0], Moderation.of((String) row[1]), (Boolean) row[2], (Boolean) row[3],
                (Boolean) row[4]);
    }
}
