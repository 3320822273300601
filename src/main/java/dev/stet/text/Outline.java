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
import org.commonmark.node.Image;
import org.commonmark.node.Link;
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

    /**
     * What readers see of a heading's Markdown: no marks, no tags, of images their description.
     *
     * @param definitions that its links use; none is the empty string
     */
    static String plain(String heading, String definitions) {
        Node parsed = parse(heading, definitions);
        return parsed == null ? heading : words(parsed);
    }

    /** What its words do not tell: where links lead, which pictures there are, that something is code. */
    static List<String> lost(String heading, String definitions) {
        List<String> lost = new ArrayList<>();
        Node parsed = parse(heading, definitions);
        if (parsed != null) {
            parsed.accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    if (!link.getDestination().replaceFirst("^(https?://|mailto:)", "").equals(words(link)
                            .replaceFirst("^https?://", ""))) { // an address by itself can still be read
                        lost.add("the link to " + link.getDestination());
                    }
                    visitChildren(link);
                }

                @Override
                public void visit(Image image) {
                    lost.add("the picture " + image.getDestination());
                }

                @Override
                public void visit(Code code) {
                    lost.add("the marks of the code " + code.getLiteral());
                }
            });
        }
        return lost;
    }

    /** {@code null} where there are no marks, or too many. */
    private static Node parse(String heading, String definitions) {
        if (heading.length() > MAX_HEADING_CHARS || !MARK.matcher(heading).find()) {
            return null;
        }
        try {
            // the last # keeps those that belong to the heading from being taken for its closing sequence
            return MarkdownDialect.parse("## " + heading + " #" + definitions).getFirstChild();
        } catch (Problem tooManyMarks) {
            return null;
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
