package dev.stet.text;

import org.commonmark.node.Block;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

import dev.stet.text.DefinitionLists.DefinitionList;
import dev.stet.text.DefinitionLists.Meaning;
import dev.stet.text.DefinitionLists.Term;

/** Turns a paragraph into terms when a line below it says what they mean. */
final class DefinitionListParser extends AbstractBlockParser {

    private static final int MAX_INDENT = 3;

    private final DefinitionList block = new DefinitionList();
    private final SourceLines terms;

    /** The terms where blank lines ended their paragraph; {@code null} where it is not ended. */
    private final Paragraph ended;

    private DefinitionListParser(SourceLines terms, Paragraph ended) {
        this.terms = terms;
        this.ended = ended;
    }

    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int width = width(state);
            if (width == 0) {
                return BlockStart.none();
            }
            BlockParser meaning = new MeaningParser(state.getIndent() + width);
            int column = state.getColumn() + state.getIndent() + width;
            Block matchedBlock = matched.getMatchedBlockParser().getBlock();
            if (matchedBlock instanceof DefinitionList) {
                return BlockStart.of(meaning).atColumn(column);
            }
            SourceLines terms = matched.getParagraphLines();
            if (!terms.isEmpty()) {
                return BlockStart.of(new DefinitionListParser(terms, null), meaning).atColumn(column)
                        .replaceParagraphLines(terms.getLines().size());
            }
            return matchedBlock.getLastChild() instanceof Paragraph ended
                    ? BlockStart.of(new DefinitionListParser(terms, ended), meaning).atColumn(column)
                    : BlockStart.none();
        }

        /** Of the colon and what follows it up to the text; 0 where the line says no meaning. */
        private static int width(ParserState state) {
            CharSequence line = state.getLine().getContent();
            int mark = state.getNextNonSpaceIndex();
            int text = mark + 1;
            while (text < line.length() && (line.charAt(text) == ' ' || line.charAt(text) == '\t')) {
                text++;
            }
            if (state.getIndent() > MAX_INDENT || line.charAt(mark) != ':' || text == mark + 1 || text >= line.length()) {
                return 0;
            }
            return text - mark > 4 ? 2 : text - mark; // more would be code
        }
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return child instanceof Meaning;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void parseInlines(InlineParser parser) {
        Node first = block.getFirstChild();
        for (SourceLine line : terms.getLines()) {
            Term term = new Term();
            first.insertBefore(term);
            String text = line.getContent().toString();
            int start = text.length() - text.stripLeading().length();
            parser.parse(SourceLines.of(line.substring(start, start + text.strip().length())), term);
        }
        if (ended != null) {
            takeFrom(ended, first);
        }
    }

    /** Its own parser has read what is in it, for it ended before. */
    private static void takeFrom(Paragraph ended, Node meaning) {
        Term term = new Term();
        meaning.insertBefore(term);
        for (Node child = ended.getFirstChild(); child != null; child = ended.getFirstChild()) {
            if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
                child.unlink();
                term = new Term();
                meaning.insertBefore(term);
            } else {
                term.appendChild(child);
            }
        }
        ended.unlink();
    }

    private static final class MeaningParser extends AbstractBlockParser {

        private final Meaning block = new Meaning();
        private final int indent;

        private MeaningParser(int indent) {
            this.indent = indent;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= indent ? BlockContinue.atColumn(state.getColumn() + indent) : BlockContinue.none();
        }
    }
}
