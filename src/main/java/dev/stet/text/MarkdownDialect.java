package dev.stet.text;

import java.util.List;
import java.util.Set;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.Parser;

/** The Markdown we read: CommonMark and four extensions, within {@link MarkdownBounds}. */
final class MarkdownDialect {

    static final List<Extension> INLINE_EXTENSIONS = List.of(AutolinkExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build());

    static final List<Extension> EXTENSIONS = List.of(INLINE_EXTENSIONS.get(0), INLINE_EXTENSIONS.get(1),
            TablesExtension.create(), FootnotesExtension.create());

    private static final Parser LONG_FORM = builder().extensions(EXTENSIONS).build();
    private static final Parser INLINE = builder().extensions(INLINE_EXTENSIONS).enabledBlockTypes(Set.of()).build();

    private MarkdownDialect() {
    }

    static Node parse(String source) {
        return MarkdownBounds.parse(source, LONG_FORM, builder().extensions(EXTENSIONS));
    }

    static Node parseInline(String source) {
        return MarkdownBounds.parse(source, INLINE,
                builder().extensions(INLINE_EXTENSIONS).enabledBlockTypes(Set.of()));
    }

    /** Only the blocks of the long form, with their places; {@code inlines} sees the text of each. */
    static Node parseBlocks(String source, InlineParserFactory inlines) {
        return builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .inlineParserFactory(inlines).build().parse(MarkdownBounds.requireFewLines(source));
    }

    private static Parser.Builder builder() {
        return Parser.builder().maxOpenBlockParsers(MarkdownBounds.OPEN_BLOCKS).inlineParserFactory(CjkEmphasis::new);
    }
}
