package dev.stet.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.article.content.Members;
import dev.stet.article.edition.Edition;
import dev.stet.article.edition.EditionIndexes.EditionIndex;
import dev.stet.platform.json.Json;

/** Enters an edition's head and sections into the index, and strikes them out, each by one statement. */
@ApplicationScoped
class SearchIndexWriter implements EditionIndex {

    /** Raised whenever the same edition would be entered otherwise; {@link SearchUpkeep} then enters all of them again. */
    static final int VERSION = 2;

    /** @param slug {@code null} for the head, as is {@code heading} */
    private record Entry(String slug, String heading, String body) {
    }

    private final EntityManager database;

    SearchIndexWriter(EntityManager database) {
        this.database = database;
    }

    @Override
    public void enter(Edition edition) {
        List<Entry> entries = entries(Json.tree(edition.forms));
        List<String> titles = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (Entry entry : entries) {
            IndexText text = new IndexText();
            titles.add(text.add(edition.title));
            headings.add(entry.heading == null ? "" : text.add(entry.heading));
            bodies.add(text.add(entry.body));
        }
        ArticleWords article = ArticleWords.of(edition.title, names(edition), Json.tree(edition.forms));
        // an edition has as many sections for ever, so that none of an earlier time is left over
        database.unwrap(Session.class).createNativeMutationQuery("""
                WITH unlearnt AS (INSERT INTO search_unlearnt VALUES (:edition) ON CONFLICT DO NOTHING)
                INSERT INTO search_entry (edition_id, position, article_id, locale, published_at, slug, heading, body, vector,
                                          title_vector, article_vector, version)
                SELECT :edition, n - 1, :article, :locale, :published, slug, heading, body,
                       setweight(to_tsvector(config, title_words), 'A') || setweight(to_tsvector(config, heading_words), 'B')
                       || setweight(to_tsvector(config, body_words), CASE n WHEN 1 THEN 'C' ELSE 'D' END::"char"),
                       CASE n WHEN 1 THEN setweight(to_tsvector(config, :title), 'A') END,
                       CASE n WHEN 1 THEN setweight(to_tsvector(config, :title), 'A')
                           || setweight(to_tsvector(config, :beside), 'B') || setweight(to_tsvector(config, :before), 'C')
                           || strip(to_tsvector(config, :below)) END, :version
                FROM search_lexicon(:locale) config, unnest(cast(:slugs AS text[]), cast(:headings AS text[]),
                    cast(:bodies AS text[]), cast(:titleWords AS text[]), cast(:headingWords AS text[]),
                    cast(:bodyWords AS text[])) WITH ORDINALITY
                    u (slug, heading, body, title_words, heading_words, body_words, n)
                ON CONFLICT (edition_id, position) DO UPDATE
                    SET (published_at, slug, heading, body, vector, title_vector, article_vector, version)
                        = (excluded.published_at, excluded.slug, excluded.heading, excluded.body, excluded.vector,
                           excluded.title_vector, excluded.article_vector, excluded.version)
                """).setQueryFlushMode(QueryFlushMode.NO_FLUSH) // it needs nothing that waits to be written
                .setParameter("edition", edition.id).setParameter("article", edition.articleId)
                .setParameter("locale", edition.locale).setParameter("published", edition.publishedAt)
                .setParameter("version", VERSION).setParameter("title", article.title())
                .setParameter("beside", article.beside()).setParameter("before", article.before())
                .setParameter("below", article.below())
                .setParameter("slugs", entries.stream().map(Entry::slug).toArray(String[]::new))
                .setParameter("headings", entries.stream().map(Entry::heading).toArray(String[]::new))
                .setParameter("bodies", entries.stream().map(Entry::body).toArray(String[]::new))
                .setParameter("titleWords", titles.toArray(String[]::new))
                .setParameter("headingWords", headings.toArray(String[]::new))
                .setParameter("bodyWords", bodies.toArray(String[]::new)).executeUpdate();
    }

    /** The byline and the tags, as readers read them. */
    private String names(Edition edition) {
        return (String) database.unwrap(Session.class).createNativeQuery("""
                SELECT coalesce(string_agg(name, ' - '), '') FROM (
                    SELECT name FROM author WHERE slug = ANY (:authors)
                    UNION ALL SELECT name FROM tag WHERE slug = ANY (:tags)) names""", String.class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .setParameter("authors", edition.authors.toArray(String[]::new))
                .setParameter("tags", edition.tags.toArray(String[]::new)).getSingleResult();
    }

    private static List<Entry> entries(JsonNode article) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(null, null, Members.SEARCHABLE.stream().map(article::path)
                .map(member -> (member.isObject() ? member.path("text") : member).asText(""))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"))));
        article.path("sections").forEach(section -> entries.add(new Entry(section.path("slug").asText(),
                section.path("heading").asText(), section.path("body").path("text").asText(""))));
        return entries;
    }

    @Override
    public void strike(Collection<UUID> editions) {
        database.unwrap(Session.class).createNativeMutationQuery("""
                WITH unlearnt AS (DELETE FROM search_unlearnt WHERE edition_id = ANY (:editions))
                DELETE FROM search_entry WHERE edition_id = ANY (:editions)""").setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .setParameter("editions", editions.toArray(UUID[]::new)).executeUpdate();
    }

    /**
     * Writes texts as PostgreSQL is to index them: words and pairs of characters, parted by spaces. PostgreSQL refuses vectors
     * beyond a megabyte, so what one entry may bring is bounded; of a longer text the beginning is found.
     */
    static final class IndexText {

        private static final int MAX_BYTES = 600_000;
        /** What each different word costs beside its letters, and each place where it stands. */
        private static final int WORD_BYTES = 6;
        private static final int PLACE_BYTES = 2;

        private final Set<String> seen = new HashSet<>();
        private int bytes;

        /** @return lower-case letters, digits and spaces only: the words in order, and behind them what others write as one */
        String add(String text) {
            StringBuilder words = new StringBuilder(text.length());
            Stream.concat(TextToken.of(text).stream(),
                    JoinedWords.of(text).stream().flatMap(word -> TextToken.of(word).stream()))
                    .flatMap(token -> token.lexemes().stream()).takeWhile(this::takes)
                    .forEachOrdered(lexeme -> words.append(lexeme).append(' '));
            return words.toString();
        }

        /** @return whether there is room for one more */
        boolean takes(String lexeme) {
            bytes += PLACE_BYTES + (seen.add(lexeme) ? lexeme.getBytes(UTF_8).length + WORD_BYTES : 0);
            return bytes <= MAX_BYTES;
        }
    }
}
