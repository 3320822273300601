package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which words of a text were found.
 *
 * @param words folded, every form that was found
 * @param runs folded, of scripts without spaces
 */
record MatchedWords(Set<String> words, Set<String> runs) {

    /** A part of a text that is to be marked. */
    record Mark(int start, int end) {
    }

    /** In order, without overlaps. */
    List<Mark> in(List<TextToken> tokens) {
        List<Mark> marks = new ArrayList<>();
        for (TextToken token : tokens) {
            if (token.unspaced()) {
                markRuns(token, marks);
            } else if (words.contains(token.folded())) {
                marks.add(new Mark(token.start(), token.end()));
            }
        }
        return marks;
    }

    private void markRuns(TextToken token, List<Mark> marks) {
        boolean sameLength = token.folded().length() == token.end() - token.start();
        int from = 0;
        while (from < token.folded().length()) {
            Mark next = null;
            for (String run : runs) {
                int at = token.folded().indexOf(run, from);
                if (at >= 0 && (next == null || at < next.start || at == next.start && at + run.length() > next.end)) {
                    next = new Mark(at, at + run.length());
                }
            }
            if (next == null) {
                return;
            }
            // where folding changed the length, the places no longer tell
            marks.add(sameLength ? new Mark(token.start() + next.start, token.start() + next.end)
                    : new Mark(token.start(), token.end()));
            from = sameLength ? next.end : token.folded().length();
        }
    }
}
