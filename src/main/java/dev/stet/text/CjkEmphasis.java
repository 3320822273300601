package dev.stet.text;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.text.Characters;

/**
 * Emphasis where no spaces part words, by the rule of markdown-cjk-friendly: a run of {@code *} or {@code ~} between two
 * characters, of which one is Chinese, Japanese or Korean, may begin emphasis and may end it. All else is CommonMark's rule.
 * <p>
 * The parser has no door for this. So two characters that the text does not have are put between such a run and the
 * punctuation beside it: the run sees a letter, the punctuation sees punctuation. Once parsed, they are taken out again.
 */
final class CjkEmphasis implements InlineParser {

    private static final String CJK_RANGES = "\\x{1100}-\\x{11FF}\\x{20A9}\\x{2329}\\x{232A}\\x{2630}-\\x{2637}"
            + "\\x{268A}-\\x{268F}\\x{2E80}-\\x{303E}\\x{3041}-\\x{321E}\\x{3220}-\\x{3247}\\x{3250}-\\x{A4C6}"
            + "\\x{A960}-\\x{A97C}\\x{AC00}-\\x{D7FB}\\x{F900}-\\x{FAFF}\\x{FE10}-\\x{FE19}\\x{FE30}-\\x{FE6B}"
            + "\\x{FF01}-\\x{FFDC}\\x{FFE0}-\\x{FFE6}\\x{FFE8}-\\x{FFEE}\\x{16FE0}-\\x{1B2FB}\\x{1D300}-\\x{1D376}"
            + "\\x{1F200}\\x{1F202}\\x{1F210}-\\x{1F219}\\x{1F21B}-\\x{1F22E}\\x{1F230}\\x{1F231}\\x{1F237}\\x{1F23B}"
            + "\\x{1F240}-\\x{1F248}\\x{1F260}-\\x{1F265}\\x{20000}-\\x{3FFFD}";
    private static final Pattern CJK = Pattern.compile("[" + CJK_RANGES + "]");
    /** Variation selectors say how the character before them looks. */
    private static final Pattern CJK_BEFORE = Pattern.compile(
            "(?:[" + CJK_RANGES + "][\\x{FE00}-\\x{FE0E}]?|[\\x{E0100}-\\x{E01EF}]|[‘’“”]\\x{FE01})$");
    private static final Pattern RUN = Pattern.compile("\\\\.|(\\*+|~+)");
    private static final char LETTER = '\uFDD0';
    private static final char PUNCTUATION = '\u2E4F';
    private static final Pattern STAND_INS = Pattern.compile("[" + LETTER + PUNCTUATION + "]");

    private final InlineParser parser;

    CjkEmphasis(InlineParserContext context) {
        this.parser = new InlineParserImpl(new Context(context) {
            @Override
            public <D> D getDefinition(Class<D> type, String label) {
                return super.getDefinition(type, without(label));
            }
        });
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        String text = lines.getContent();
        if (text.indexOf('*') < 0 && text.indexOf('~') < 0 || !CJK.matcher(text).find() || STAND_INS.matcher(text).find()) {
            parser.parse(lines, block);
            return;
        }
        List<SourceLine> marked = lines.getLines().stream()
                .map(line -> SourceLine.of(marked(line.getContent().toString()), line.getSourceSpan())).toList();
        parser.parse(SourceLines.of(marked), block);
        clean(block);
    }

    private static String marked(String line) {
        StringBuilder marked = new StringBuilder();
        Matcher run = RUN.matcher(line);
        int copied = 0;
        while (run.find()) {
            if (run.group(1) != null && isBetweenWords(line, run.start(), run.end()) && !isInFootnoteLabel(line, run.start())) {
                marked.append(line, copied, run.start());
                marked.append(
                        Characters.isPunctuationCodePoint(line.codePointBefore(run.start())) ? "" + PUNCTUATION + LETTER : "");
                marked.append(run.group());
                marked.append(Characters.isPunctuationCodePoint(line.codePointAt(run.end())) ? "" + LETTER + PUNCTUATION : "");
                copied = run.end();
            }
        }
        return marked.append(line, copied, line.length()).toString();
    }

    private static boolean isBetweenWords(String line, int start, int end) {
        if (start == 0 || end == line.length() || Characters.isWhitespaceCodePoint(line.codePointBefore(start))
                || Characters.isWhitespaceCodePoint(line.codePointAt(end))) {
            return false;
        }
        return CJK.matcher(Character.toString(line.codePointAt(end))).matches()
                || CJK_BEFORE.matcher(line.substring(Math.max(0, start - 4), start)).find();
    }

    private static boolean isInFootnoteLabel(String line, int at) {
        return line.contains("[^") && line.lastIndexOf("[^", at) > line.lastIndexOf(']', at);
    }

    private static void clean(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                text.setLiteral(without(text.getLiteral()));
            } else if (node instanceof Code code) {
                code.setLiteral(without(code.getLiteral()));
            } else if (node instanceof HtmlInline html) {
                html.setLiteral(without(html.getLiteral()));
            } else if (node instanceof Formula formula) {
                formula.change(CjkEmphasis::without);
            } else {
                cleanAddress(node);
                clean(node);
            }
        }
    }

    private static void cleanAddress(Node node) {
        UnaryOperator<String> without = CjkEmphasis::without;
        if (node instanceof Link link) {
            link.setDestination(without.apply(link.getDestination()));
            link.setTitle(without.apply(link.getTitle()));
        } else if (node instanceof Image image) {
            image.setDestination(without.apply(image.getDestination()));
            image.setTitle(without.apply(image.getTitle()));
        }
    }

    private static String without(String text) {
        return text == null ? null : STAND_INS.matcher(text).replaceAll("");
    }

    /** What a parser of inlines asks, handed on; made to be extended where the question for a definition is of interest. */
    static class Context implements InlineParserContext {

        private final InlineParserContext context;

        Context(InlineParserContext context) {
            this.context = context;
        }

        @Override
        public <D> D getDefinition(Class<D> type, String label) {
            return context.getDefinition(type, label);
        }

        @Override
        @Deprecated
        public LinkReferenceDefinition getLinkReferenceDefinition(String label) {
            return getDefinition(LinkReferenceDefinition.class, label);
        }

        @Override
        public List<InlineContentParserFactory> getCustomInlineContentParserFactories() {
            return context.getCustomInlineContentParserFactories();
        }

        @Override
        public List<DelimiterProcessor> getCustomDelimiterProcessors() {
            return context.getCustomDelimiterProcessors();
        }

        @Override
        public List<LinkProcessor> getCustomLinkProcessors() {
            return context.getCustomLinkProcessors();
        }

        @Override
        public Set<Character> getCustomLinkMarkers() {
            return context.getCustomLinkMarkers();
        }
    }
}
