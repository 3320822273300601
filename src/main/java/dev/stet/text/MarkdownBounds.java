package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;

/**
 * Refuses sources that cost far more time, memory or stack than their size. CommonMark has such corners: unclosed
 * brackets and comments are looked for to the end again and again, a long row of asterisks nests as deep as it is long,
 * a table fills up every short row, a reference repeats its address. No text that people read comes near these bounds.
 */
final class MarkdownBounds {

    /** Quotes, lists and items inside each other; deeper ones are read as text. */
    static final int OPEN_BLOCKS = 50;
    private static final int LINES_IN_A_ROW = 20_000;
    private static final int PARAGRAPH_CHARS = 100_000;
    private static final int PARAGRAPH_MARKS = 5_000;
    private static final int PARAGRAPHS_AND_CELLS = 100_000;

    private MarkdownBounds() {
    }

    /** Each line of a paragraph makes the parser copy the lines before it, in search of a table's head. */
    static String requireFewLines(String source) {
        int lines = 0;
        for (int start = 0, end; start < source.length(); start = end + 1) {
            int next = source.indexOf('\n', start);
            end = next < 0 ? source.length() : next;
            lines = source.substring(start, end).isBlank() ? 0 : lines + 1;
            if (lines > LINES_IN_A_ROW) {
                throw INVALID_CONTENT.because("More than %d lines follow each other without a blank one.", LINES_IN_A_ROW);
            }
        }
        return source;
    }

    /** Parses twice: first only the blocks, to measure what the second time would have to do inside them. */
    static Node parse(String source, Parser parser, Parser.Builder measuring) {
        measuring.inlineParserFactory(context -> new Tally()).build().parse(requireFewLines(source));
        try {
            Node document = parser.parse(source);
            RenderedSizeLimit.check(document, source.length());
            return document;
        } catch (StackOverflowError e) {
            // The parser joins text recursively. What overflows its stack is far deeper than Measure allows: the same refusal.
            throw RenderedSizeLimit.tooDeep();
        }
    }

    /** Stands where a parser of inlines would: counts instead of parsing. */
    private static final class Tally implements InlineParser {

        private int paragraphs;

        @Override
        public void parse(SourceLines lines, Node block) {
            if (++paragraphs > PARAGRAPHS_AND_CELLS) {
                throw INVALID_CONTENT.because("There are more than %d paragraphs and table cells. Split the text.",
                        PARAGRAPHS_AND_CELLS);
            }
            String text = lines.getContent();
            if (text.length() > PARAGRAPH_CHARS) {
                throw INVALID_CONTENT.because("A paragraph is longer than %d characters. Split it. It begins: %s",
                        PARAGRAPH_CHARS, text.substring(0, 40));
            }
            if (text.chars().filter(c -> "[<`*_~".indexOf(c) >= 0).count() > PARAGRAPH_MARKS) {
                throw INVALID_CONTENT.because("A paragraph has more than %d marks such as [ or *. It begins: %s",
                        PARAGRAPH_MARKS, text.substring(0, 40));
            }
        }
    }
}
