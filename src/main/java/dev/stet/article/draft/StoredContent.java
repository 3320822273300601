package dev.stet.article.draft;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.hibernate.query.NativeQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.platform.json.Json;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * What a revision says, read by one statement with all its texts: a redaction that is committed meanwhile has happened to all
 * of it or to nothing.
 *
 * @param redactedAt {@code null} unless its content was taken away; then {@code content} is what stands in its place
 */
record StoredContent(Content content, Instant redactedAt) {

    private static final String SQL = """
            SELECT r.members::text AS members, r.redacted_at AS redacted, (
                SELECT json_object_agg(encode(t.hash, 'hex'), t.body)::text FROM article_text t
                WHERE t.article_id = r.article_id AND t.hash IN (
                    SELECT decode(r.members ->> 'lead', 'hex')
                    UNION ALL SELECT decode(s ->> 'body', 'hex') FROM jsonb_array_elements(r.members -> 'sections') s)) AS texts
            FROM revision r WHERE r.article_id = :article AND r.number = :number""";

    static Optional<StoredContent> find(UUID article, int number) {
        @SuppressWarnings("unchecked")
        NativeQuery<Object[]> query = Panache.getEntityManager().createNativeQuery(SQL, Object[].class)
                .unwrap(NativeQuery.class);
        return query.addScalar("members", String.class).addScalar("redacted", Instant.class).addScalar("texts", String.class)
                .setParameter("article", article).setParameter("number", number).getResultStream().findFirst()
                .map(row -> new StoredContent(content((String) row[0], (String) row[2], article, number), (Instant) row[1]));
    }

    private static Content content(String members, String texts, UUID article, int number) {
        ObjectNode byHash = Json.read(texts == null ? "{}" : texts, ObjectNode.class);
        return Json.read(members, Content.class).mapTexts(hash -> Objects.requireNonNull(byHash.get(hash),
                () -> "Revision %d of article %s has lost text %s".formatted(number, article, hash)).textValue());
    }
}
