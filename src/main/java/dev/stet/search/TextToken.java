package dev.stet.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word as it stands in a text, or a run of characters of a script that is written without spaces.
 *
 * @param start in the text, as is {@code end}
 * @param folded what is compared: lower case, compatibility forms resolved; never empty
 * @param unspaced whether it is a run of Chinese, Japanese, Korean or Thai, say, found by pairs of its characters
 * @param bare what the word is without the signs that are part of it ({@code c} of C++), {@code null} where it has none
 */
record TextToken(int start, int end, String folded, boolean unspaced, String bare) {

    /** Longer "words" are no words. */
    private static final int MAX_LENGTH = 60;
    /** Names in which a sign tells one from another: C++, C#, .NET. Any other word is passed over as a whole. */
    private static final Pattern SIGNED = Pattern.compile("(?<![\\p{IsLatin}\\p{N}])"
            + "(?:(\\p{IsLatin}++)\\+\\+|(\\p{IsLatin})#(?![\\p{L}\\p{N}])|\\.((?i)net)(?!\\p{L}))|[\\p{IsLatin}\\p{N}]++");
    private static final List<String> SIGNS = List.of("plusplus", "sharp", "dot");
    private static final String BETWEEN_THOUSANDS = "[,'’\\u00a0\\u2009\\u202f]";
    /**
     * A number whose thousands are parted, but by no full stop, which parts versions too. Any other row of numbers is passed
     * over as a whole: to begin anew within it would take the square of its length.
     */
    private static final Pattern GROUPED = Pattern.compile("(?<![\\p{N}.,])(\\p{N}{1,3}+(?:" + BETWEEN_THOUSANDS
            + "\\p{N}{3}(?!\\p{N}))++)(?![,'’]\\p{N})|\\p{N}++(?:" + BETWEEN_THOUSANDS + "\\p{N}++)*+");

    private enum Kind {
        WORD,
        UNSPACED,
        /** Accents, vowel signs, soft hyphens: belong to what they follow. */
        PART,
        NONE
    }

    static List<TextToken> of(String text) {
        List<TextToken> tokens = new ArrayList<>();
        int from = 0;
        for (TextToken whole : wholes(text)) {
            if (whole.start >= from) {
                plain(text, from, whole.start, tokens);
                tokens.add(whole);
                from = whole.end;
            }
        }
        plain(text, from, text.length(), tokens);
        return tokens;
    }

    /** Words in which signs count, in order. */
    private static List<TextToken> wholes(String text) {
        List<TextToken> wholes = new ArrayList<>();
        for (Matcher signed = SIGNED.matcher(text); signed.find();) {
            int sign = signed.group(1) != null ? 1 : signed.group(2) != null ? 2 : 3;
            if (signed.group(sign) != null) {
                String bare = fold(signed.group(sign));
                wholes.add(new TextToken(signed.start(), signed.end(), bare + SIGNS.get(sign - 1), false, bare));
            }
        }
        for (Matcher grouped = GROUPED.matcher(text); grouped.find();) {
            if (grouped.group(1) != null) {
                wholes.add(new TextToken(grouped.start(), grouped.end(), fold(grouped.group()), false, null));
            }
        }
        wholes.sort(Comparator.comparingInt(TextToken::start));
        return wholes;
    }

    private static void plain(String text, int from, int to, List<TextToken> tokens) {
        int start = from;
        Kind open = Kind.NONE;
        for (int i = from, c; i < to; i += Character.charCount(c)) {
            c = text.codePointAt(i);
            Kind kind = kind(c);
            if (kind != open && (kind != Kind.PART || open == Kind.NONE)) {
                add(tokens, text, start, i, open);
                start = i;
                open = kind == Kind.PART ? Kind.NONE : kind;
            }
        }
        add(tokens, text, start, to, open);
    }

    private static void add(List<TextToken> tokens, String text, int start, int end, Kind kind) {
        String folded = kind == Kind.NONE ? "" : fold(text.substring(start, end));
        if (!folded.isEmpty()) {
            boolean tooLong = kind == Kind.WORD && folded.codePointCount(0, folded.length()) > MAX_LENGTH;
            tokens.add(
                    new TextToken(start, end, tooLong ? folded.substring(0, folded.offsetByCodePoints(0, MAX_LENGTH)) : folded,
                            kind == Kind.UNSPACED, null));
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
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(c);
            default -> "ーｰﾞﾟ".indexOf(c) >= 0; // common to both kana, so of neither script
        };
    }

    /** The word itself, or each pair of neighbours in the run and its last character, by which a single one is found. */
    List<String> lexemes() {
        if (!unspaced) {
            return bare == null ? List.of(folded) : List.of(bare, folded);
        }
        List<String> characters = characters();
        List<String> all = new ArrayList<>(pairs());
        all.add(characters.get(characters.size() - 1));
        return all;
    }

    /** Empty for a single character. */
    List<String> pairs() {
        List<String> characters = characters();
        List<String> pairs = new ArrayList<>(characters.size());
        for (int i = 0; i + 1 < characters.size(); i++) {
            pairs.add(characters.get(i) + characters.get(i + 1));
        }
        return pairs;
    }

    /** Each with the marks above and below it. */
    private List<String> characters() {
        List<String> characters = new ArrayList<>(folded.length());
        folded.codePoints().forEach(c -> {
            int last = characters.size() - 1;
            if (kind(c) == Kind.PART && last >= 0) {
                characters.set(last, characters.get(last) + Character.toString(c));
            } else {
                characters.add(Character.toString(c));
            }
        });
        return characters;
    }
}
