package dev.stet.search;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked for, in words.
 *
 * @param completions words that readers have seen and that the last, perhaps only begun word may mean
 * @param whole whether it means nothing but these
 */
record SearchTerms(List<SearchTerm> terms, List<String> completions, boolean whole) {

    /** {@code to_tsquery}: all that must be there, and nothing that must not. */
    String all() {
        return terms.stream().map(term -> term.expression("", completions, whole)).collect(Collectors.joining(" & "));
    }

    /** {@code to_tsquery}: any of what must be there, outside of titles. */
    String anyBelowTitle() {
        return wanted().map(term -> term.expression("BCD", completions, whole)).collect(Collectors.joining(" | "));
    }

    /** {@code to_tsquery}: any single word that is to be marked; empty where there are only runs. */
    String anyWord() {
        return Stream.concat(words().stream().filter(word -> !word.equals(beginning())).map(word -> "'" + word + "'"),
                Stream.ofNullable(beginning()).map(word -> "'" + word + "':*"))
                .collect(Collectors.joining(" | "));
    }

    Stream<SearchTerm> wanted() {
        return terms.stream().filter(term -> !term.without());
    }

    /** Empty where everything is to be left out, or nothing is a word. */
    boolean isEmpty() {
        return wanted().findAny().isEmpty();
    }

    String beginning() {
        return beginning(terms);
    }

    static String beginning(List<SearchTerm> terms) {
        return terms.stream().map(SearchTerm::beginning).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Every word that is wanted or may be meant. */
    Set<String> words() {
        return Stream.concat(wanted().flatMap(term -> term.tokens().stream()).filter(token -> !token.unspaced())
                .map(TextToken::folded), completions.stream()).collect(Collectors.toSet());
    }

    /** Every run of Chinese, Japanese or Korean that is wanted. */
    Set<String> runs() {
        return wanted().flatMap(term -> term.tokens().stream()).filter(TextToken::unspaced).map(TextToken::folded)
                .collect(Collectors.toSet());
    }
}
