package dev.stet.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Plain text where readers expect HTML. */
final class HtmlText {

    private HtmlText() {
    }

    /** HTML that shows the text letter by letter. */
    static String of(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * For where some take HTML and others plain text, as for titles in RSS. What both read alike, such as “AT&amp;T” or
     * “5 &lt; 6”, stays as it is; all else is written as HTML: who takes it for plain text sees the escapes, and nothing of it
     * is ever live.
     */
    static String either(String text) {
        boolean marked = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
        return marked && !readsAlike(text) ? of(text) : text;
    }

    private static boolean readsAlike(String text) {
        Element read = Jsoup.parseBodyFragment(text).body();
        return read.childNodes().stream().allMatch(TextNode.class::isInstance) && read.wholeText().equals(text);
    }
}
