package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.article.edition.EditionSql;
import dev.stet.search.SearchParams.Wanted;

/** Asks the words that readers have seen: what a begun one may become, and what a mistyped one was to be. */
@ApplicationScoped
class SpellingSuggestions {

    private static final int MAX_COMPLETIONS = 20;
    /** In so many places, a word is taken as typed to its end: collecting all that begins so would take too long. */
    private static final int FREQUENT = 10_000;
    private static final int MIN_LENGTH = 3;
    private static final String SEEN = """
            EXISTS (SELECT FROM search_entry s JOIN edition e ON e.id = s.edition_id
                    WHERE s.locale = :locale AND s.vector @@ plainto_tsquery(config, %s) AND e.redacted_at IS NULL
                    AND """ + " " + EditionSql.VISIBLE + ")";

    private final EntityManager database;

    SpellingSuggestions(EntityManager database) {
        this.database = database;
    }

    /** Completes the last word, unless it is one that is left out of indexes ("the"). */
    SearchTerms question(Wanted wanted) {
        List<SearchTerms.Term> terms = SearchTerms.Term.parse(wanted.q());
        String beginning = SearchTerms.beginning(terms);
        return beginning == null ? new SearchTerms(terms, List.of(), false) : completed(terms, beginning, wanted);
    }

    private SearchTerms completed(List<SearchTerms.Term> terms, String beginning, Wanted wanted) {
        List<Completion> seen = database.unwrap(Session.class).createNativeQuery("""
                SELECT word, word = :beginning AND entries >= :frequent FROM search_word, search_config(:locale) config
                WHERE language = :language AND word LIKE :beginning || '%' AND to_tsvector(config, :beginning) <> ''
                ORDER BY entries DESC, word LIMIT :most""", Completion.class)
                .setParameter("locale", wanted.locale()).setParameter("language", wanted.language())
                .setParameter("beginning", beginning).setParameter("frequent", FREQUENT)
                .setParameter("most", MAX_COMPLETIONS).getResultList();
        return new SearchTerms(terms, seen.stream().map(Completion::word).toList(),
                seen.stream().anyMatch(Completion::whole));
    }

    private record Completion(String word, boolean whole) {
    }

    /** The same with each word that no reader can find replaced by the likest that one can; {@code null} if there is none. */
    String suggest(Wanted wanted, SearchTerms searchTerms) {
        String[] typed = searchTerms.terms().stream().filter(term -> !term.without()).flatMap(term -> term.tokens().stream())
                .filter(token -> !token.unspaced() && token.folded().length() >= MIN_LENGTH).map(TextToken::folded).distinct()
                .toArray(String[]::new);
        if (typed.length == 0) {
            return null;
        }
        Map<String, String> meant = meant(wanted, typed);
        return meant.isEmpty() ? null : replace(wanted.q(), meant);
    }

    private Map<String, String> meant(Wanted wanted, String[] typed) {
        return database.unwrap(Session.class).createNativeQuery("""
                SELECT t.typed, m.word FROM search_config(:locale) config, unnest(:typed) t (typed), LATERAL (
                    SELECT l.word FROM (
                        SELECT w.word, similarity(w.word, t.typed) AS likeness, w.entries FROM search_word w
                        WHERE w.language = :language AND w.word %% t.typed
                        ORDER BY likeness DESC, w.entries DESC LIMIT 20) l
                    WHERE %s ORDER BY l.likeness DESC, l.entries DESC LIMIT 1) m
                WHERE NOT %s""".formatted(SEEN.formatted("l.word"), SEEN.formatted("t.typed")), Meant.class)
                .setParameter("typed", typed).setParameter("locale", wanted.locale())
                .setParameter("language", wanted.language()).getResultList().stream()
                .collect(Collectors.toMap(Meant::typed, Meant::word));
    }

    private record Meant(String typed, String word) {
    }

    private static String replace(String q, Map<String, String> meant) {
        StringBuilder suggestion = new StringBuilder(q);
        List<TextToken> tokens = new ArrayList<>(TextToken.of(q));
        for (int i = tokens.size() - 1; i >= 0; i--) { // from the end, so that places stay
            TextToken token = tokens.get(i);
            if (meant.containsKey(token.folded())) {
                suggestion.replace(token.start(), token.end(), meant.get(token.folded()));
            }
        }
        return suggestion.toString();
    }
}
