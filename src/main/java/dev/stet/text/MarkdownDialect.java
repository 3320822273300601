package dev.stet.text;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.Parser;

/** The Markdown we read: CommonMark and what GitHub and its kin add, within {@link MarkdownBounds}. */
final class MarkdownDialect {

    static final List<Extension> INLINE_EXTENSIONS = List.of(AutolinkExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build());

    static final List<Extension> EXTENSIONS = List.of(INLINE_EXTENSIONS.get(0), INLINE_EXTENSIONS.get(1),
            TablesExtension.create(), FootnotesExtension.create(), TaskListItemsExtension.create(), new Alerts(),
            new DefinitionLists(), new Formula.Extension());

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

    /** As {@link #parse}; {@code missing} gets each label that has no definition, with the class it would be of. */
    static Node parse(String source, BiConsumer<Class<?>, String> missing) {
        InlineParserFactory asking = context -> new CjkEmphasis(new CjkEmphasis.Context(context) {
            @Override
            public <D> D getDefinition(Class<D> type, String label) {
                D found = super.getDefinition(type, label);
                if (found == null) {
                    missing.accept(type, label);
                }
                return found;
            }
        });
        Parser parser = builder().extensions(EXTENSIONS).inlineParserFactory(asking).build();
        return MarkdownBounds.parse(source, parser, builder().extensions(EXTENSIONS));
    }

    private static Parser.Builder builder() {
        return Parser.builder().maxOpenBlockParsers(MarkdownBounds.OPEN_BLOCKS).inlineParserFactory(CjkEmphasis::new);
    }
}
