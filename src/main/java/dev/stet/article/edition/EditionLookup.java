package dev.stet.article.edition;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.article.draft.PublicationLookup;
import io.quarkus.arc.Unremovable;

/** Tells drafts of editions. */
@ApplicationScoped
@Unremovable // nobody injects it
class EditionLookup implements PublicationLookup {

    /** Of one and the same slug; two columns in one, as the index has them. */
    private static final String BEARS = "e.article_id = :article AND e.locale || '/' || e.slug = :locale || '/' || :slug";

    private final EntityManager database;

    EditionLookup(EntityManager database) {
        this.database = database;
    }

    @Override
    public Set<UUID> published(Collection<UUID> articles) {
        return Set.copyOf(database.createNativeQuery("""
                SELECT article_id FROM article_standing
                WHERE article_id = ANY (:articles) AND current_number IS NOT NULL""", UUID.class)
                .setParameter("articles", articles.toArray(UUID[]::new)).getResultList());
    }

    @Override
    public boolean bears(UUID article, String locale, String slug) {
        return isTrue("SELECT EXISTS (SELECT FROM edition e WHERE %s)".formatted(BEARS), article, locale, slug);
    }

    @Override
    public boolean hasShown(UUID article, String locale, String slug) {
        return isTrue("""
                SELECT EXISTS (SELECT FROM article_standing WHERE article_id = :article AND current_number IS NOT NULL)
                    AND EXISTS (SELECT FROM edition e WHERE e.visible_from <= now() AND %s)""".formatted(BEARS),
                article, locale, slug);
    }

    private boolean isTrue(String sql, UUID article, String locale, String slug) {
        return (Boolean) database.createNativeQuery(sql, Boolean.class).setParameter("article", article)
                .setParameter("locale", locale).setParameter("slug", slug).getSingleResult();
    }

    @Override
    public String editions(UUID article) {
        return (String) database.createNativeQuery("""
                SELECT coalesce(string_agg(concat_ws(' ', e.id, e.number, e.revision, e.locale, e.slug, e.visible_from,
                                e.visible_until, e.redacted_at), ', ' ORDER BY e.visible_from), '')
                FROM edition e WHERE e.article_id = :article AND e.visible_until > now()""", String.class)
                .setParameter("article", article).getSingleResult();
    }
}
