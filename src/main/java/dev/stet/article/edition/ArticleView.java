package dev.stet.article.edition;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Cover;
import dev.stet.article.content.Seo;

/** An article as readers see it. {@link #LIVE} members are joined when the answer is made, all others at publication. */
@Schema(name = "Article", description = "An article as published now, whole. With `fields`, what was not named is absent.", requiredProperties = {
        "id", "slug", "locale", "title", "editorsNote", "summary", "lead", "cover", "canonicalUrl", "seo", "sections",
        "publishedAt", "updatedAt", "edition", "wordCount", "readingMinutes", "custom", "authors", "tags", "commentsOpen",
        "translations", "links" })
public record ArticleView(
        @Schema(description = "Stays the same whatever else changes.") UUID id,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(examples = "en", description = "BCP 47.") String locale,
        @Schema(examples = "DeepSeek’s Rise") String title,
        @Schema(nullable = true, description = "What the editor says ahead of the article.") TextView editorsNote,
        @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Schema(description = "The text before the first section.") TextView lead,
        @Schema(nullable = true) Cover cover,
        @Schema(nullable = true, description = "Where the text was first published, if elsewhere.") String canonicalUrl,
        Seo seo,
        @Schema(description = "In order.") List<SectionView> sections,
        @Schema(description = "The byline date.") Instant publishedAt,
        @Schema(description = "When this edition began; of the first one, the byline date.") Instant updatedAt,
        @Schema(description = "Counts the publications of this article, from 1.", examples = "3") int edition,
        @Schema(description = "Words of note, lead and sections' bodies.", examples = "712") int wordCount,
        @Schema(examples = "4") int readingMinutes,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "Members that the site defines.", additionalProperties = Schema.True.class) ObjectNode custom,
        @Schema(description = "In the order of the byline.") List<NamedView> authors,
        List<NamedView> tags,
        boolean commentsOpen,
        @Schema(description = "The same article in other locales, as far as published.") List<TranslationView> translations,
        LinksView links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(ref = "PageCommentView") Object comments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=commentCount`.") Integer commentCount) {

    /** The members that stand in an article unasked. */
    public static final List<String> MEMBERS = List.of("id", "slug", "locale", "title", "editorsNote", "summary", "lead",
            "cover",
            "canonicalUrl", "seo", "sections", "publishedAt", "updatedAt", "edition", "wordCount", "readingMinutes", "custom",
            "authors", "tags", "commentsOpen", "translations", "links");

    /** The members that live outside of editions: a new tag name shows at once, in old articles too. */
    static final Set<String> LIVE = Set.of("authors", "tags", "commentsOpen", "translations", "links");
}
