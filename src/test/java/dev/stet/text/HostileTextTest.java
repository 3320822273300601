package dev.stet.text;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written, a parser of HTML finds nothing in the result but what this class allows, by a list of its own. */
class HostileTextTest {

    private static final Set<String> INLINE = Set.of("p", "br", "em", "strong", "del", "code", "a");
    private static final Set<String> LONG_FORM = Set.of("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
            "pre", "div", "section", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
            "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "em", "strong", "del", "ins", "code", "a",
            "img", "b", "i", "u", "s", "small", "sub", "sup", "abbr", "cite", "dfn", "kbd", "mark", "q", "samp", "span",
            "var", "ruby", "rt", "rp", "bdi", "bdo", "time", "wbr", "input");
    private static final Set<String> INLINE_ATTRIBUTES = Set.of("href", "title", "rel");
    private static final String URL = "(?is)(https?:|mailto:|tel:|[^:]*$|[^:]*[/?#]).*";
    private static final String FETCHED = "(?is)(https?:|[^:]*$|[^:]*[/?#]).*";
    private static final String RELATION = "(alternate|author|bookmark|external|help|license|me|next|nofollow|noopener"
            + "|noreferrer|prev|search|sponsored|tag|ugc)";
    /** What a script may look for by name in its window, its document or a form, in any case. */
    private static final Set<String> NAMES_OF_SCRIPTS = Set.of("location", "cookie", "document", "defaultview", "attributes",
            "getelementbyid", "body", "head", "firstchild", "parentnode", "name", "forms", "images", "links", "constructor",
            "__proto__", "prototype", "tostring", "valueof", "hasownproperty", "addeventlistener", "self", "top", "parent",
            "opener", "origin", "event", "history", "action", "method", "elements", "innerhtml", "datalayer", "module",
            "require", "process", "submit", "reset", "children", "childnodes", "createelement", "currentscript");
    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(allow("href", URL),
            allow("src", FETCHED), allow("cite", FETCHED), allow("title", "(?s).*"), allow("alt", "(?s).*"),
            allow("width", "[0-9]+"), allow("height", "[0-9]+"), allow("start", "-?[0-9]+"), allow("colspan", "[0-9]{1,2}"),
            allow("rowspan", "[0-9]{1,2}"), allow("align", "left|center|right"), allow("lang", "[a-zA-Z0-9-]+"),
            allow("dir", "ltr|rtl|auto"),
            allow("id", "fn(ref)?-[0-9a-f]{8}-[\\p{L}\\p{M}\\p{N}_.-]+|(?!fn(ref)?-)[\\p{L}\\p{M}\\p{N}\\p{Pc}.:-]+"),
            allow("class", "footnotes|footnote-ref|footnote-backref|language-[\\p{L}\\p{N}+#._-]+|math|markdown-alert-title"
                    + "|markdown-alert markdown-alert-(note|tip|important|warning|caution)"),
            allow("aria-label", "Back to reference [0-9-]+"), allow("rel", RELATION + "( " + RELATION + ")*"),
            allow("value", "-?[0-9]+"), allow("type", "[1aAiI]|checkbox"), allow("disabled", ""), allow("checked", ""),
            allow("reversed", ""), allow("open", ""), allow("hreflang", "[a-zA-Z0-9-]+"),
            allow("scope", "(?i)(row|col)(group)?"), allow("headers", "[\\p{L}\\p{N}_. -]+"),
            allow("datetime", "[0-9A-Za-z:.+ -]+"));

    static Stream<String> attacks() throws IOException {
        try (InputStream file = HostileTextTest.class.getResourceAsStream("hostile.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(HostileTextTest::unescape)
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void articlesHoldOnlyWhatIsAllowed(String attack) {
        for (String source : new String[] { attack, "Text " + attack + " text", "<div>\n" + attack, "- a\n\n  " + attack }) {
            requireClean(Markdown.render(source).html(), LONG_FORM);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void commentsHoldOnlyTheInlineSubset(String attack) {
        for (String source : new String[] { attack, "Text " + attack + " text" }) {
            String html = Markdown.renderInline(source).html();
            requireClean(html, INLINE);
            Jsoup.parseBodyFragment(html).select("a[href]")
                    .forEach(link -> assertEquals("nofollow ugc noopener", link.attr("rel"), html));
        }
    }

    @Test
    void attacksInAnyOrderHoldOnlyWhatIsAllowed() throws IOException {
        String[] attacks = attacks().toArray(String[]::new);
        Random random = new Random(20250128);
        for (int round = 0; round < 300; round++) {
            String source = Stream.generate(() -> piece(attacks[random.nextInt(attacks.length)], random))
                    .limit(1 + random.nextInt(6)).collect(Collectors.joining(random.nextBoolean() ? "\n" : ""));
            requireClean(Markdown.render(source).html(), LONG_FORM);
            requireClean(Markdown.renderInline(source).html(), INLINE);
        }
    }

    @Test
    void theCheckItselfSeesAnAttack() {
        assertAll(Stream.of("<script>x</script>", "<p onclick=x>", "<a href=javascript:x>", "<a href='java\tscript:x'>",
                "<p style=x>", "<!-- x -->", "<p id=location>", "<svg></svg>").map(html -> () -> {
                    boolean refused = false;
                    try {
                        requireClean(html, LONG_FORM);
                    } catch (AssertionError e) {
                        refused = true;
                    }
                    assertTrue(refused, html);
                }));
    }

    private static void requireClean(String html, Set<String> elements) {
        Document fragment = unchanged(Jsoup.parseBodyFragment(html));
        Document page = unchanged(Jsoup.parse("<!DOCTYPE html><html><body><main>" + html + "</main></body></html>"));
        requireAllowed(fragment.body(), elements, html);
        requireAllowed(page.body().expectFirst("main"), elements, html);
        assertEquals(1, page.body().childrenSize(), () -> "something left its place: " + html);
        // A parser of fragments inside a table or a template sees the same.
        for (String context : new String[] { "td", "template", "details" }) {
            Element parsed = new Element("div");
            parsed.appendChildren(org.jsoup.parser.Parser.parseFragment(html, new Element(context), ""));
            requireAllowed(parsed, elements, html);
        }
        List<String> ids = fragment.body().select("[id]").eachAttr("id");
        assertEquals(ids.size(), Set.copyOf(ids).size(), html);
        assertFalse(html.contains("{{"), html);
    }

    /**
     * What is written from what was read reads the same again: there is nothing for a second parser to understand otherwise.
     */
    private static Document unchanged(Document first) {
        first.outputSettings().prettyPrint(false);
        Document second = Jsoup.parseBodyFragment(first.body().html());
        second.outputSettings().prettyPrint(false);
        Document third = Jsoup.parseBodyFragment(second.body().html());
        third.outputSettings().prettyPrint(false);
        assertEquals(second.body().html(), third.body().html());
        return first;
    }

    private static void requireAllowed(Element root, Set<String> elements, String html) {
        root.traverse((node, depth) -> {
            if (node != root) {
                requireAllowed(node, elements, html);
            }
        });
    }

    private static void requireAllowed(Node node, Set<String> elements, String html) {
        if (node instanceof Element element) {
            assertTrue(elements.contains(element.tagName()), () -> element.tagName() + " in " + html);
            element.attributes().forEach(attribute -> {
                requireAllowed(attribute, html);
                assertTrue(elements != INLINE || INLINE_ATTRIBUTES.contains(attribute.getKey()), html);
            });
            assertTrue(!element.nameIs("input") || element.attr("type").equals("checkbox") && element.hasAttr("disabled"),
                    html);
            assertTrue(!element.hasAttr("id") || !NAMES_OF_SCRIPTS.contains(element.id().toLowerCase(Locale.ROOT)), html);
        } else {
            assertTrue(node instanceof TextNode, () -> node.nodeName() + " in " + html);
        }
    }

    private static void requireAllowed(Attribute attribute, String html) {
        Pattern values = ATTRIBUTES.get(attribute.getKey());
        // Browsers drop tabs and line breaks in addresses, and whatever is no character before them.
        String value = attribute.getValue().replaceAll("[\\t\\n\\r]", "").replaceAll("^[\\x00-\\x20]+", "");
        assertTrue(values != null && values.matcher(value).matches(), () -> attribute + " in " + html);
    }

    private static String piece(String attack, Random random) {
        int start = random.nextInt(4) == 0 ? random.nextInt(attack.length()) : 0;
        int end = random.nextInt(4) == 0 ? start + random.nextInt(attack.length() - start) : attack.length();
        return attack.substring(start, end);
    }

    private static Map.Entry<String, Pattern> allow(String attribute, String values) {
        return Map.entry(attribute, Pattern.compile(values));
    }

    private static String unescape(String line) {
        return Pattern.compile("\\\\u([0-9A-F]{4})").matcher(line)
                .replaceAll(code -> code.group(1).equals("003A") ? ":"
                        : java.util.regex.Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))))
                .replace("\\\\", "\uE000").replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")
                .replace("\\f", "\f").replace("\uE000", "\\");
    }
}
