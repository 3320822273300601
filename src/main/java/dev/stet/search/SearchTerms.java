package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked for, in words.
 *
 * @param completions words that readers have seen and that the last, perhaps only begun word may mean
 * @param whole whether it means nothing but these
 */
record SearchTerms(List<Term> terms, List<String> completions, boolean whole) {

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

    Stream<Term> wanted() {
        return terms.stream().filter(term -> !term.without());
    }

    /** Empty where everything is to be left out, or nothing is a word. */
    boolean isEmpty() {
        return wanted().findAny().isEmpty();
    }

    String beginning() {
        return beginning(terms);
    }

    static String beginning(List<Term> terms) {
        return terms.stream().map(Term::beginning).filter(Objects::nonNull).findFirst().orElse(null);
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

    /**
     * One thing that is looked for: a word, or several that stand side by side.
     *
     * @param without whether it must not be there
     * @param begun whether the last token may go on
     */
    record Term(boolean without, List<TextToken> tokens, boolean begun) {

        private static final Pattern CHUNK = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");
        private static final Pattern QUOTES = Pattern.compile("[“”„‟«»＂]");
        /** A single letter begins too much. */
        private static final int MIN_BEGINNING = 2;

        static List<Term> parse(String q) {
            List<Term> terms = new ArrayList<>();
            Matcher chunk = CHUNK.matcher(QUOTES.matcher(q).replaceAll("\""));
            while (chunk.find()) {
                boolean quoted = chunk.group(2) != null;
                boolean without = !chunk.group(1).isEmpty();
                List<TextToken> tokens = TextToken.of(quoted ? chunk.group(2) : chunk.group(3));
                if (!tokens.isEmpty()) {
                    terms.add(new Term(without, tokens, !quoted && !without && chunk.hitEnd()));
                }
            }
            return terms;
        }

        /** The word that was perhaps only begun, or {@code null}. */
        String beginning() {
            return begun && tokens.size() == 1 && isBegun(tokens.get(0)) ? tokens.get(0).folded() : null;
        }

        private boolean isBegun(TextToken token) {
            return begun && !token.unspaced() && token.folded().codePointCount(0, token.folded().length()) >= MIN_BEGINNING;
        }

        /**
         * As {@code to_tsquery} reads it.
         *
         * @param weights where it may stand: {@code BCD}, or empty for anywhere
         * @param completions words that {@link #beginning()} may mean, whose stems do not begin so
         * @param whole whether it means nothing but these
         */
        String expression(String weights, List<String> completions, boolean whole) {
            if (beginning() != null) {
                return Stream.concat(Stream.of(operand(beginning(), !whole, weights)),
                        completions.stream().map(word -> operand(word, false, weights)))
                        .collect(Collectors.joining(" | ", "(", ")"));
            }
            List<String> operands = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                operands(tokens.get(i), i == tokens.size() - 1, weights, operands);
            }
            return operands.stream().collect(Collectors.joining(" <-> ", without ? "!(" : "(", ")"));
        }

        private void operands(TextToken token, boolean last, String weights, List<String> operands) {
            if (token.unspaced() && last) {
                List<String> pairs = token.pairs();
                // of a run only what goes on behind it is told by its last character
                (pairs.isEmpty() ? List.of(token.folded()) : pairs)
                        .forEach(pair -> operands.add(operand(pair, pairs.isEmpty(), weights)));
            } else {
                token.lexemes().forEach(lexeme -> operands.add(operand(lexeme, last && isBegun(token), weights)));
            }
        }

        /** Tokens hold letters, digits and marks only: nothing to escape. */
        private static String operand(String lexeme, boolean prefix, String weights) {
            String label = (prefix ? "*" : "") + weights;
            return "'" + lexeme + "'" + (label.isEmpty() ? "" : ":" + label);
        }
    }
}
