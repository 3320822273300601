package dev.stet.article.preview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.stet.article.draft.Article;
import dev.stet.auth.account.Account;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One link to one article's working copy. Revoking deletes it; its token is its sealed id, so none is stored. */
@Entity
public class Preview extends PanacheEntityBase {

    @Id
    public UUID id;
    public UUID articleId;
    @ManyToOne(fetch = FetchType.LAZY)
    public Account account;
    public Instant createdAt;
    /** The first instant at which it shows nothing any more, by the database's clock. */
    public Instant expiresAt;

    static Preview of(Article article, Account account, Instant now, Instant expiresAt) {
        Preview preview = new Preview();
        preview.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        preview.articleId = article.id;
        preview.account = account;
        preview.createdAt = now;
        preview.expiresAt = expiresAt;
        return preview;
    }

    /** Newest first, with their accounts. */
    static List<Preview> listLive(UUID article) {
        return list("from Preview p join fetch p.account where p.articleId = ?1 and p.expiresAt > instant order by p.id desc",
                article);
    }

    static Optional<Preview> findLive(UUID article, UUID id) {
        return find("from Preview p join fetch p.account where p.articleId = ?1 and p.id = ?2 and p.expiresAt > instant",
                article, id).firstResultOptional();
    }

    /** The article that the link shows now: not one in the trash. */
    static Optional<Article> findShown(UUID id) {
        return Article.find("from Article a where a.trashedAt is null and a.id ="
                + " (select p.articleId from Preview p where p.id = ?1 and p.expiresAt > instant)", id).firstResultOptional();
    }

    static long countLive(UUID article) {
        return count("articleId = ?1 and expiresAt > instant", article);
    }

    static void deleteExpired(UUID article) {
        delete("articleId = ?1 and expiresAt <= instant", article);
    }

    /** Whether there was one. */
    static boolean revoke(UUID article, UUID id) {
        return delete("articleId = ?1 and id = ?2", article, id) > 0;
    }
}
