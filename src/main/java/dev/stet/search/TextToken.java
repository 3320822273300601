package dev.stet.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word as it stands in a text, or a run of characters of a script that is written without spaces.
 *
 * @param start in the text, as is {@code end}
 * @param folded what is compared: lower case, compatibility forms resolved; never empty
 * @param unspaced whether it is a run of Chinese, Japanese or Korean, found by pairs of its characters
 */
record TextToken(int start, int end, String folded, boolean unspaced) {

    /** Longer "words" are no words. */
    private static final int MAX_LENGTH = 60;

    private enum Kind {
        WORD,
        UNSPACED,
        /** Accents, vowel signs, soft hyphens: belong to what they follow. */
        PART,
        NONE
    }

    static List<TextToken> of(String text) {
        List<TextToken> tokens = new ArrayList<>();
        int start = 0;
        Kind open = Kind.NONE;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            Kind kind = kind(c);
            if (kind != open && (kind != Kind.PART || open == Kind.NONE)) {
                add(tokens, text, start, i, open);
                start = i;
                open = kind == Kind.PART ? Kind.NONE : kind;
            }
        }
        add(tokens, text, start, text.length(), open);
        return tokens;
    }

    private static void add(List<TextToken> tokens, String text, int start, int end, Kind kind) {
        String folded = kind == Kind.NONE ? "" : fold(text.substring(start, end));
        if (!folded.isEmpty()) {
            boolean tooLong = kind == Kind.WORD && folded.codePointCount(0, folded.length()) > MAX_LENGTH;
            tokens.add(
                    new TextToken(start, end, tooLong ? folded.substring(0, folded.offsetByCodePoints(0, MAX_LENGTH)) : folded,
                            kind == Kind.UNSPACED));
        }
    }

    private static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> kind(c) != Kind.NONE && Character.getType(c) != Character.FORMAT)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Kind kind(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
                Kind.PART;
            default -> isUnspaced(c) ? Kind.UNSPACED : Character.isLetterOrDigit(c) ? Kind.WORD : Kind.NONE;
        };
    }

    /** Korean has spaces, but its words carry endings that nobody types. */
    private static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Character.isLetter(c);
            default -> c == 'ー'; // common to both kana, so of neither script
        };
    }

    /** The word itself, or each pair of neighbours in the run and its last character, by which a single one is found. */
    List<String> lexemes() {
        if (!unspaced) {
            return List.of(folded);
        }
        List<String> pairs = pairs();
        List<String> all = new ArrayList<>(pairs);
        if (!pairs.isEmpty()) {
            all.add(folded.substring(folded.offsetByCodePoints(folded.length(), -1)));
        }
        return all.isEmpty() ? List.of(folded) : all;
    }

    /** Empty for a single character. */
    List<String> pairs() {
        int[] characters = folded.codePoints().toArray();
        List<String> pairs = new ArrayList<>(characters.length);
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }
}
