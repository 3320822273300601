package dev.stet.article.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stet.article.content.Cover;
import dev.stet.article.edition.LinksView;
import dev.stet.article.edition.NamedView;
import dev.stet.article.edition.SectionView;
import dev.stet.article.edition.TranslationView;

/**
 * An article as a list shows it: the members it shares with {@link dev.stet.article.edition.ArticleView}, under the same names.
 */
@Schema(name = "ArticleSummary", description = "An article as a list shows it. With `fields`, what was not named is absent; `include` adds.", requiredProperties = {
        "id", "slug", "locale", "title", "summary", "cover", "publishedAt", "updatedAt", "edition", "wordCount",
        "readingMinutes", "authors", "tags", "commentsOpen", "translations", "links" })
public record ArticleSummary(
        UUID id,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(examples = "en", description = "BCP 47.") String locale,
        @Schema(examples = "DeepSeek’s Rise") String title,
        @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Schema(nullable = true) Cover cover,
        @Schema(description = "The byline date.") Instant publishedAt,
        @Schema(description = "When this edition began; of the first one, the byline date.") Instant updatedAt,
        @Schema(description = "Counts the publications of this article, from 1.", examples = "3") int edition,
        @Schema(examples = "712") int wordCount,
        @Schema(examples = "4") int readingMinutes,
        List<NamedView> authors,
        List<NamedView> tags,
        boolean commentsOpen,
        List<TranslationView> translations,
        LinksView links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=sections`.") List<SectionView> sections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=commentCount`.") Integer commentCount) {

    /** The members that stand in a summary unasked. */
    static final List<String> MEMBERS = List.of("id", "slug", "locale", "title", "summary", "cover", "publishedAt",
            "updatedAt", "edition", "wordCount", "readingMinutes", "authors", "tags", "commentsOpen", "translations", "links");
}
