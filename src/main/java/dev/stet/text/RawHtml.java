package dev.stet.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Entities;

import dev.stet.text.HtmlTokens.Kind;
import dev.stet.text.HtmlTokens.Token;

/**
 * Makes an author's own HTML such that a parser of the whole page loses no word of it: tags of elements that no article has
 * go, and their text stays; a mention of {@code <title>} in a sentence is shown as it was typed. What it leaves is well-formed
 * tag by tag, yet not clean: that is {@link CleanHtml}'s.
 */
final class RawHtml {

    private static final int MAX_OPEN = 100;
    private static final int MAX_ATTRIBUTES = 50;
    private final Anchors anchors;
    private final Set<String> removed;
    private final Deque<Opened> open = new ArrayDeque<>();
    private final Map<String, Integer> selfEnding = new HashMap<>();
    private final MediaLink media = new MediaLink();
    /** The paragraph, heading or cell of the tags that were cleaned last. */
    private Node line;

    private Node row;
    /** Elements of which no end tag follows any more in the {@link #row}. */
    private Set<String> endless = Set.of();

    private record Opened(String name, Node in) {
    }

    /** @param removed to which is added what goes, as {@link CleanHtml#removedFrom} tells it */
    RawHtml(Anchors anchors, Set<String> removed) {
        this.anchors = anchors;
        this.removed = removed;
    }

    void clean(HtmlBlock block) {
        endLine(block);
        block.setLiteral(clean(block.getLiteral()));
    }

    /** After all is cleaned. */
    void end() {
        endLine(null);
        for (Opened opened : open) {
            if (HtmlElements.OF_A_LINE.contains(opened.name()) && opened.in() instanceof HtmlBlock block) {
                block.setLiteral(block.getLiteral() + "</" + opened.name() + ">");
            }
        }
    }

    private void endLine(Node next) {
        for (Opened opened : line == null || line == next ? List.<Opened> of() : List.copyOf(open)) {
            if (opened.in() == line && !(line instanceof HtmlBlock)) {
                HtmlInline end = new HtmlInline();
                end.setLiteral("</" + opened.name() + ">");
                line.appendChild(end);
                open.removeFirstOccurrence(opened);
            }
        }
        line = next;
    }

    /** Closed within its paragraph, an element without text takes all up to its end with it. */
    void clean(HtmlInline tag) {
        Node block = tag.getParent();
        while (!(block instanceof Block) && !(block instanceof TableCell)) {
            block = block.getParent();
        }
        endLine(block);
        String name = nameOf(tag, Kind.START);
        if (HtmlElements.WITHOUT_TEXT.contains(name) && (tag.getParent() != row || !endless.contains(name))) {
            takeContent(tag, name);
        }
        tag.setLiteral(clean(tag.getLiteral()));
    }

    private void takeContent(HtmlInline tag, String name) {
        for (Node end = tag.getNext(); end != null; end = end.getNext()) {
            if (end instanceof HtmlInline other && nameOf(other, Kind.END).equals(name)) {
                while (tag.getNext() != end) {
                    tag.getNext().unlink();
                }
                tag.setLiteral(tag.getLiteral() + other.getLiteral());
                end.unlink();
                return;
            }
        }
        endless = tag.getParent() == row ? endless : new HashSet<>();
        endless.add(name);
        row = tag.getParent();
    }

    private static String nameOf(HtmlInline tag, Kind kind) {
        Token token = HtmlTokens.of(tag.getLiteral()).get(0);
        return token.kind() == kind ? token.name() : "";
    }

    private String clean(String html) {
        List<Token> tokens = HtmlTokens.of(html);
        Map<String, Integer> lastEnds = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            lastEnds.put(tokens.get(i).kind() == Kind.END ? tokens.get(i).name() : "", i);
        }
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean hides = token.kind() == Kind.START && HtmlElements.WITHOUT_TEXT.contains(token.name())
                    && lastEnds.getOrDefault(token.name(), -1) > i;
            clean.append(clean(token, hides));
            while (hides && (tokens.get(i).kind() != Kind.END || !tokens.get(i).name().equals(token.name()))) {
                i++;
            }
        }
        return clean.toString();
    }

    private String clean(Token token, boolean hides) {
        return switch (token.kind()) {
            case TEXT -> token.asText();
            case HIDDEN -> hide(token);
            case END -> end(token);
            case START -> start(token, hides);
        };
    }

    /** Comments are meant not to be seen; of other things an editor may want to know. */
    private String hide(Token token) {
        String source = token.source();
        if (!source.startsWith("<!--") || !source.endsWith(">")) {
            removed.add(source.startsWith("<?") ? "<?…?>" : source.startsWith("<!--") ? "a comment without end" : "<!…>");
        }
        return "";
    }

    private String start(Token token, boolean hides) {
        String name = HtmlElements.like(token.name());
        if (!HtmlElements.OF_ARTICLES.contains(name)) {
            String link = media.of(token);
            removed.add("<" + name + ">" + (link.isEmpty() ? "" : " (a link stays)"));
            return !link.isEmpty() || hides || !HtmlElements.SWALLOWING.contains(name) ? link : token.asText();
        }
        if (!HtmlElements.VOID.contains(name) && !HtmlElements.SELF_ENDING.contains(name)) {
            if (open.size() >= MAX_OPEN) {
                removed.add("<" + name + "> more than " + MAX_OPEN + " deep");
                return "";
            }
            open.push(new Opened(name, line));
        } else {
            selfEnding.merge(name, 1, Integer::sum);
        }
        return "<" + name + attributes(name, token) + ">";
    }

    /** One that ends nothing of the author's would end something of the page. */
    private String end(Token token) {
        String name = HtmlElements.like(token.name());
        media.end(name);
        if (HtmlElements.SELF_ENDING.contains(name)) {
            int begun = selfEnding.getOrDefault(name, 0);
            selfEnding.put(name, Math.max(0, begun - 1));
            return begun > 0 ? "</" + name + ">" : "";
        }
        var begun = open.stream().filter(opened -> opened.name().equals(name)).findFirst();
        begun.ifPresent(open::removeFirstOccurrence);
        return begun.isPresent() ? "</" + name + ">" : HtmlElements.SWALLOWING.contains(name) ? token.asText() : "";
    }

    private String attributes(String element, Token token) {
        StringBuilder kept = new StringBuilder();
        int count = 0;
        for (Attribute attribute : token.attributes()) {
            String name = attribute.getKey();
            if (name.equals("id") && HtmlElements.WITH_ID.contains(element) || name.equals("name") && element.equals("a")) {
                String id = anchors.explicit(attribute.getValue());
                kept.append(id == null ? "" : " id=\"" + Entities.escape(id) + "\"");
            } else if (++count > MAX_ATTRIBUTES || !name.matches("[a-z][a-z0-9-]*")) {
                removed.add("attributes of <" + element + ">");
            } else {
                kept.append(' ').append(name).append("=\"").append(Entities.escape(attribute.getValue())).append('"');
            }
        }
        return kept.toString();
    }
}
