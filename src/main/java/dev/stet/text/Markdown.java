package dev.stet.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;

import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
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
    public static final int RENDERER_VERSION = 3;

    /**
     * One of the texts that an article's page is made of.
     *
     * @param slug of the section, which is the id of its heading on the page; {@code null} for what is no section's text
     * @param heading plain text; {@code null} where there is none
     * @param markdown as its author wrote it
     */
    public record Passage(String slug, String heading, String markdown) {
    }

    private Markdown() {
    }

    /**
     * The long form, of a text that stands alone: as {@link #render(List)}.
     *
     * @throws Problem {@code invalid-content} for a source that no article needs and that would take far too long
     */
    public static RenderedText render(String markdown) {
        return render(List.of(new Passage(null, null, markdown))).get(0);
    }

    /**
     * The long form of all texts of an article, in their order: CommonMark with tables, footnotes, autolinks, strikethrough,
     * images, task lists, alerts, definition lists and formulas; raw HTML is cleaned. Footnotes are numbered by text. No id
     * stands twice, and links to headings find them in whichever text they stand.
     *
     * @throws Problem as {@link #render(String)}
     */
    public static List<RenderedText> render(List<Passage> article) {
        return new ArticleRendering(article).html().stream().map(Markdown::rendering).toList();
    }

    /** What of the source's own HTML {@link #render} takes out: {@code <script>}, {@code onclick of <a>}. */
    public static Set<String> removedFrom(String markdown) {
        return new ArticleRendering(List.of(new Passage(null, null, markdown))).removed();
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

    /** Shows of an image only its description: a reader's comment must not fetch things from elsewhere. */
    private record ImageDescription(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node image) {
            for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
