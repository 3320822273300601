package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

import dev.stet.platform.problem.Problem;

/**
 * The link references and footnotes that a document defines anywhere, often at its end. CommonMark finds them over the whole
 * document, we keep it in parts: so each part gets those that it uses and does not define itself.
 */
final class Definitions {

    static final Definitions NONE = new Definitions();

    /** Footnotes that use others that use others. */
    private static final int MAX_CHAIN = 20;

    /** As they stand in the source. */
    private final DefinitionMap<String> links = new DefinitionMap<>(String.class);
    private final DefinitionMap<String> footnotes = new DefinitionMap<>(String.class);
    /** How many characters all parts together may still get. */
    private long room;

    static Definitions of(String markdown, List<String> lines) {
        Definitions definitions = new Definitions();
        definitions.room = 4L * markdown.length() + 65_536;
        Node document = MarkdownDialect.parseBlocks(markdown, context -> (text, node) -> {
        });
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof LinkReferenceDefinition link) {
                definitions.links.putIfAbsent(link.getLabel(), source(node, lines));
            } else if (node instanceof FootnoteDefinition footnote) {
                definitions.footnotes.putIfAbsent(footnote.getLabel(), source(node, lines));
            }
        }
        return definitions;
    }

    private static String source(Node node, List<String> lines) {
        List<SourceSpan> spans = node.getSourceSpans();
        return ArticleDocument.tidy(String.join("\n",
                lines.subList(spans.get(0).getLineIndex(), spans.get(spans.size() - 1).getLineIndex() + 1)));
    }

    /**
     * The part with those behind it; they may use others in turn.
     *
     * @throws Problem {@code invalid-content} where the parts grow far beyond the document by it
     */
    String complete(String part) {
        String complete = part;
        Set<String> ofLinks = new LinkedHashSet<>();
        Set<String> ofFootnotes = new LinkedHashSet<>();
        boolean any = part.indexOf('[') >= 0 && !(links.values().isEmpty() && footnotes.values().isEmpty());
        for (int round = 0; any && round < MAX_CHAIN && addMissing(complete, ofLinks, ofFootnotes); round++) {
            complete = Stream.of(part, String.join("\n", ofLinks), String.join("\n\n", ofFootnotes))
                    .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
        }
        if (any && (room -= complete.length() - part.length()) < 0) {
            throw INVALID_CONTENT.because("Definitions of links and footnotes are used in so many sections that the text grows "
                    + "far too large. Shorten them.");
        }
        return complete;
    }

    /** What {@link #complete} puts behind it. */
    String usedBy(String part) {
        return complete(part).substring(part.length());
    }

    private boolean addMissing(String text, Set<String> ofLinks, Set<String> ofFootnotes) {
        int before = ofLinks.size() + ofFootnotes.size();
        try {
            MarkdownDialect.parse(text, (type, label) -> {
                boolean link = type == LinkReferenceDefinition.class;
                String definition = link ? links.get(label) : footnotes.get(label);
                if (definition != null) {
                    (link ? ofLinks : ofFootnotes).add(definition);
                }
            });
        } catch (Problem tooMuch) {
            return false; // it will be refused where it is rendered
        }
        return ofLinks.size() + ofFootnotes.size() > before;
    }
}
