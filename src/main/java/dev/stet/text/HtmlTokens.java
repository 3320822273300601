package dev.stet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/**
 * Takes raw HTML apart as HTML5's tokeniser does, but for what would make it swallow all that follows: a tag that never ends
 * is text, and no element's content is raw. So nothing in one block can reach into the next.
 */
final class HtmlTokens {

    enum Kind {
        TEXT,
        START,
        END,
        HIDDEN
    }

    /** @param name lower-case; empty for what is no tag */
    record Token(Kind kind, String source, String name) {

        Attributes attributes() {
            if (!source.matches("(?s).*[=\\s].*")) {
                return new Attributes();
            }
            Element tag = Parser.xmlParser().settings(ParseSettings.htmlDefault).parseInput(source, "").firstElementChild();
            return tag == null ? new Attributes() : tag.attributes();
        }

        /** In HTML that shows the tag itself. */
        String asText() {
            return source.replace("<", "&lt;");
        }
    }

    private static final int MAX_NAME = 100;

    private final String html;
    private final List<Token> tokens = new ArrayList<>();
    /** What tags that never end cost in looks ahead; beyond it no more are looked for. */
    private long patience;
    /** Behind it, nothing is a tag. */
    private final int lastClose;
    private int at;
    /** Where the next ends of comments are, as far as was looked. */
    private int plain = -1;
    private int loud = -1;

    private HtmlTokens(String html) {
        this.html = html;
        this.lastClose = html.lastIndexOf('>');
        this.patience = 20L * html.length() + 100_000;
    }

    static List<Token> of(String html) {
        HtmlTokens read = new HtmlTokens(html);
        while (read.at < html.length()) {
            read.next();
        }
        return read.tokens;
    }

    private void next() {
        int open = html.indexOf(at > lastClose ? "<!--" : "<", at);
        if (open != at) {
            text(open < 0 ? html.length() : open);
            return;
        }
        int end = html.startsWith("<!--", at) ? commentEnd()
                : html.startsWith("<![CDATA[", at) ? after("]]>")
                        : html.startsWith("<?", at) ? after("?>")
                                : html.startsWith("<!", at) ? after(">") : -1;
        if (end > 0) {
            tokens.add(new Token(Kind.HIDDEN, html.substring(at, end), ""));
            at = end;
        } else {
            tag();
        }
    }

    /** A comment without end hides the rest of its block. */
    private int commentEnd() {
        int text = at + 4;
        if (html.startsWith(">", text) || html.startsWith("->", text)) {
            return html.indexOf('>', text) + 1;
        }
        plain = next("-->", plain, text);
        loud = next("--!>", loud, text);
        return Math.min(html.length(), loud < plain ? loud + 4 : plain + 3);
    }

    /** Looked for once: what lies ahead stays where it is. The end of all, where there is none. */
    private int next(String end, int known, int from) {
        int found = known >= from ? known : html.indexOf(end, from);
        return found < 0 ? html.length() : found;
    }

    private int after(String end) {
        if (patience <= 0) {
            return -1;
        }
        int found = html.indexOf(end, at);
        int close = found < 0 ? html.indexOf('>', at) : found + end.length() - 1;
        patience -= (found < 0 ? html.length() : found) - at;
        return close < 0 ? -1 : close + 1;
    }

    private void tag() {
        boolean ends = html.startsWith("</", at);
        int name = at + (ends ? 2 : 1);
        int nameEnd = name;
        while (nameEnd < html.length() && nameEnd < name + MAX_NAME && " \t\n\f\r/>".indexOf(html.charAt(nameEnd)) < 0) {
            nameEnd++;
        }
        int end = name < html.length() && isLetter(html.charAt(name)) && nameEnd < name + MAX_NAME ? tagEnd(nameEnd) : -1;
        if (end < 0) {
            text(at + 1);
            return;
        }
        tokens.add(new Token(ends ? Kind.END : Kind.START, html.substring(at, end),
                html.substring(name, nameEnd).toLowerCase(Locale.ROOT)));
        at = end;
    }

    /** Quotes mean something only after an equals sign. */
    private int tagEnd(int from) {
        boolean value = false;
        for (int i = from; i < html.length() && patience > 0; i++) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (value && (c == '"' || c == '\'')) {
                int close = html.indexOf(c, i + 1);
                patience -= (close < 0 ? html.length() : close) - i;
                i = close < 0 ? html.length() : close;
            }
            value = c == '=' || value && Character.isWhitespace(c);
            patience--;
        }
        return -1;
    }

    private void text(int end) {
        tokens.add(new Token(Kind.TEXT, html.substring(at, end), ""));
        at = end;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
