package dev.stet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Of more places than are ranked, those are found that are newest, wherever in time they are. */
@QuarkusTest
class NewestFirstTest {

    private static final int ENTRIES = 4_000;
    private static final int NEWEST = 5;

    private final EntityManager database;
    private final String locale = Given.locale();

    NewestFirstTest(EntityManager database) {
        this.database = database;
    }

    /** One article with a section a minute, the last one the newest; nothing of it is left behind. */
    @BeforeEach
    void manyEntries() {
        String slug = Given.slug("many");
        Given.importedLines(Given.line(slug, locale, "Many"));
        QuarkusTransaction.begin();
        database.createNativeQuery(
                """
                        INSERT INTO search_entry (edition_id, position, article_id, locale, published_at, body, vector,
                            title_vector, article_vector, version)
                        SELECT e.id, n, e.article_id, e.locale, now() - (:entries - n) * interval '1 minute', '', '', '',
                            to_tsvector(search_config(e.locale),
                            'everywhere' || CASE WHEN n % 50 = 0 THEN ' scattered' ELSE '' END
                            || CASE WHEN n BETWEEN 100 AND 160 THEN ' ancient' ELSE '' END
                            || CASE WHEN n = 2000 THEN ' lonely' ELSE '' END), 1
                        FROM edition e, generate_series(1, :entries) n WHERE e.slug = :slug""")
                .setParameter("slug", slug).setParameter("entries", ENTRIES).executeUpdate();
        database.createNativeQuery("ANALYZE search_entry").executeUpdate();
    }

    @AfterEach
    void forget() {
        QuarkusTransaction.rollback();
    }

    @ParameterizedTest
    @CsvSource({ "everywhere,4000,1", "scattered,4000,50", "ancient,160,1", "everywhere & ancient,160,1", "lonely,2000,2000",
            "scattered & lonely,2000,2000" })
    void theNewestAreFound(String words, int newest, int step) {
        List<Integer> expected = IntStream.iterate(newest, n -> n > 0, n -> n - step).limit(NEWEST).boxed().toList();
        assertEquals(expected, database.createNativeQuery("""
                SELECT position FROM search_newest(:locale, 'article_vector',
                    to_tsquery(search_lexicon(:locale), :words), NULL, '{}', :newest)
                ORDER BY published_at DESC""", Integer.class).setParameter("locale", locale).setParameter("words", words)
                .setParameter("newest", NEWEST).getResultList());
    }
}
