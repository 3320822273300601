package dev.stet.article.editing;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.article.draft.ArticleLocator;
import dev.stet.platform.http.AnswerMemory;

/** Lets long articles be read in the editorial API only while there is memory for them; others never wait for it. */
@ApplicationScoped
public class EditorialReadMemory {

    /** Of texts, in bytes: as many short articles as there are threads fit beside everything else. */
    private static final long SHORT = 64 * 1024;
    /** What columns take is known to the database without reading them. */
    private static final String BYTES = """
            SELECT octet_length(a.lead)
                + coalesce((SELECT sum(octet_length(s.body)) FROM section s WHERE s.article_id = a.id), 0)
            FROM article a WHERE a.id = :article""";

    private final EntityManager database;
    private final AnswerMemory memory;

    EditorialReadMemory(EntityManager database, AnswerMemory memory) {
        this.database = database;
        this.memory = memory;
    }

    /**
     * Waits for it, so outside of transactions. Nothing where there is no such article.
     *
     * @param locale of the slug; {@code null} is the site's default
     * @param copies of the article that are in memory at once, at least 1
     * @throws dev.stet.platform.problem.Problem {@code unavailable} with {@code Retry-After}
     */
    public void reserve(String slugOrId, String locale, int copies) {
        ArticleLocator.id(slugOrId, locale).map(this::bytes).filter(bytes -> bytes > SHORT)
                .ifPresent(bytes -> memory.reserve(bytes * copies));
    }

    private long bytes(UUID article) {
        List<?> found = database.createNativeQuery(BYTES, Long.class).setParameter("article", article).getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }
}
