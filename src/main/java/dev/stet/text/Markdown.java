package dev.stet.text;

import java.text.Normalizer;
import java.util.Set;

import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import dev.stet.platform.problem.Problem;

/**
 * Makes readable forms of what authors and readers write. The same source always gives the same forms; whatever the
 * source, the HTML is safe to put into a page.
 */
public final class Markdown {

    /** Raised whenever the same source would give different HTML or text; editions made by an older one are made again. */
    public static final int RENDERER_VERSION = 2;

    private Markdown() {
    }

    /**
     * The long form: CommonMark with tables, footnotes, autolinks, strikethrough and images; raw HTML is cleaned.
     * Footnotes are numbered by section and their ids differ between sources, so that several sections share a page.
     *
     * @throws Problem {@code invalid-content} for a source that no article needs and that would take far too long
     */
    public static RenderedText render(String markdown) {
        return rendering(CleanHtml.longForm(unsafe(markdown)).strip());
    }

    /** What of the source's own HTML {@link #render} takes out: {@code <script>}, {@code onclick of <a>}. */
    public static Set<String> removedFrom(String markdown) {
        return CleanHtml.removedFrom(unsafe(markdown));
    }

    private static String unsafe(String markdown) {
        String source = Normalizer.normalize(markdown, Normalizer.Form.NFC);
        Node document = MarkdownDialect.parse(source);
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(MarkdownDialect.EXTENSIONS)
                .attributeProviderFactory(context -> new FootnoteIds(source)).build();
        return renderer.render(document);
    }

    /**
     * The form of comments: paragraphs of emphasis, strong, code, links, strikethrough; every line break stays. All
     * else is shown as it was typed; of an image only its description stays.
     *
     * @throws Problem as {@link #render}
     */
    public static RenderedText renderInline(String markdown) {
        return rendering(inlineHtml(markdown));
    }

    /**
     * The HTML of {@link #renderInline}, for whoever needs no more: the rest takes as long.
     *
     * @throws Problem as {@link #render}
     */
    public static String inlineHtml(String markdown) {
        Node document = MarkdownDialect.parseInline(Normalizer.normalize(markdown, Normalizer.Form.NFC));
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(MarkdownDialect.INLINE_EXTENSIONS).escapeHtml(true)
                .softbreak("<br>\n").nodeRendererFactory(ImageDescription::new).build();
        return CleanHtml.inline(renderer.render(document)).strip();
    }

    private static RenderedText rendering(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(PlainText.FOOTNOTE_ARROW).remove();
        String text = PlainText.of(body);
        body.select(PlainText.FOOTNOTE_MARK).remove();
        return new RenderedText(html, text, WordCount.count(PlainText.of(body)));
    }
}
