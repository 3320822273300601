package dev.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.stet.search.Snippet.MatchedWords.Mark;

/**
 * The part of a text that shows best why it was found.
 *
 * @param html escaped text, and {@code <mark>} around what was found
 * @param quote what stands there word for word, on one line; empty where nothing is marked
 */
record Snippet(String html, String quote) {

    private static final int LENGTH = 240;
    private static final int BEFORE = 60;
    private static final int QUOTE = 60;
    /** How far a word's edge is looked for. */
    private static final int EDGE = 30;

    static Snippet of(String text, List<Mark> marks) {
        int best = best(marks);
        int begin = best < 0 ? 0 : begin(text, marks.get(best).start());
        int end = end(text, best < 0 ? 0 : marks.get(best).end(), begin + LENGTH);
        List<Mark> shown = marks.stream().filter(mark -> mark.start() >= begin && mark.end() <= end).toList();
        StringBuilder html = new StringBuilder(begin > 0 ? "… " : "");
        int at = begin;
        for (Mark mark : shown) {
            escape(text, at, mark.start(), html);
            html.append("<mark>");
            escape(text, mark.start(), mark.end(), html);
            html.append("</mark>");
            at = mark.end();
        }
        escape(text, at, end, html);
        return new Snippet(html.append(end < text.length() ? " …" : "").toString(),
                best < 0 ? "" : quote(text, marks.get(best), end));
    }

    /** The mark from which on the most stand in a snippet; -1 where there is none. */
    private static int best(List<Mark> marks) {
        int best = -1;
        int most = 0;
        for (int i = 0, beyond = 0; i < marks.size(); i++) {
            while (beyond < marks.size() && marks.get(beyond).end() <= marks.get(i).start() + LENGTH - BEFORE) {
                beyond++;
            }
            if (best < 0 || beyond - i > most) {
                best = i;
                most = beyond - i;
            }
        }
        return best;
    }

    /** Some way before the mark, where a word begins if there is such a place. */
    private static int begin(String text, int mark) {
        int begin = Math.max(0, mark - BEFORE);
        if (begin == 0) {
            return 0;
        }
        for (int i = begin; i < Math.min(begin + EDGE, mark); i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(begin)) ? begin - 1 : begin;
    }

    /** Not before the mark's own end, and where a word ends if there is such a place. */
    private static int end(String text, int mark, int wanted) {
        int end = Math.max(mark, Math.min(text.length(), wanted));
        if (end == text.length()) {
            return end;
        }
        for (int i = end; i > Math.max(end - EDGE, mark); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    /** From the mark on to the end of a word, no further than its line: browsers look for it within one block. */
    private static String quote(String text, Mark mark, int end) {
        int last = mark.end();
        int limit = Math.min(end, mark.start() + QUOTE);
        for (int i = mark.end(); i <= limit; i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            last = Character.isWhitespace(c) ? i : last;
            if (c == '\n' || c == '\t') {
                break;
            }
        }
        return text.substring(mark.start(), last).strip();
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        boolean space = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean white = Character.isWhitespace(c);
            if (!white || !space) {
                html.append(white ? " " : switch (c) {
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '&' -> "&amp;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> String.valueOf(c);
                });
            }
            space = white;
        }
    }

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
}
