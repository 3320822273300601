package dev.stet.text;

import java.util.Set;

import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Shows of an image only its description: a reader's comment must not fetch things from elsewhere. */
record ImageDescription(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class);
    }

    @Override
    public void render(Node image) {
        for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
