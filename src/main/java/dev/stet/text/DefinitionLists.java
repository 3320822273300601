package dev.stet.text;

import java.util.Set;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Definition lists as PHP Markdown Extra, Pandoc, kramdown and Goldmark have them: a paragraph of terms, a line each, and
 * below it {@code : what they mean}, directly or after blank lines.
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
        parser.customBlockParserFactory(new DefinitionListParser.Factory());
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
}
