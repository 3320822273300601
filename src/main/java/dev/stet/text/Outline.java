package dev.stet.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

import dev.stet.platform.problem.Problem;

/** Finds the headings that begin sections: of level 2, and in no quote, list, code or HTML. */
final class Outline {

    /** Longer ones are no headings that anyone reads, so their marks stay. */
    private static final int MAX_HEADING_CHARS = 2_000;

    /** All that means something in Markdown is ASCII punctuation, and a backslash before any of it makes it mean itself. */
    static final Pattern MARK = Pattern.compile("[!-/:-@\\[-`{-~]");

    /** @param from and {@code to}: the lines of the heading, counted from 0; {@code to} is the first one after it */
    record Entry(String heading, int from, int to) {
    }

    private Outline() {
    }

    static List<Entry> of(String markdown) {
        Map<Node, String> headings = new IdentityHashMap<>();
        Node document = MarkdownDialect.parseBlocks(markdown, context -> (lines, node) -> {
            if (node instanceof Heading heading && heading.getLevel() == 2 && node.getParent() instanceof Document) {
                headings.put(node, lines.getContent());
            }
        });
        List<Entry> entries = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (headings.containsKey(node)) {
                List<SourceSpan> spans = node.getSourceSpans();
                entries.add(new Entry(headings.get(node).replace('\n', ' '), spans.get(0).getLineIndex(),
                        spans.get(spans.size() - 1).getLineIndex() + 1));
            }
        }
        return entries;
    }

    /** What readers see of a heading's Markdown: no marks, no tags, of images their description. */
    static String plain(String heading) {
        if (heading.length() > MAX_HEADING_CHARS || !MARK.matcher(heading).find()) {
            return heading;
        }
        try {
            // the last # keeps those that belong to the heading from being taken for its closing sequence
            return words(MarkdownDialect.parse("## " + heading + " #"));
        } catch (Problem tooManyMarks) {
            return heading;
        }
    }

    static String words(Node heading) {
        StringBuilder plain = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                plain.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                plain.append(code.getLiteral());
            }

            @Override
            public void visit(CustomNode node) {
                plain.append(node instanceof Formula formula ? formula.source() : "");
                visitChildren(node);
            }

            @Override
            public void visit(HtmlInline tag) {
                String name = HtmlTokens.of(tag.getLiteral()).get(0).name();
                plain.append(HtmlElements.SWALLOWING.contains(name) ? tag.getLiteral() : ""); // a mention, as in texts
            }

            @Override
            public void visit(SoftLineBreak softLineBreak) {
                plain.append(' ');
            }

            @Override
            public void visit(HardLineBreak hardLineBreak) {
                plain.append(' ');
            }
        });
        return plain.toString();
    }
}
