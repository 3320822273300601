package dev.stet.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;

/**
 * Writes texts as PostgreSQL is to index them: words and pairs of characters, parted by spaces. PostgreSQL refuses vectors
 * beyond a megabyte, so what one entry may bring is bounded; of a longer text the beginning is found.
 */
final class IndexText {

    private static final int MAX_BYTES = 600_000;
    /** What each different word costs beside its letters, and each place where it stands. */
    private static final int WORD_BYTES = 6;
    private static final int PLACE_BYTES = 2;

    private final Set<String> seen = new HashSet<>();
    private int bytes;

    /** @return lower-case letters, digits and spaces only */
    String add(String text) {
        StringBuilder words = new StringBuilder(text.length());
        for (TextToken token : TextToken.of(text)) {
            for (String lexeme : token.lexemes()) {
                bytes += PLACE_BYTES + (seen.add(lexeme) ? lexeme.getBytes(UTF_8).length + WORD_BYTES : 0);
                if (bytes > MAX_BYTES) {
                    return words.toString();
                }
                words.append(lexeme).append(' ');
            }
        }
        return words.toString();
    }
}
