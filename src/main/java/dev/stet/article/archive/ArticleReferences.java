package dev.stet.article.archive;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.article.vocabulary.NameLine;

/** What articles name that lives outside of them: accounts, tags, authors. */
@ApplicationScoped
public class ArticleReferences {

    private static final int AT_ONCE = 500;

    private final EntityManager database;

    ArticleReferences(EntityManager database) {
        this.database = database;
    }

    /**
     * Who wrote or published any state of them.
     *
     * @param locale {@code null} for articles of any
     */
    public List<UUID> accounts(String locale) {
        return database.createNativeQuery("""
                WITH chosen AS (SELECT id, created_by FROM article WHERE cast(:locale AS text) IS NULL OR locale = :locale)
                SELECT created_by AS account FROM chosen
                UNION SELECT r.account_id FROM revision r JOIN chosen ON chosen.id = r.article_id
                UNION SELECT e.account_id FROM edition e JOIN chosen ON chosen.id = e.article_id""", UUID.class)
                .setParameter("locale", locale).getResultList();
    }

    /**
     * What tags or authors are called, read as they are asked for; to be closed.
     *
     * @param kind {@link NameLine#TAG} or {@link NameLine#AUTHOR}
     * @param locale only those that working copies or editions of it bear; {@code null} for all, borne or not
     */
    public Stream<NameLine> names(String kind, String locale) {
        return database.unwrap(Session.class).createNativeQuery("""
                SELECT '%1$s' AS kind, n.slug, n.name, %2$s FROM %1$s n WHERE cast(:locale AS text) IS NULL OR n.slug IN (
                    SELECT unnest(a.%1$ss) FROM article a WHERE a.locale = :locale
                    UNION SELECT unnest(e.%1$ss) FROM edition e JOIN article a ON a.id = e.article_id
                    WHERE a.locale = :locale) ORDER BY n.slug"""
                .formatted(kind, NameLine.vocabulary(kind).profile("n")), NameLine.class)
                .setParameter("locale", locale).setFetchSize(AT_ONCE).getResultStream();
    }
}
