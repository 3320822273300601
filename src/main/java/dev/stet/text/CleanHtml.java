package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * What may stand in HTML that leaves here, as OWASP policies: elements of text only. No styles, no scripts, no forms but
 * ticked boxes, no foreign content (SVG, MathML), no raw text elements, and no ids but those of {@link FootnoteIds} and
 * {@link Anchors}, so nothing can clobber a page's own names. What they judge is not a string but the tree that HTML5 makes
 * of it, so that a browser has nothing to understand otherwise.
 */
final class CleanHtml {

    /** Beyond what Markdown and an author's HTML may nest; some elements HTML5 never ends. */
    private static final int MAX_DEPTH = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern CODE_CLASS = Pattern.compile("math|language-[\\p{L}\\p{N}+#._-]{1,50}");
    private static final Pattern ALERT_CLASS = Pattern
            .compile("markdown-alert markdown-alert-(note|tip|important|warning|caution)");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,5}");
    private static final Pattern BACK = Pattern.compile("Back to reference [0-9]{1,6}(-[0-9]{1,6})?");
    private static final Pattern CELLS = Pattern.compile("[\\p{L}\\p{N}_. -]{1,200}");
    private static final Pattern TIME = Pattern.compile("[0-9A-Za-z:.+ -]{1,50}");
    private static final Pattern ID = Pattern.compile(FootnoteIds.FORM + "|" + Anchors.FORM);
    /** Of links that say what is at their other end. Others, as opener, would do something. */
    private static final Set<String> RELATIONS = Set.of("alternate", "author", "bookmark", "external", "help", "license", "me",
            "next", "nofollow", "noopener", "noreferrer", "prev", "search", "sponsored", "tag", "ugc");
    private static final AttributePolicy KNOWN_RELATIONS = (element, name, value) -> {
        String known = Stream.of(value.toLowerCase(Locale.ROOT).split("\\s+")).filter(RELATIONS::contains).distinct()
                .collect(Collectors.joining(" "));
        return known.isEmpty() ? null : known;
    };
    private static final AttributePolicy FETCHED = (element, name, value) -> value.matches("(?is)(mailto|tel):.*") ? null
            : value;

    private static final PolicyFactory LONG_FORM = attributes(new HtmlPolicyBuilder()
            .allowElements(HtmlElements.OF_ARTICLES.toArray(String[]::new))
            .allowElements(CleanHtml::tickedBox, "input"))
            .toFactory();

    private static final PolicyFactory INLINE = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "del", "code", "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href", "title").onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private CleanHtml() {
    }

    static String longForm(String unsafe, Anchors anchors) {
        HtmlWriter writer = new HtmlWriter(4 * unsafe.length() + 65_536);
        judge(unsafe, anchors, LONG_FORM.apply(writer));
        return writer.html();
    }

    static String inline(String unsafe) {
        HtmlWriter writer = new HtmlWriter(4 * unsafe.length() + 65_536);
        judge(unsafe, new Anchors(), INLINE.apply(writer));
        return writer.html();
    }

    /** What {@link #longForm} takes out, each as a person would name it, in the order of its first appearance. */
    static Set<String> removedFrom(String unsafe, Anchors anchors) {
        Removals removals = new Removals();
        judge(unsafe, anchors, LONG_FORM.apply(new HtmlWriter(4 * unsafe.length() + 65_536), removals, null));
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
            Stream.of(attributes).filter(attribute -> !attribute.startsWith("data-footnote"))
                    .forEach(attribute -> names.add(attribute + " of <" + element + ">"));
        }
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-content} where elements nest too deep to be worked on */
    private static void judge(String unsafe, Anchors anchors, HtmlStreamEventReceiver policy) {
        Element body = Jsoup.parseBodyFragment(unsafe).body();
        HtmlElements.takeStraysOutOfTables(body);
        Set<String> ids = new HashSet<>(); // of an element that is begun again in each paragraph, the first has the id
        body.select("[id]").stream().filter(element -> !ids.add(element.id())).forEach(again -> again.removeAttr("id"));
        policy.openDocument();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (depth > MAX_DEPTH) {
                    throw INVALID_CONTENT.because("Tags are nested more than %d deep. Close them.", MAX_DEPTH);
                }
                if (node instanceof TextNode words) {
                    policy.text(words.isBlank() && words.parent().nodeName().matches("[uo]l") ? "" : words.getWholeText());
                } else if (node instanceof Element element && depth > 0 && !isNothing(element)) {
                    policy.openTag(element.normalName(), attributes(element, anchors));
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && depth > 0 && !isNothing(element) && !element.tag().isEmpty()) {
                    policy.closeTag(element.normalName());
                }
            }
        });
        policy.closeDocument();
    }

    /** An end tag without its beginning makes such a paragraph. */
    private static boolean isNothing(Element element) {
        return element.childNodeSize() == 0 && element.nameIs("p");
    }

    private static List<String> attributes(Element element, Anchors anchors) {
        List<String> attributes = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            attributes.add(attribute.getKey());
            attributes.add(switch (attribute.getKey()) {
                case "href" -> LinkAddress.prepared(value.startsWith("#") ? "#" + anchors.target(value.substring(1)) : value);
                case "src", "cite" -> LinkAddress.prepared(value);
                default -> value;
            });
        }
        return attributes;
    }

    /** Task lists have them, and nobody can tick them. */
    private static String tickedBox(String element, List<String> attributes) {
        boolean checked = attributes.contains("checked");
        attributes.clear();
        attributes.addAll(List.of("type", "checkbox", "disabled", ""));
        attributes.addAll(checked ? List.of("checked", "") : List.of());
        return element;
    }

    private static HtmlPolicyBuilder attributes(HtmlPolicyBuilder policy) {
        Stream.of("reversed:ol", "open:details", "checked:input").map(flag -> flag.split(":"))
                .forEach(flag -> policy.allowAttributes(flag[0]).matching((element, name, value) -> "").onElements(flag[1]));
        return policy.allowUrlProtocols("http", "https", "mailto", "tel")
                .allowAttributes("href", "title").onElements("a")
                .allowAttributes("rel").matching(KNOWN_RELATIONS).onElements("a")
                .allowAttributes("hreflang").matching(LANGUAGE_TAG).onElements("a")
                .allowAttributes("src").matching(FETCHED).onElements("img")
                .allowAttributes("cite").matching(FETCHED).onElements("blockquote", "q", "del", "ins")
                .allowAttributes("datetime").matching(TIME).onElements("time", "del", "ins")
                .allowAttributes("alt", "title").onElements("img")
                .allowAttributes("width", "height").matching(NUMBER).onElements("img")
                .allowAttributes("title").onElements("abbr", "dfn")
                .allowAttributes("start").matching(WHOLE_NUMBER).onElements("ol")
                .allowAttributes("value").matching(WHOLE_NUMBER).onElements("li")
                .allowAttributes("type").matching(false, "1", "a", "A", "i", "I").onElements("ol")
                .allowAttributes("align").matching(false, "left", "center", "right").onElements("th", "td")
                .allowAttributes("scope").matching(true, "row", "col", "rowgroup", "colgroup").onElements("th")
                .allowAttributes("headers").matching(CELLS).onElements("th", "td")
                .allowAttributes("colspan", "rowspan").matching(Pattern.compile("[1-9][0-9]?")).onElements("th", "td")
                .allowAttributes("class").matching(CODE_CLASS).onElements("code")
                .allowAttributes("class").matching(ALERT_CLASS).onElements("div")
                .allowAttributes("class").matching(false, "markdown-alert-title").onElements("p")
                .allowAttributes("class").matching(false, "footnotes").onElements("section")
                .allowAttributes("class").matching(false, "footnote-ref").onElements("sup")
                .allowAttributes("class").matching(false, "footnote-backref").onElements("a")
                .allowAttributes("aria-label").matching(BACK).onElements("a")
                .allowAttributes("id").matching(ID).onElements(HtmlElements.WITH_ID.toArray(String[]::new))
                .allowAttributes("lang").matching(LANGUAGE_TAG).globally()
                .allowAttributes("dir").matching(true, "ltr", "rtl", "auto").globally();
    }
}
