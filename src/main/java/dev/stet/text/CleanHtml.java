package dev.stet.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * What may stand in HTML that leaves here, as OWASP policies: elements of text only. No styles, no scripts, no forms, no
 * foreign content (SVG, MathML), no raw text elements, and no ids but those of footnotes, so nothing can clobber a
 * page's own names.
 */
final class CleanHtml {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-[\\p{L}\\p{N}+#._-]{1,50}");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,5}");
    private static final Pattern BACK = Pattern.compile("Back to reference [0-9]{1,6}(-[0-9]{1,6})?");
    private static final AttributePolicy FETCHED = (element, name, value) -> value.regionMatches(true, 0, "mailto:", 0, 7)
            ? null
            : value;

    private static final PolicyFactory LONG_FORM = attributes(new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div", "section")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowElements("em", "strong", "del", "ins", "code", "a", "img", "b", "i", "u", "s", "small", "sub", "sup")
            .allowElements("abbr", "cite", "dfn", "kbd", "mark", "q", "samp", "span", "var", "ruby", "rt", "rp"))
            .toFactory();

    private static final PolicyFactory INLINE = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "del", "code", "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href", "title").onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private CleanHtml() {
    }

    static String longForm(String unsafe) {
        return clean(unsafe, LONG_FORM);
    }

    /** What {@link #longForm} takes out, each as a person would name it, in the order of its first appearance. */
    static Set<String> removedFrom(String unsafe) {
        Removals removals = new Removals();
        HtmlSanitizer.sanitize(unsafe, LONG_FORM.apply(new HtmlWriter(unsafe.length() + 65_536), removals, null),
                AttributeLimit::new);
        return removals.names;
    }

    /** Notes what a policy discards. */
    private static final class Removals implements HtmlChangeListener<Void> {

        private final Set<String> names = new LinkedHashSet<>();

        @Override
        public void discardedTag(Void context, String element) {
            names.add("<" + element + ">");
        }

        @Override
        public void discardedAttributes(Void context, String element, String... attributes) {
            // footnotes have data attributes, and nobody misses any
            Stream.of(attributes).filter(attribute -> !attribute.startsWith("data-"))
                    .forEach(attribute -> names.add(attribute + " of <" + element + ">"));
        }
    }

    static String inline(String unsafe) {
        return clean(unsafe, INLINE);
    }

    private static String clean(String unsafe, PolicyFactory policy) {
        HtmlWriter writer = new HtmlWriter(4 * unsafe.length() + 65_536);
        HtmlSanitizer.sanitize(unsafe, policy.apply(writer), AttributeLimit::new);
        return writer.html();
    }

    private static HtmlPolicyBuilder attributes(HtmlPolicyBuilder policy) {
        return policy.allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href", "title").onElements("a")
                .allowAttributes("src").matching(FETCHED).onElements("img")
                .allowAttributes("alt", "title").onElements("img")
                .allowAttributes("width", "height").matching(NUMBER).onElements("img")
                .allowAttributes("title").onElements("abbr", "dfn")
                .allowAttributes("start").matching(NUMBER).onElements("ol")
                .allowAttributes("align").matching(false, "left", "center", "right").onElements("th", "td")
                .allowAttributes("colspan", "rowspan").matching(Pattern.compile("[1-9][0-9]?")).onElements("th", "td")
                .allowAttributes("class").matching(LANGUAGE_CLASS).onElements("code")
                .allowAttributes("class").matching(false, "footnotes").onElements("section")
                .allowAttributes("class").matching(false, "footnote-ref").onElements("sup")
                .allowAttributes("class").matching(false, "footnote-backref").onElements("a")
                .allowAttributes("aria-label").matching(BACK).onElements("a")
                .allowAttributes("id").matching(FootnoteIds.FORM).onElements("a", "li")
                .allowAttributes("lang").matching(LANGUAGE_TAG).globally()
                .allowAttributes("dir").matching(true, "ltr", "rtl", "auto").globally();
    }
}
