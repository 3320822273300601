package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.stet.search.SearchTerms.Part;

/**
 * One thing that is looked for: a word, or several that stand side by side.
 *
 * @param text as it was typed, without its quotes
 * @param without whether it must not be there
 * @param quoted whether its words must stand side by side
 * @param begun whether the last token may go on
 */
record SearchTerm(String text, boolean without, boolean quoted, List<TextToken> tokens, boolean begun) {

    private static final Pattern CHUNK = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");
    private static final Pattern QUOTES = Pattern.compile("[“”„‟«»＂]");
    private static final String APOSTROPHES = "'’ʼ＇‘";
    /** A single letter begins too much. */
    private static final int MIN_BEGINNING = 2;
    /** What is parted by signs in more places is an address or the like: none of it is asked to stand side by side. */
    private static final int MOST_JOINED = 3;
    /** What an apostrophe cuts off a word (’s, d’) says nothing. */
    private static final int CUT_OFF = 2;

    static List<SearchTerm> parse(String q) {
        List<SearchTerm> terms = new ArrayList<>();
        Matcher chunk = CHUNK.matcher(QUOTES.matcher(q).replaceAll("\""));
        while (chunk.find()) {
            boolean quoted = chunk.group(2) != null;
            boolean without = !chunk.group(1).isEmpty();
            String text = quoted ? chunk.group(2) : chunk.group(3);
            List<TextToken> tokens = TextToken.of(text);
            if (!tokens.isEmpty()) {
                terms.add(new SearchTerm(text, without, quoted, tokens, !quoted && !without && chunk.hitEnd()));
            }
        }
        return terms;
    }

    /** The word that was perhaps only begun, or {@code null}. */
    String beginning() {
        return begun && tokens.size() == 1 && isBegun(tokens.get(0)) ? tokens.get(0).folded() : null;
    }

    private boolean isBegun(TextToken token) {
        return begun && !token.unspaced() && token.end() == tokens.get(tokens.size() - 1).end()
                && token.folded().codePointCount(0, token.folded().length()) >= MIN_BEGINNING;
    }

    /** All of its words side by side, as {@code to_tsquery} reads it. */
    String phrase() {
        return phrase(tokens);
    }

    private String phrase(List<TextToken> tokens) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean last = i == tokens.size() - 1;
            TextToken token = tokens.get(i);
            // of a run only what goes on behind it is told by its last character
            List<String> pairs = last ? token.pairs() : List.of();
            if (token.unspaced() && last) {
                (pairs.isEmpty() ? List.of(token.folded()) : pairs)
                        .forEach(pair -> operands.add(operand(pair, token.pairs().isEmpty())));
            } else {
                token.lexemes().forEach(lexeme -> operands.add(operand(lexeme, last && isBegun(token))));
            }
        }
        return operands.stream().collect(Collectors.joining(" <-> ", "(", ")"));
    }

    /**
     * @param completions words that {@link #beginning()} may mean, whose stems do not begin so
     * @param whole whether it means nothing but these
     */
    List<Part> parts(List<String> completions, boolean whole) {
        if (beginning() != null) {
            String any = Stream.concat(Stream.of(operand(beginning(), !whole)),
                    completions.stream().map(word -> operand(word, false))).collect(Collectors.joining(" | ", "(", ")"));
            return List.of(new Part(beginning(), any, any, false));
        }
        List<String> number = quoted ? List.of() : JoinedWords.ofNumber(text);
        if (!number.isEmpty()) {
            String any = number.stream().map(form -> operand(form, false)).collect(Collectors.joining(" | ", "(", ")"));
            return List.of(new Part(null, any, "(" + phrase() + " | " + any + ")", false));
        }
        return quoted ? List.of(new Part(null, everyWord(tokens), phrase(), false))
                : groups().stream().flatMap(group -> parts(group).stream()).toList();
    }

    private List<Part> parts(List<TextToken> group) {
        TextToken first = group.get(0);
        if (first.unspaced()) {
            List<String> pairs = first.pairs();
            return pairs.isEmpty()
                    ? List.of(new Part(null, operand(first.folded(), true), operand(first.folded(), true), false))
                    : IntStream.range(0, pairs.size()).mapToObj(i -> new Part(null, operand(pairs.get(i), false),
                            i == 0 ? phrase(group) : null, false)).toList();
        }
        if (group.size() == 1) {
            String operand = operand(first.folded(), isBegun(first));
            return List.of(new Part(first.folded(), operand, operand, isCutOff(first)));
        }
        String joined = operand(group.stream().map(TextToken::folded).collect(Collectors.joining()), false);
        boolean letters = text.contains("&") && group.stream().allMatch(token -> token.folded().length() <= CUT_OFF); // AT&T
        return List.of(new Part(null, letters ? joined : "(" + everyWord(group) + " | " + joined + ")",
                "(" + phrase(group) + " | " + joined + ")", false));
    }

    /** What only signs part stays together; what an apostrophe or another script parts does not. */
    private List<List<TextToken>> groups() {
        List<List<TextToken>> groups = new ArrayList<>();
        for (TextToken token : tokens) {
            List<TextToken> last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && tokens.size() <= MOST_JOINED && belong(last.get(last.size() - 1), token)) {
                last.add(token);
            } else {
                groups.add(new ArrayList<>(List.of(token)));
            }
        }
        return groups;
    }

    private boolean belong(TextToken token, TextToken next) {
        return !token.unspaced() && !next.unspaced() && token.end() < next.start()
                && APOSTROPHES.indexOf(text.charAt(token.end())) < 0;
    }

    private boolean isCutOff(TextToken token) {
        boolean beside = token.start() > 0 && APOSTROPHES.indexOf(text.charAt(token.start() - 1)) >= 0
                || token.end() < text.length() && APOSTROPHES.indexOf(text.charAt(token.end())) >= 0;
        return tokens.size() > 1 && beside && token.folded().length() <= CUT_OFF;
    }

    private String everyWord(List<TextToken> tokens) {
        return tokens.stream().flatMap(token -> token.unspaced() && !token.pairs().isEmpty()
                ? token.pairs().stream().map(pair -> operand(pair, false))
                : Stream.of(operand(token.folded(), isBegun(token)))).collect(Collectors.joining(" & ", "(", ")"));
    }

    /** Tokens hold letters, digits and marks only: nothing to escape. */
    private static String operand(String lexeme, boolean prefix) {
        return "'" + lexeme + "'" + (prefix ? ":*" : "");
    }
}
