package dev.stet.text;

import java.util.Set;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Definition lists as PHP Markdown Extra, Pandoc, kramdown and Goldmark have them: a paragraph of terms, a line each, and
 * directly below it {@code : what they mean}.
 */
final class DefinitionLists implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    static final class DefinitionList extends CustomBlock {
    }

    static final class Term extends CustomBlock {
    }

    static final class Meaning extends CustomBlock {
    }

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(new ListParser.Factory());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Renderer::new);
    }

    private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(DefinitionList.class, Term.class, Meaning.class);
        }

        /** Lists that only a blank line parts are one. */
        @Override
        public void render(Node node) {
            if (node instanceof DefinitionList) {
                element("dl", node, !(node.getPrevious() instanceof DefinitionList),
                        !(node.getNext() instanceof DefinitionList));
            } else {
                element(node instanceof Term ? "dt" : "dd", node, true, true);
            }
        }

        private void element(String name, Node node, boolean begins, boolean ends) {
            HtmlWriter html = context.getWriter();
            html.line();
            if (begins) {
                html.tag(name);
            }
            boolean oneParagraph = node instanceof Meaning && node.getFirstChild() == node.getLastChild()
                    && node.getFirstChild() instanceof Paragraph;
            renderChildren(oneParagraph ? node.getFirstChild() : node);
            if (ends) {
                html.tag("/" + name);
            }
            html.line();
        }

        private void renderChildren(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }

    /** Turns a paragraph into terms when a line below it says what they mean. */
    private static final class ListParser extends AbstractBlockParser {

        private static final int MAX_INDENT = 3;

        private final DefinitionList block = new DefinitionList();
        private final SourceLines terms;

        private ListParser(SourceLines terms) {
            this.terms = terms;
        }

        private static final class Factory extends AbstractBlockParserFactory {

            @Override
            public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
                CharSequence line = state.getLine().getContent();
                int mark = state.getNextNonSpaceIndex();
                int text = mark + 1;
                while (text < line.length() && (line.charAt(text) == ' ' || line.charAt(text) == '\t')) {
                    text++;
                }
                if (state.getIndent() > MAX_INDENT || line.charAt(mark) != ':' || text == mark + 1 || text >= line.length()) {
                    return BlockStart.none();
                }
                int width = text - mark > 4 ? 2 : text - mark; // more would be code
                BlockParser meaning = new MeaningParser(state.getIndent() + width);
                SourceLines terms = matched.getParagraphLines();
                if (matched.getMatchedBlockParser().getBlock() instanceof DefinitionList) {
                    return BlockStart.of(meaning).atColumn(state.getColumn() + state.getIndent() + width);
                }
                return terms.isEmpty() ? BlockStart.none()
                        : BlockStart.of(new ListParser(terms), meaning)
                                .atColumn(state.getColumn() + state.getIndent() + width)
                                .replaceParagraphLines(terms.getLines().size());
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
}
