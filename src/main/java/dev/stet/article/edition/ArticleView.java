package dev.stet.article.edition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Cover;
import dev.stet.article.content.Members;
import dev.stet.article.content.Seo;
import dev.stet.platform.record.RecordComponents;
import dev.stet.text.Markdown;
import dev.stet.text.ReadingTime;
import dev.stet.text.RenderedText;
import dev.stet.text.Slugs;

/** An article as readers see it. {@link #LIVE} members are joined when the answer is made, all others at publication. */
@Schema(name = "Article", description = "An article as published now, whole. With `fields`, what was not named is absent.",
        requiredProperties = "*")
public record ArticleView(
        @Schema(description = "Stays the same whatever else changes.") UUID id,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(examples = "en", description = "BCP 47.") String locale,
        @Schema(examples = "DeepSeek’s Rise") String title,
        @Schema(nullable = true, description = "Plain text below the title.") String subtitle,
        @Schema(nullable = true, description = "What the editor says ahead of the article.") TextView editorsNote,
        @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Schema(description = "The text before the first section.") TextView lead,
        @Schema(nullable = true) Cover cover,
        @Schema(nullable = true, description = "Where the text was first published, if elsewhere.") String canonicalUrl,
        @Schema(description = "Whether lists and feeds have it; else only its address, search and the sitemap lead to it.",
                examples = "true") Boolean listed,
        Seo seo,
        @Schema(description = "In order.") List<SectionView> sections,
        @Schema(description = "The byline date.") Instant publishedAt,
        @Schema(description = "When this edition began; of the first one, the byline date.") Instant updatedAt,
        @Schema(description = "Counts the publications of this article, from 1.", examples = "3") int edition,
        @Schema(description = "Words of note, lead and sections' bodies.", examples = "712") int wordCount,
        @Schema(examples = "4") int readingMinutes,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "Members that the site defines.",
                additionalProperties = Schema.True.class) ObjectNode custom,
        @Schema(description = "In the order of the byline.") List<BylineView> authors,
        List<NamedView> tags,
        boolean commentsOpen,
        @Schema(description = "The same article in other locales, as far as published.") List<TranslationView> translations,
        LinksView links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(ref = "PageCommentView") Object comments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=commentCount`.") Integer commentCount) {

    /**
     * Raised whenever the same source would give other members, or the same in another way; editions that have an older shape
     * are written again. What a text is rendered to has a version of its own, {@link Markdown#RENDERER_VERSION}.
     */
    static final int VERSION = 3;

    public static final RecordComponents<ArticleView> COMPONENTS = RecordComponents.of(ArticleView.class);

    /** The members that stand in an article unasked. */
    public static final List<String> MEMBERS = Projection.unasked(COMPONENTS);

    /** The members that live outside of editions: a new tag name shows at once, in old articles too. */
    static final Set<String> LIVE = Set.of("authors", "tags", "commentsOpen", "translations", "links");

    /** What an edition says, without {@link #LIVE} members; each member of its source that is told here. */
    static ArticleView of(Edition edition, Content source) {
        Map<String, Object> own = unknown();
        List<RenderedText> texts = Markdown.render(source.passages());
        int words = texts.stream().mapToInt(RenderedText::words).sum();
        Iterator<RenderedText> text = texts.iterator();
        for (String member : Members.MARKDOWN) {
            String markdown = (String) Members.ALL.get(source, member);
            own.put(member, markdown == null ? null : TextView.of(text.next(), markdown));
        }
        own.put("sections", source.sections().stream().map(section -> SectionView.of(section, text.next())).toList());
        own.put("id", edition.articleId);
        own.put("publishedAt", edition.publishedAt);
        own.put("updatedAt", edition.updatedAt);
        own.put("edition", edition.number);
        own.put("wordCount", words);
        own.put("readingMinutes", ReadingTime.minutes(words));
        return COMPONENTS.make(own, name -> Members.ALL.get(source, name));
    }

    private static Map<String, Object> unknown() {
        Map<String, Object> unknown = new HashMap<>();
        Stream.concat(LIVE.stream(), Stream.of("comments", "commentCount")).forEach(name -> unknown.put(name, null));
        unknown.put("commentsOpen", false);
        return unknown;
    }

    /** A tag or author: the slug to filter by and the name to show. */
    @Schema(name = "Named", requiredProperties = { "slug", "name" })
    public record NamedView(@Schema(examples = "china") String slug, @Schema(examples = "China") String name) {
    }

    /** Who signs an article: a name, and what else is said of them that fits a byline. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Byline", description = "An author as articles name one; `/authors/{slug}` tells more.",
            requiredProperties = { "slug", "name" })
    public record BylineView(@Schema(examples = "li-wei") String slug, @Schema(examples = "Li Wei") String name,
            @Schema(description = "A page of theirs; absent where none is known.",
                    examples = "https://liwei.example.org") String url,
            @Schema(description = "A picture of them: an address, or a path on the site; absent where there is none.",
                    examples = "/people/li-wei.jpg") String avatar) {
    }

    /** The same article in another locale, published now. */
    @Schema(name = "Translation", requiredProperties = { "locale", "slug" })
    public record TranslationView(@Schema(examples = "zh-Hans") String locale, @Schema(examples = "deepseek-崛起") String slug) {
    }

    /** One text in the forms that were asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Text", requiredProperties = "html",
            description = "A text in the forms that `format` asks for; by default HTML alone, which is absent only where "
                    + "`format` does not name it.")
    public record TextView(
            @Schema(description = "Clean HTML: no script, no style, no event handler.",
                    examples = "<p>A lab in Hangzhou …</p>") String html,
            @Schema(description = "As its author wrote it.", examples = "A lab in *Hangzhou* …") String markdown,
            @Schema(description = "Plain text; a blank line between paragraphs.",
                    examples = "A lab in Hangzhou …") String text) {

        static TextView of(RenderedText renderedText, String markdown) {
            return new TextView(renderedText.html(), markdown, renderedText.text());
        }
    }

    /** Where to go from an article; relative references. */
    @Schema(name = "Links", requiredProperties = { "self", "comments", "form", "permalink" })
    public record LinksView(@Schema(examples = "/api/v1/articles/deepseeks-rise") String self,
            @Schema(examples = "/api/v1/articles/deepseeks-rise/comments") String comments,
            @Schema(description = "What a reply form needs.",
                    examples = "/api/v1/articles/deepseeks-rise/comments/form") String form,
            @Schema(description = "By its id, so that it stays whatever slug and locale become, and takes a path behind it: "
                    + "/sections, /comments, .md.",
                    examples = "/api/v1/articles/0192f0c1-7c5e-7b1a-9a53-0d6c7a0f2b11") String permalink) {

        /** The site's default locale goes without saying; every other stands in the link. */
        public static LinksView of(UUID article, String slug, String locale, String defaultLocale) {
            String self = path(slug);
            String query = locale.equals(defaultLocale) ? "" : "?locale=" + locale;
            return new LinksView(self + query, self + "/comments" + query, self + "/comments/form" + query,
                    path(article.toString()));
        }

        /** Whether an article is called by its id there, in whatever locale it is; else by its slug. */
        public static boolean isById(String name) {
            return Slugs.looksLikeId(name);
        }

        /** @param name a slug or an id */
        public static String path(String name) {
            return "/api/v1/articles/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        }
    }
}
