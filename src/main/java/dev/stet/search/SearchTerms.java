package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked for, in words.
 *
 * @param completions words that readers have seen and that the last, perhaps only begun word may mean
 * @param whole whether it means nothing but these
 */
record SearchTerms(List<SearchTerm> terms, List<String> completions, boolean whole) {

    /** Nobody types more to find something, and each is weighed for each article. */
    private static final int MOST_PARTS = 24;

    /**
     * A word that should be there, as {@code to_tsquery} reads it.
     *
     * @param word as it may stand in the list of words; {@code null} for what is no single word
     * @param anywhere how it is looked for in the words of a whole article, which are in no order
     * @param inPlace how it is looked for in a section; {@code null} for what stands in the one of another
     * @param optional whether it says too little to be asked for
     */
    record Part(String word, String anywhere, String inPlace, boolean optional) {
    }

    List<Part> parts() {
        return wanted().flatMap(term -> term.parts(completions, whole).stream()).limit(MOST_PARTS).toList();
    }

    /** {@code to_tsquery}: all words one after another as they were typed; {@code null} for a single one. */
    String inOrder() {
        List<String> lexemes = wanted().flatMap(term -> term.tokens().stream()).limit(MOST_PARTS)
                .flatMap(token -> (token.unspaced() ? token.pairs() : token.lexemes()).stream())
                .map(lexeme -> "'" + lexeme + "'").toList();
        return lexemes.size() < 2 ? null : String.join(" <-> ", lexemes);
    }

    /** {@code to_tsquery}: all that stands in quotes; {@code null} where nothing does. */
    String quoted() {
        return joined(term -> term.quoted() && !term.without(), " & ");
    }

    /** {@code to_tsquery}: any of what must not be there; {@code null} where that is nothing. */
    String without() {
        return joined(SearchTerm::without, " | ");
    }

    private String joined(Predicate<SearchTerm> which, String operator) {
        String joined = terms.stream().filter(which).map(SearchTerm::phrase).collect(Collectors.joining(operator));
        return joined.isEmpty() ? null : joined;
    }

    /** {@code to_tsquery}: any single word that is to be marked; empty where there are only runs. */
    String anyWord() {
        return Stream.concat(words().stream().filter(word -> whole || !word.equals(beginning())).map(word -> "'" + word + "'"),
                Stream.ofNullable(whole ? null : beginning()).map(word -> "'" + word + "':*"))
                .collect(Collectors.joining(" | "));
    }

    private Stream<SearchTerm> wanted() {
        return terms.stream().filter(term -> !term.without());
    }

    /** Empty where everything is to be left out, or nothing is a word. */
    boolean isEmpty() {
        return wanted().findAny().isEmpty();
    }

    private String beginning() {
        return beginning(terms);
    }

    static String beginning(List<SearchTerm> terms) {
        return terms.stream().map(SearchTerm::beginning).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Every word that is wanted or may be meant. */
    private Set<String> words() {
        return Stream.concat(wanted().flatMap(term -> term.tokens().stream()).filter(token -> !token.unspaced())
                .map(TextToken::folded), completions.stream()).collect(Collectors.toSet());
    }

    /** Every run of a script without spaces that is wanted, and its pairs of characters, which may stand apart. */
    Set<String> runs() {
        return wanted().flatMap(term -> term.tokens().stream()).filter(TextToken::unspaced)
                .flatMap(token -> Stream.concat(Stream.of(token.folded()), token.pairs().stream()))
                .collect(Collectors.toSet());
    }

    /** Those of some lists that are put into an array of the database. */
    static String[] array(List<Part> parts, Function<Part, String> member) {
        List<String> values = new ArrayList<>();
        parts.forEach(part -> values.add(member.apply(part)));
        return values.toArray(String[]::new);
    }
}
