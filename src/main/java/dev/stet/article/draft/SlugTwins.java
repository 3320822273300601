package dev.stet.article.draft;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

/**
 * Articles, tags and authors that had the same slug as another one but for its form in Unicode, before all addresses were
 * composed. The migration gave each a number; who runs the site is told at each start, until it is called otherwise.
 */
@ApplicationScoped
class SlugTwins {

    private static final Logger LOG = Logger.getLogger(SlugTwins.class);

    private final EntityManager database;

    SlugTwins(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void tell(@Observes StartupEvent start) {
        twins().forEach(twin -> LOG.warn(twin.report()));
    }

    List<Twin> twins() {
        return database.createNativeQuery(
                """
                        SELECT t.kind, t.locale, t.slug, t.twin FROM slug_twin t
                        WHERE EXISTS (SELECT FROM slug s JOIN article a ON a.id = s.article_id AND a.locale = s.locale
                                      AND a.slug = s.slug WHERE t.kind = 'article' AND s.locale = t.locale AND s.slug = t.slug)
                           OR EXISTS (SELECT FROM tag g WHERE t.kind = 'tag' AND g.slug = t.slug)
                           OR EXISTS (SELECT FROM author a WHERE t.kind = 'author' AND a.slug = t.slug)
                        ORDER BY t.kind, t.locale, t.slug""",
                Twin.class).getResultList();
    }

    /**
     * @param locale empty for what has none
     * @param twin the slug of the other one
     */
    record Twin(String kind, String locale, String slug, String twin) {

        String report() {
            return "The %s '%s'%s was a twin of '%s': their addresses looked the same. See which is right, and rename or delete"
                    .formatted(kind, slug, locale.isEmpty() ? "" : " of locale " + locale, twin) + " the other.";
        }
    }
}
