package dev.stet.search;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.platform.json.Json;
import dev.stet.search.SearchParams.Wanted;

/** Asks the words that readers have seen what a begun one may become, and tells what a mistyped one was to be. */
@ApplicationScoped
class SpellingSuggestions {

    private static final int MAX_COMPLETIONS = 20;
    /** In so many places, a word is taken as typed to its end: collecting all that begins so would take too long. */
    private static final int FREQUENT = 10_000;

    private final EntityManager database;

    SpellingSuggestions(EntityManager database) {
        this.database = database;
    }

    /**
     * Completes the last word, unless it is one that is frequent in the language ("the"), which is taken as typed to its end.
     */
    SearchTerms complete(Wanted wanted) {
        List<SearchTerm> terms = SearchTerm.parse(wanted.q());
        String beginning = SearchTerms.beginning(terms);
        return beginning == null ? new SearchTerms(terms, List.of(), false) : completed(terms, beginning, wanted);
    }

    private SearchTerms completed(List<SearchTerm> terms, String beginning, Wanted wanted) {
        List<Completion> seen = database.unwrap(Session.class).createNativeQuery("""
                (SELECT :beginning AS word, true FROM search_config(:locale) config WHERE to_tsvector(config, :beginning) = '')
                UNION ALL (SELECT word, word = :beginning AND entries >= :frequent
                FROM search_word, search_config(:locale) config
                WHERE language = :language AND word LIKE :beginning || '%' AND to_tsvector(config, :beginning) <> ''
                ORDER BY entries DESC, word LIMIT :most)""", Completion.class)
                .setParameter("locale", wanted.locale()).setParameter("language", wanted.language())
                .setParameter("beginning", beginning).setParameter("frequent", FREQUENT)
                .setParameter("most", MAX_COMPLETIONS).getResultList();
        return new SearchTerms(terms, seen.stream().map(Completion::word).toList(),
                seen.stream().anyMatch(Completion::whole));
    }

    private record Completion(String word, boolean whole) {
    }

    /**
     * The same with each word that no reader can find replaced by the likest that one can.
     *
     * @param meant by what was typed, as JSON
     * @return empty if there is none
     */
    static Optional<String> suggest(String q, String meant) {
        JsonNode words = Json.read(meant, JsonNode.class);
        return words.isEmpty() ? Optional.empty() : Optional.of(replace(q, words));
    }

    private static String replace(String q, JsonNode meant) {
        StringBuilder suggestion = new StringBuilder(q);
        List<TextToken> tokens = TextToken.of(q);
        for (int i = tokens.size() - 1; i >= 0; i--) { // from the end, so that places stay
            TextToken token = tokens.get(i);
            if (meant.has(token.folded())) {
                suggestion.replace(token.start(), token.end(), meant.path(token.folded()).asText());
            }
        }
        return suggestion.toString();
    }
}
