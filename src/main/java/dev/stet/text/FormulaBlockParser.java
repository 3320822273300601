package dev.stet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.node.Block;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Keeps {@code + b} and {@code =} in a formula of several lines from being taken for a list and a heading. */
final class FormulaBlockParser extends AbstractBlockParser {

    private static final String MARK = "$$";
    /** A sentence, no TeX: {@code $$ is the process}. */
    private static final Pattern PROSE = Pattern.compile("\\$\\$\\s+\\p{L}{2,}[^\\\\=^_{}&]*");

    private final Formula.Display block = new Formula.Display();
    private final List<SourceLine> lines = new ArrayList<>();
    private boolean ended;

    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            String line = state.getLine().getContent().toString().substring(state.getNextNonSpaceIndex()).strip();
            if (state.getIndent() >= 4 || line.lastIndexOf(MARK) != 0 || PROSE.matcher(line).matches()) {
                return BlockStart.none();
            }
            SourceLines paragraph = matched.getParagraphLines(); // a copy, so only for few lines
            boolean begins = paragraph.isEmpty()
                    || line.equals(MARK) && paragraph.getContent().split("\\$\\$", -1).length % 2 == 1;
            return begins ? BlockStart.of(new FormulaBlockParser()).atIndex(state.getIndex()) : BlockStart.none();
        }
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return ended || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        ended = !lines.isEmpty() && line.getContent().toString().strip().endsWith(MARK);
        lines.add(line);
    }

    @Override
    public void parseInlines(InlineParser parser) {
        SourceLines source = SourceLines.of(lines);
        if (ended) {
            block.appendChild(new Formula(source.getContent().strip()));
        } else {
            parser.parse(source, block);
        }
    }
}
