package dev.stet.article.draft;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.jdbc.Expectation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A text that an article once had, under its SHA-256; an older revision may have stored it already. */
@Entity
@Immutable
@IdClass(ArticleText.Key.class)
@SQLInsert(sql = "INSERT INTO article_text (body, article_id, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        verify = Expectation.None.class)
class ArticleText extends PanacheEntityBase {

    record Key(UUID articleId, byte[] hash) {
    }

    @Id
    public UUID articleId;
    @Id
    public byte[] hash;
    public String body;

    protected ArticleText() {
    }

    ArticleText(UUID articleId, byte[] hash, String body) {
        this.articleId = articleId;
        this.hash = hash;
        this.body = body;
    }
}
