package dev.stet.article.edition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Cover;
import dev.stet.article.content.Members;
import dev.stet.article.content.Seo;
import dev.stet.article.edition.ArticleView.BylineView;
import dev.stet.article.edition.ArticleView.LinksView;
import dev.stet.article.edition.ArticleView.NamedView;
import dev.stet.article.edition.ArticleView.TextView;
import dev.stet.article.edition.ArticleView.TranslationView;
import dev.stet.platform.json.Json;
import dev.stet.platform.record.RecordComponents;

/**
 * An article as a list shows it: the members it shares with {@link ArticleView}, under the same names.
 */
@Schema(name = "ArticleSummary",
        description = "An article as a list shows it. With `fields`, what was not named is absent; `include` adds.",
        requiredProperties = "*")
public record ArticleSummary(
        UUID id,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(examples = "en", description = "BCP 47.") String locale,
        @Schema(examples = "DeepSeek’s Rise") String title,
        @Schema(nullable = true, description = "Plain text below the title.") String subtitle,
        @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Schema(nullable = true) Cover cover,
        @Schema(description = "The byline date.") Instant publishedAt,
        @Schema(description = "When this edition began; of the first one, the byline date.") Instant updatedAt,
        @Schema(description = "Counts the publications of this article, from 1.", examples = "3") int edition,
        @Schema(examples = "712") int wordCount,
        @Schema(examples = "4") int readingMinutes,
        List<BylineView> authors,
        List<NamedView> tags,
        boolean commentsOpen,
        List<TranslationView> translations,
        LinksView links,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "With `include=editorsNote`.") TextView editorsNote,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=lead`.") TextView lead,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "With `include=canonicalUrl`.") String canonicalUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=listed`.") Boolean listed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=seo`.") Seo seo,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class,
                description = "With `include=custom`.") ObjectNode custom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=sections`.") List<SectionView> sections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "With `include=commentCount`.") Integer commentCount) {

    static final RecordComponents<ArticleSummary> COMPONENTS = RecordComponents.of(ArticleSummary.class);

    /** The members that stand in a summary unasked. */
    public static final List<String> MEMBERS = Projection.unasked(COMPONENTS);

    /** The other members of an article, which lists take from its document where they are asked for. */
    public static final List<String> OF_DOCUMENT = ArticleView.MEMBERS.stream().filter(name -> !MEMBERS.contains(name))
            .toList();

    /** Those members of an article that an edition has a column for, because lists are filtered or ordered by it. */
    private static final Set<String> COLUMNS = Set.of("slug", "locale", "title", "summary", "cover", "publishedAt", "authors",
            "tags");

    /** What a summary tells that an edition has no column for, as {@link Edition#otherMembers}. */
    public static String others(Content content) {
        Map<String, Object> others = new LinkedHashMap<>();
        Members.ALL.names().stream().filter(name -> MEMBERS.contains(name) && !COLUMNS.contains(name))
                .forEach(name -> others.put(name, Members.ALL.get(content, name)));
        return Json.write(others);
    }

    /**
     * @param columns what the edition's columns and its surroundings tell
     * @param others as {@link #others} wrote them
     */
    public static ArticleSummary of(Map<String, Object> columns, String others) {
        Content content = Json.read(others, Content.class);
        return COMPONENTS.make(columns, name -> MEMBERS.contains(name) ? Members.ALL.get(content, name) : null);
    }
}
