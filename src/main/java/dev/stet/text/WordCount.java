package dev.stet.text;

/**
 * Counts words much as UAX #29 finds their boundaries: letters, marks and digits make a word; an apostrophe, hyphen or
 * full stop between two of them, or a comma between digits, does not end it ("China's", "long-term", "U.S.", "1,000" are
 * one each). Where no spaces are written each Han, Hiragana and Katakana character counts, as authors there do; Hangul
 * is written in words and counted so.
 */
final class WordCount {

    private static final String JOINERS = "'’ʼ-‐‑.·_";

    private WordCount() {
    }

    static int count(String text) {
        int words = 0;
        int before = ' ';
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isIdeographic(c)) {
                words++;
                before = ' ';
            } else if (isPartOfCharacter(c)) {
                continue;
            } else if (isWord(c)) {
                words += isWord(before) ? 0 : 1;
                before = c;
            } else if (!joins(before, c, text, i + Character.charCount(c))) {
                before = ' ';
            }
        }
        return words;
    }

    /** Whether {@code c} belongs to a script whose words are not told apart in writing. */
    static boolean isIdeographic(int c) {
        if (!Character.isLetter(c)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> c == 'ー'; // common to both kana, so of neither script
        };
    }

    private static boolean joins(int before, int c, String text, int next) {
        if (next >= text.length() || !isWord(before)) {
            return false;
        }
        int after = text.codePointAt(next);
        return isWord(after) && !isIdeographic(after)
                && (JOINERS.indexOf(c) >= 0 || c == ',' && Character.isDigit(before) && Character.isDigit(after));
    }

    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** Accents, vowel signs, joiners, soft hyphens: neither begin nor end a word. */
    private static boolean isPartOfCharacter(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.FORMAT ->
                true;
            default -> false;
        };
    }
}
