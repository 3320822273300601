package dev.stet.article.archive;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.article.content.ArticleMarkdown;
import dev.stet.article.content.NameReference;
import dev.stet.article.draft.Article;

/** Working copies as Markdown. To be called in one transaction whose view of the database stands still. */
@ApplicationScoped
public class WorkingCopyMarkdown {

    private final EntityManager database;
    private final Damage damage;

    WorkingCopyMarkdown(EntityManager database, Damage damage) {
        this.database = database;
        this.damage = damage;
    }

    /**
     * @param article {@code null} where it cannot be read
     * @param since when it was last edited
     */
    public record Copy(String locale, String slug, ArticleMarkdown article, Instant since) {
    }

    /** Empty for one in the trash. Nothing of it stays in the persistence context, for there may be many. */
    public Optional<Copy> of(UUID id) {
        Optional<Copy> copy = Article.read(id).filter(article -> article.trashedAt == null)
                .map(this::copy);
        database.clear();
        return copy;
    }

    private Copy copy(Article article) {
        ArticleMarkdown markdown = damage.read("working copy " + article.id, article::content)
                .map(content -> new ArticleMarkdown(content, original(article), named("author", article.authors),
                        named("tag", article.tags), article.commentsOpen))
                .orElse(null);
        return new Copy(article.locale, article.slug, markdown, article.updatedAt);
    }

    /** Where the original is gone or in the trash, the oldest of the variants takes its place. */
    private String original(Article article) {
        if (article.isOriginal()) {
            return null;
        }
        return database.unwrap(Session.class).createNativeQuery("""
                SELECT o.locale || '/' || o.slug FROM article o
                WHERE o.translation_group = :group AND o.trashed_at IS NULL AND o.id <> :id
                AND (o.id = :group OR o.id < :id)
                AND (o.id = :group OR NOT EXISTS (SELECT FROM article g WHERE g.id = :group AND g.trashed_at IS NULL))
                ORDER BY o.id = :group DESC, o.id LIMIT 1""", String.class)
                .setParameter("group", article.translationGroup).setParameter("id", article.id).uniqueResultOptional()
                .orElse(null);
    }

    private List<NameReference> named(String kind, List<String> slugs) {
        if (slugs.isEmpty()) {
            return List.of();
        }
        Map<String, NameReference> names = new HashMap<>();
        database.unwrap(Session.class)
                .createNativeQuery("SELECT slug, name FROM " + kind + " WHERE slug = ANY (:slugs)", NameReference.class)
                .setParameter("slugs", slugs.toArray(String[]::new)).getResultList()
                .forEach(name -> names.put(name.slug(), name));
        return slugs.stream().map(slug -> names.getOrDefault(slug, new NameReference(slug, null))).toList();
    }
}
