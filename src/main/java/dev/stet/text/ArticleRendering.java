package dev.stet.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.HtmlRenderer;

import dev.stet.text.Markdown.Passage;

/** The texts of an article as one page: all are read before any is rendered, so that each id is unique and links find it. */
final class ArticleRendering {

    // as {#id}, or as MDX has it: {/*id*/}
    static final Pattern GIVEN_ID = Pattern.compile(
            "(?:^|[ \\t])\\{(?:#|/\\*[ \\t]*)(?<id>[^\\s{}*]+)"
                    + "(?:[ \\t]++(?:[.#][\\p{L}_-]|[\\p{L}_:-]+=)[^{}]*+|[ \\t]*+(?:\\*/)?)\\}[ \\t]*$");

    private record Read(String source, Node document) {
    }

    private final Anchors anchors = new Anchors();
    private final Map<Node, String> ids = new IdentityHashMap<>();
    private final Set<String> footnotes = new HashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final List<Read> passages = new ArrayList<>();

    ArticleRendering(List<Passage> passages) {
        passages.stream().map(Passage::slug).filter(slug -> slug != null).forEach(anchors::reserve);
        for (Passage passage : passages) {
            if (passage.slug() != null) {
                anchors.section(passage.slug(), passage.heading());
            }
            String source = Normalizer.normalize(passage.markdown(), Normalizer.Form.NFC);
            Node document = MarkdownDialect.parse(source);
            read(document, new RawHtml(anchors, removed));
            this.passages.add(new Read(source, document));
        }
    }

    /** Clean, in the order of the passages. */
    List<String> html() {
        return passages.stream().map(passage -> CleanHtml.longForm(unsafe(passage), anchors).strip()).toList();
    }

    /** What {@link #html} leaves out of the authors' own HTML. */
    Set<String> removed() {
        passages.forEach(passage -> removed.addAll(CleanHtml.removedFrom(unsafe(passage), anchors)));
        return removed;
    }

    private String unsafe(Read passage) {
        FootnoteIds footnoteIds = new FootnoteIds(passage.source(), footnotes);
        return HtmlRenderer.builder().extensions(MarkdownDialect.EXTENSIONS).percentEncodeUrls(true)
                .attributeProviderFactory(context -> footnoteIds)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (ids.get(node) != null) {
                        attributes.put("id", ids.get(node));
                    }
                }).build().render(passage.document());
    }

    /** Names the headings, and takes from them and the raw HTML what no reader should see. */
    private void read(Node document, RawHtml rawHtml) {
        List<Node> nodes = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                nodes.add(heading);
                visitChildren(heading);
            }

            @Override
            public void visit(Image image) {
                formulasAsText(image);
                visitChildren(image);
            }

            @Override
            public void visit(HtmlInline tag) {
                nodes.add(tag);
            }

            @Override
            public void visit(HtmlBlock block) {
                nodes.add(block);
            }
        });
        nodes.forEach(node -> {
            if (node instanceof Heading heading) {
                name(heading);
            } else if (node instanceof HtmlBlock block) {
                rawHtml.clean(block);
            } else if (isIn(document, node)) { // a tag before it may have taken it away
                rawHtml.clean((HtmlInline) node);
            }
        });
        rawHtml.end();
    }

    private static boolean isIn(Node document, Node node) {
        Node top = node;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return top == document;
    }

    /** A description is plain text. */
    private static void formulasAsText(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Formula formula) {
                node = new Text(formula.source());
                formula.insertAfter(node);
                formula.unlink();
            } else {
                formulasAsText(node);
            }
        }
    }

    private void name(Heading heading) {
        if (heading.getLastChild() instanceof Text end && end.getLiteral().equals("/}")
                && end.getPrevious() instanceof Emphasis comment && comment.getFirstChild() instanceof Text id
                && comment.getPrevious() instanceof Text before && before.getLiteral().endsWith("{/")) {
            before.setLiteral(before.getLiteral() + "*" + id.getLiteral() + "*/}"); // as MDX reads it
            comment.unlink();
            end.unlink();
        }
        Matcher given = heading.getLastChild() instanceof Text text ? GIVEN_ID.matcher(text.getLiteral()) : null;
        if (given != null && given.find()) {
            ((Text) heading.getLastChild()).setLiteral(given.replaceFirst("").stripTrailing());
            ids.put(heading, anchors.explicit(given.group("id")));
        } else {
            ids.put(heading, anchors.heading(Outline.words(heading)));
        }
    }
}
