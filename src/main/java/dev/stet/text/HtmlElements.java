package dev.stet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What HTML's elements are to an article. */
final class HtmlElements {

    /** Those that an author may write, and Markdown makes. */
    static final Set<String> OF_ARTICLES = set("p br hr h1 h2 h3 h4 h5 h6 blockquote pre div section ul ol li dl dt dd figure"
            + " figcaption details summary table caption thead tbody tfoot tr th td em strong del ins code a img b i u s small"
            + " sub sup abbr cite dfn kbd mark q samp span var ruby rt rp bdi bdo time wbr");
    static final Set<String> VOID = set("br hr img input wbr");
    static final Set<String> OF_TABLES = set("caption thead tbody tfoot tr th td");
    static final Set<String> WITH_ID = set("h1 h2 h3 h4 h5 h6 a span div p section figure li dt dd table tr td th details"
            + " sup sub b i em strong u s small mark code kbd samp var cite dfn abbr q ins del time pre blockquote ul ol dl"
            + " summary figcaption caption thead tbody tfoot");
    /** The next one ends them, so they nest no deeper than what is around them. */
    static final Set<String> SELF_ENDING = set("p li dt dd tr td th thead tbody tfoot caption rt rp");
    /** Left open, they would go on through all that follows; they end with what they began in. */
    static final Set<String> OF_A_LINE = set("em strong del ins code a b i u s small sub sup abbr cite dfn kbd mark q samp span"
            + " var ruby bdi bdo time");
    /** Of those that an author closed, the content is no text of the article. */
    static final Set<String> WITHOUT_TEXT = set("script style svg iframe");
    /** To HTML5 all that follows is their text, so the tag itself is shown, as GitHub does. */
    static final Set<String> SWALLOWING = set("title textarea style xmp iframe noembed noframes script plaintext");

    private static final Map<String, String> LIKE = new HashMap<>(
            Map.of("strike", "s", "tt", "code", "acronym", "abbr", "image", "img"));

    static {
        // what stands apart with them has to stand apart without them
        set("article header footer main nav aside address hgroup search center form fieldset dialog option")
                .forEach(name -> LIKE.put(name, "div"));
    }

    private HtmlElements() {
    }

    /** The element that an article has in the place of this one; itself where it has none. */
    static String like(String name) {
        return LIKE.getOrDefault(name, name);
    }

    /** What stands in a table and in no cell of it goes before it, as in HTML5; of text, jsoup does so only by halves. */
    static void takeStraysOutOfTables(Element body) {
        Map<Element, List<Node>> strays = new LinkedHashMap<>();
        for (Element ofTable : body.select("table, thead, tbody, tfoot, tr")) {
            Element table = ofTable.closest("table");
            for (Node child : table == null ? List.<Node> of() : ofTable.childNodes()) {
                if (child instanceof TextNode words && !words.isBlank()
                        || child instanceof Element element && !OF_TABLES.contains(element.normalName())) {
                    strays.computeIfAbsent(table, first -> new ArrayList<>()).add(child);
                }
            }
        }
        strays.forEach((table, nodes) -> {
            nodes.forEach(Node::remove);
            table.parent().insertChildren(table.siblingIndex(), nodes);
        });
    }

    private static Set<String> set(String names) {
        return Set.of(names.split(" "));
    }
}
