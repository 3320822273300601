package dev.stet.text;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Mathematics between dollar signs, which are part of {@code source}: nothing in it is Markdown. A frontend sets it. */
final class Formula extends CustomNode {

    private String source;

    Formula(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    void change(UnaryOperator<String> change) {
        source = change.apply(source);
    }

    /** Lines that begin with {@code $$}: a paragraph of one formula, or an ordinary one where no {@code $$} ends it. */
    static final class Display extends CustomBlock {
    }

    /** Adds both forms to the dialect. */
    static final class Extension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

        @Override
        public void extend(Parser.Builder parser) {
            parser.customInlineContentParserFactory(new InlineFormulaParser.Factory())
                    .customBlockParserFactory(new FormulaBlockParser.Factory());
        }

        @Override
        public void extend(HtmlRenderer.Builder renderer) {
            renderer.nodeRendererFactory(Renderer::new);
        }
    }

    private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.copyOf(List.of(Formula.class, Display.class));
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            if (node instanceof Formula formula) {
                html.raw("<code class=\"math\">");
                html.text(formula.source);
                html.raw("</code>");
                return;
            }
            html.line();
            html.tag("p");
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/p");
            html.line();
        }
    }

    /**
     * Finds formulas in a paragraph, by Pandoc's rule, so that prices are none: a single opening {@code $} has no space behind
     * it, the closing one no space before it, neither touches a cased letter or a digit on its outer side, and no other is
     * between
     * them.
     */
    private static final class InlineFormulaParser implements InlineContentParser {

        private static final Pattern AMOUNT = Pattern.compile("\\$\\d[^\\\\=^_<>+*/]*");
        private static final Pattern WORDS = Pattern.compile("\\s\\p{L}{2}|\\(");

        /** Whether no {@code $$} follows any more: what one search found holds for all later ones. */
        private boolean endless;

        private static final class Factory implements InlineContentParserFactory {

            @Override
            public Set<Character> getTriggerCharacters() {
                return Set.of('$');
            }

            @Override
            public InlineContentParser create() {
                return new InlineFormulaParser();
            }
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            int before = scanner.peekPreviousCodePoint();
            Position start = scanner.position();
            int width = scanner.matchMultiple('$');
            if (before == '$' || width > 2 || width == 2 && endless
                    || width == 1
                            && (touches(before) || scanner.peek() == ')' || Character.isWhitespace(scanner.peekCodePoint()))) {
                return ParsedInline.none();
            }
            boolean ended = findEnd(scanner, width);
            endless |= width == 2 && !ended;
            String source = ended ? scanner.getSource(start, scanner.position()).getContent() : "";
            return !ended || width == 1 && isText(source) ? ParsedInline.none()
                    : ParsedInline.of(new Formula(source), scanner.position());
        }

        /** Leaves the scanner behind the end. */
        private static boolean findEnd(Scanner scanner, int width) {
            char last = ' ';
            while (scanner.hasNext()) {
                char c = scanner.peek();
                if (width == 1 && c == '`') {
                    return false; // code binds tighter
                }
                if (c == '$') {
                    int found = scanner.matchMultiple('$');
                    if (width == 1 || found == 2) {
                        return found == 2 == (width == 2) && (width == 2 || ends(last, scanner.peekCodePoint()));
                    }
                } else {
                    scanner.next();
                    if (c == '\\' && scanner.hasNext()) {
                        scanner.next();
                    }
                }
                last = c;
            }
            return false;
        }

        private static boolean ends(char before, int after) {
            return !Character.isWhitespace(before) && before != '(' && after != '{' && !touches(after);
        }

        /** Part of a price or a name. Scripts without capitals write formulas without spaces. */
        private static boolean touches(int c) {
            return Character.isDigit(c) || Character.isUpperCase(c) || Character.isLowerCase(c);
        }

        /** Links, and an amount with words up to the sign of another currency. */
        private static boolean isText(String source) {
            return source.contains("](") || AMOUNT.matcher(source).matches() && WORDS.matcher(source).find();
        }
    }
}
