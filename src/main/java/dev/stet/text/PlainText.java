package dev.stet.text;

import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads clean HTML aloud: paragraphs apart, list items and table rows on lines, images by their description. */
final class PlainText implements NodeVisitor {

    static final String FOOTNOTE_ARROW = "a.footnote-backref";
    static final String FOOTNOTE_MARK = "sup.footnote-ref";

    private static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul",
            "ol", "dl", "table", "figure", "section", "div", "details", "hr");
    private static final Set<String> LINES = Set.of("li", "dt", "dd", "tr", "caption", "summary", "figcaption", "br");

    private final StringBuilder text = new StringBuilder();
    private Gap gap = Gap.NONE;
    private int preformatted;

    /** What comes before the next visible character; of several the last in this order. */
    private enum Gap {
        NONE(""),
        SOFT_BREAK(" "),
        SPACE(" "),
        CELL("\t"),
        LINE("\n"),
        PARAGRAPH("\n\n");

        private final String written;

        Gap(String written) {
            this.written = written;
        }
    }

    static String of(Element body) {
        PlainText reader = new PlainText();
        body.traverse(reader);
        return reader.text.toString().stripTrailing();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            breakAround(element);
            preformatted += element.nameIs("pre") ? 1 : 0;
            append(element.nameIs("img") ? element.attr("alt")
                    : element.nameIs("input") ? box(element) : isFootnoteMark(element) ? "[" : "");
        }
    }

    private static String box(Element checkbox) {
        return checkbox.hasAttr("checked") ? "☑" : "☐";
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            append(isFootnoteMark(element) ? "]" : "");
            breakAround(element);
            if (element.nameIs("pre")) {
                preformatted--;
                dropLineBreaks();
            }
        }
    }

    /** Code ends with one; the gap after it is ours to choose. */
    private void dropLineBreaks() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
            text.setLength(text.length() - 1);
        }
    }

    private static boolean isFootnoteMark(Element element) {
        return element.nameIs("sup") && element.hasClass("footnote-ref");
    }

    private void breakAround(Element element) {
        String name = element.normalName();
        if (BLOCKS.contains(name)) {
            demand(element.parent().nameIs("li") && name.endsWith("l") ? Gap.LINE : Gap.PARAGRAPH);
        } else if (LINES.contains(name)) {
            demand(Gap.LINE);
        } else if (name.equals("td") || name.equals("th")) {
            demand(Gap.CELL);
        }
    }

    private void demand(Gap wanted) {
        gap = wanted.compareTo(gap) > 0 ? wanted : gap;
    }

    private void append(String words) {
        words.codePoints().forEach(c -> {
            if (preformatted == 0 && (c == ' ' || c == '\n' || c == '\t')) {
                demand(c == '\n' ? Gap.SOFT_BREAK : Gap.SPACE);
            } else {
                fillGap(c);
                text.appendCodePoint(c);
            }
        });
    }

    private void fillGap(int next) {
        if (!text.isEmpty() && !joins(text.codePointBefore(text.length()), next)) {
            text.append(gap.written);
        }
        gap = Gap.NONE;
    }

    /** Lines of Chinese and Japanese join without a space, as their writers mean it. */
    private boolean joins(int last, int next) {
        return gap == Gap.SOFT_BREAK && WordCount.isIdeographic(last) && WordCount.isIdeographic(next);
    }
}
