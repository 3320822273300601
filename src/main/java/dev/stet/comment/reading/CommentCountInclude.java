package dev.stet.comment.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.article.reading.ArticleInclude;

/** {@code include=commentCount}: how many comments readers see of an article, without the places of erased ones. */
@ApplicationScoped
class CommentCountInclude implements ArticleInclude {

    private final EntityManager database;

    CommentCountInclude(EntityManager database) {
        this.database = database;
    }

    @Override
    public String member() {
        return "commentCount";
    }

    @Override
    public boolean fitsLists() {
        return true;
    }

    @Override
    public Map<UUID, Integer> of(Collection<UUID> articles) {
        List<Object[]> rows = database.createNativeQuery("""
                SELECT id, coalesce(approved, 0) FROM unnest(:articles) id
                LEFT JOIN comment_count ON article_id = id""", Object[].class)
                .setParameter("articles", articles.toArray(UUID[]::new)).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
    }
}
