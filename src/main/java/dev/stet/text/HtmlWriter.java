package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Writes what the sanitiser lets pass. The sanitiser's own writer turns every {@code = @ + ' `} into an entity, for
 * browsers of long ago, and passes end tags of elements that it does not know. This one writes text as its author did,
 * escapes what HTML5 asks for, and closes exactly what it opened: so nothing ends an element of the page around it.
 * It relies on the policies' having no element whose content is not plain text.
 */
final class HtmlWriter implements HtmlStreamEventReceiver {

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final int maxChars;

    /** @param maxChars more is refused: unclosed marks are opened again in each paragraph, hundreds of times */
    HtmlWriter(int maxChars) {
        this.maxChars = maxChars;
    }

    String html() {
        return html.toString();
    }

    @Override
    public void openDocument() {
        // a fragment has no frame
    }

    @Override
    public void openTag(String name, List<String> attributes) {
        html.append('<').append(name);
        for (Iterator<String> each = attributes.iterator(); each.hasNext();) {
            html.append(' ').append(each.next()).append("=\"");
            escape(each.next(), true);
            html.append('"');
        }
        html.append('>');
        if (!HtmlElements.VOID.contains(name)) {
            open.push(name);
        }
        requireRoom();
    }

    @Override
    public void closeTag(String name) {
        if (open.contains(name)) {
            String closed;
            do {
                closed = open.pop();
                html.append("</").append(closed).append('>');
            } while (!closed.equals(name));
        }
    }

    @Override
    public void text(String text) {
        escape(text, false);
        requireRoom();
    }

    @Override
    public void closeDocument() {
        while (!open.isEmpty()) {
            html.append("</").append(open.pop()).append('>');
        }
    }

    /** Of two braces the second is written by its number, lest a template language of a frontend run what is between them. */
    private void escape(String text, boolean inAttribute) {
        text.codePoints().filter(HtmlWriter::isXml).forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append(inAttribute ? "&quot;" : "\"");
                case '{' -> html.append(endsWithBrace() ? "&#123;" : "{");
                case LinkAddress.OPENING -> html.append('(');
                case LinkAddress.CLOSING -> html.append(')');
                default -> html.appendCodePoint(c);
            }
        });
    }

    private boolean endsWithBrace() {
        return !html.isEmpty() && html.charAt(html.length() - 1) == '{';
    }

    /** Feeds are XML, so only its characters get out: no controls, no halves of pairs. */
    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\n' || c == '\t' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private void requireRoom() {
        if (html.length() > maxChars) {
            throw INVALID_CONTENT.because("The text grows far too large as HTML. Are there unclosed tags?");
        }
    }
}
