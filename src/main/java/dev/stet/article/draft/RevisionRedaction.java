package dev.stet.article.draft;

import java.util.Collection;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import dev.stet.article.content.Members;
import io.quarkus.hibernate.orm.panache.Panache;

/** Takes what revisions said away for good; their numbers stay. A text that another revision says too stays with that one. */
public final class RevisionRedaction {

    private RevisionRedaction() {
    }

    /**
     * Empties these revisions, but for what is said to be kept, and drops the texts that only they said. Needs the article's
     * lock.
     */
    public static void empty(UUID article, Collection<Integer> revisions) {
        EntityManager database = Panache.getEntityManager();
        database.createNativeQuery("""
                UPDATE revision r SET redacted_at = clock_timestamp(), note = NULL, members = (
                    SELECT coalesce(jsonb_object_agg(m.key, m.value), '{}') FROM jsonb_each(r.members) m
                    WHERE m.key = ANY (:kept))
                    || cast(:redacted AS jsonb) || jsonb_build_object('lead', encode(sha256(''), 'hex'))
                WHERE r.article_id = :article AND r.number = ANY (:revisions)""").setParameter("article", article)
                .setParameter("revisions", revisions.toArray(Integer[]::new))
                .setParameter("kept", Members.KEPT.toArray(String[]::new))
                .setParameter("redacted", Members.redacted().toString()).executeUpdate();
        database.createNativeQuery("""
                INSERT INTO article_text (article_id, hash, body) VALUES (:article, sha256(''), '') ON CONFLICT DO NOTHING""")
                .setParameter("article", article).executeUpdate();
        database.createNativeQuery("""
                DELETE FROM article_text t WHERE t.article_id = :article AND encode(t.hash, 'hex') NOT IN (
                    SELECT r.members ->> 'lead' FROM revision r WHERE r.article_id = :article
                    UNION SELECT s ->> 'body' FROM revision r, jsonb_array_elements(r.members -> 'sections') s
                    WHERE r.article_id = :article)""").setParameter("article", article).executeUpdate();
    }
}
