package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.REDACTED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.content.Content;
import dev.stet.platform.json.Json;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * One saved state of an article, whole and for good. Its texts are stored once for each different one and referred to by
 * their SHA-256, so that a save stores what it changed and no more.
 */
@Entity
@Immutable
@IdClass(Revision.Key.class)
public class Revision extends PanacheEntityBase {

    /** @param number from 1 without gaps */
    public record Key(UUID articleId, int number) {
    }

    @Id
    public UUID articleId;
    @Id
    public int number;
    @JdbcTypeCode(SqlTypes.JSON)
    public String members;
    public UUID accountId;
    public String note;
    public Instant createdAt;
    /** When what it said was taken away, by SQL; {@code null} unless it was. */
    public Instant redactedAt;

    /** Who saved it and when; {@link #content} tells what. */
    public static Optional<Revision> find(UUID article, int number) {
        return findByIdOptional(new Key(article, number));
    }

    /** Keeps what the article says now; {@code before} is what it said, {@code null} if it is new. */
    public static Revision keep(Article article, Content before) {
        return keep(article, before, null);
    }

    /** As {@link #keep(Article, Content)}, with what the editor says about it. */
    public static Revision keep(Article article, Content before, String note) {
        Content now = article.content();
        storeTexts(article.id, now, before);
        Revision revision = new Revision();
        revision.articleId = article.id;
        revision.number = article.revision;
        revision.members = Json.write(now.mapTexts(Revision::hash));
        revision.accountId = article.updatedBy;
        revision.note = note;
        revision.createdAt = article.updatedAt;
        revision.persist();
        return revision;
    }

    /** Keeps what an archive says that the article said. */
    public static void keep(RevisionLine line) {
        Revision revision = new Revision();
        revision.articleId = line.article();
        revision.number = line.number();
        revision.members = Json.write(line.content());
        revision.accountId = line.account();
        revision.note = line.note();
        revision.createdAt = line.createdAt();
        revision.redactedAt = line.redactedAt();
        revision.persist();
    }

    /** What the article said, exactly; what is left of it where it was redacted, also meanwhile. */
    public Content content() {
        return StoredContent.find(articleId, number).orElseThrow().content();
    }

    /** What the article said; empty where there is no such revision, or it was redacted. */
    public static Optional<Content> findContent(UUID article, int number) {
        return StoredContent.find(article, number).filter(stored -> stored.redactedAt() == null).map(StoredContent::content);
    }

    /** @throws dev.stet.platform.problem.Problem {@code not-found}, {@code redacted} */
    public static Content require(Article article, int number) {
        StoredContent stored = StoredContent.find(article.id, number)
                .orElseThrow(() -> NOT_FOUND.because("The article '%s' has no revision %d; the latest is %d.", article.slug,
                        number, article.revision));
        if (stored.redactedAt() != null) {
            throw REDACTED.because("Revision %d of the article '%s' was redacted at %s.", number, article.slug,
                    stored.redactedAt());
        }
        return stored.content();
    }

    /** Whether two revisions say the same, to the letter; both must have been flushed. */
    public static boolean saysTheSame(UUID article, int one, int other) {
        return one == other || (Boolean) getEntityManager()
                .createNativeQuery("""
                        SELECT count(DISTINCT revision_says(members)) = 1 FROM revision
                        WHERE article_id = :article AND number IN (:one, :other)""", Boolean.class)
                .setParameter("article", article).setParameter("one", one).setParameter("other", other)
                .getSingleResult();
    }

    private static void storeTexts(UUID article, Content now, Content before) {
        Set<String> known = before == null ? Set.of() : before.texts().collect(Collectors.toSet());
        now.texts().distinct().filter(text -> !known.contains(text))
                .forEach(text -> new ArticleText(article, sha256(text), text).persist());
    }

    /** What the text is stored under, in hexadecimal. */
    static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * What a revision says, read by one statement with all its texts: a redaction that is committed meanwhile has happened to
     * all of it or to nothing.
     *
     * @param redactedAt {@code null} unless its content was taken away; then {@code content} is what stands in its place
     */
    private record StoredContent(Content content, Instant redactedAt) {

        private static final String SQL = """
                SELECT r.members::text, r.redacted_at, (
                    SELECT json_object_agg(encode(t.hash, 'hex'), t.body)::text FROM article_text t
                    WHERE t.article_id = r.article_id AND t.hash IN (
                        SELECT decode(r.members ->> 'lead', 'hex')
                        UNION ALL SELECT decode(s ->> 'body', 'hex') FROM jsonb_array_elements(r.members -> 'sections') s))
                FROM revision r WHERE r.article_id = :article AND r.number = :number""";

        private record Row(String members, Instant redactedAt, String texts) {
        }

        static Optional<StoredContent> find(UUID article, int number) {
            return Panache.getSession().createNativeQuery(SQL, Row.class).setParameter("article", article)
                    .setParameter("number", number).uniqueResultOptional()
                    .map(row -> new StoredContent(content(row, article, number), row.redactedAt));
        }

        private static Content content(Row row, UUID article, int number) {
            ObjectNode byHash = Json.read(row.texts == null ? "{}" : row.texts, ObjectNode.class);
            return Json.read(row.members, Content.class).mapTexts(hash -> Objects.requireNonNull(byHash.get(hash),
                    () -> "Revision %d of article %s has lost text %s".formatted(number, article, hash)).textValue());
        }
    }
}
