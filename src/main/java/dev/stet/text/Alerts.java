package dev.stet.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** A quote that begins with a line {@code [!NOTE]} is no quote, but a box that GitHub draws; its HTML is GitHub's. */
final class Alerts implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    private static final Pattern MARK = Pattern.compile("\\[!(note|tip|important|warning|caution)]\\s*",
            Pattern.CASE_INSENSITIVE);

    static final class Alert extends CustomBlock {

        private final String kind;

        private Alert(String kind) {
            this.kind = kind;
        }
    }

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(document -> {
            for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
                node = node instanceof BlockQuote quote ? orAlert(quote) : node;
            }
            return document;
        });
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Renderer::new);
    }

    private static Node orAlert(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph paragraph) || !(paragraph.getFirstChild() instanceof Text text)) {
            return quote;
        }
        Matcher mark = MARK.matcher(text.getLiteral());
        boolean alone = text.getNext() instanceof SoftLineBreak || text.getNext() instanceof HardLineBreak
                || text.getNext() == null && paragraph.getNext() != null;
        if (!alone || !mark.matches()) {
            return quote;
        }
        Alert alert = new Alert(mark.group(1).toLowerCase(Locale.ROOT));
        (text.getNext() == null ? paragraph : text.getNext()).unlink();
        text.unlink();
        while (quote.getFirstChild() != null) {
            alert.appendChild(quote.getFirstChild());
        }
        quote.insertAfter(alert);
        quote.unlink();
        return alert;
    }

    private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Alert.class);
        }

        @Override
        public void render(Node node) {
            String kind = ((Alert) node).kind;
            HtmlWriter html = context.getWriter();
            html.line();
            html.raw("<div class=\"markdown-alert markdown-alert-" + kind + "\">\n<p class=\"markdown-alert-title\">"
                    + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "</p>");
            html.line();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.line();
            html.raw("</div>");
            html.line();
        }
    }
}
