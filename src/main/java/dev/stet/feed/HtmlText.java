package dev.stet.feed;

import java.util.List;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/** Plain text where readers expect HTML. */
final class HtmlText {

    /** The attributes of clean HTML that hold an address. */
    private static final List<String> ADDRESSES = List.of("href", "src", "cite");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private HtmlText() {
    }

    /**
     * Clean HTML with all its addresses absolute, as it is read far from its page.
     *
     * @param page which addresses are relative to; where that is not absolute itself, nothing becomes so
     */
    static String absolute(String html, String page) {
        if (!SCHEME.matcher(page).matches()) {
            return html;
        }
        Document document = Jsoup.parseBodyFragment(html, page);
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        boolean changed = false;
        for (String attribute : ADDRESSES) {
            for (Element element : document.select("[" + attribute + "]")) {
                if (!SCHEME.matcher(element.attr(attribute)).matches() && !element.absUrl(attribute).isEmpty()) {
                    element.attr(attribute, element.absUrl(attribute));
                    changed = true;
                }
            }
        }
        return changed ? document.body().html().replace("{{", "{&#123;") : html; // as clean HTML writes braces
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
