package dev.stet.article.editing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Cover;
import dev.stet.article.content.Seo;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleStatus;
import dev.stet.article.draft.EditorView;
import dev.stet.article.draft.PeriodView;
import dev.stet.platform.conditional.EntityTagged;

/** An article as editors read it: what PUT takes, and members that only reading gives, which PUT ignores. */
@Schema(description = "An article's working copy. It can be sent back as it is; read-only members are then ignored.", requiredProperties = {
        "slug", "locale", "translationOf", "title", "editorsNote", "summary", "lead", "authors", "tags", "cover",
        "canonicalUrl", "seo", "publishedAt", "custom", "sections", "id", "etag", "revision", "status", "changed", "current",
        "next", "createdAt", "updatedAt", "updatedBy" })
public record WorkingCopy(
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(examples = "en", description = "BCP 47.") String locale,
        @Schema(nullable = true, description = "The id of the original; null for an original.") UUID translationOf,
        @Schema(examples = "DeepSeek’s Rise", description = "Plain text.") String title,
        @Schema(nullable = true, description = "Markdown.") String editorsNote,
        @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Schema(description = "Markdown.") String lead,
        @Schema(description = "Slugs, in the order of the byline.") List<String> authors,
        @Schema(description = "Slugs.") List<String> tags,
        @Schema(nullable = true) Cover cover,
        @Schema(nullable = true, description = "Where the text was first published, if elsewhere.") String canonicalUrl,
        Seo seo,
        @Schema(nullable = true, description = "The byline date; null keeps the first publication's.") Instant publishedAt,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class, description = "Members that the site defines.") ObjectNode custom,
        List<SectionCopy> sections,
        @Schema(readOnly = true) UUID id,
        @Schema(readOnly = true, description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag,
        @Schema(readOnly = true, description = "Counts the saved states, from 1.", examples = "17") int revision,
        @Schema(readOnly = true, description = "The first that holds.", enumeration = {
                "trashed", "published", "scheduled",
                "withdrawn", "expired", "draft" }) String status,
        @Schema(readOnly = true, description = "Whether it says something else than what was published or scheduled last.") boolean changed,
        @Schema(readOnly = true, nullable = true, description = "What readers see.") PeriodView current,
        @Schema(readOnly = true, nullable = true, description = "What readers will see.") PeriodView next,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt,
        @Schema(readOnly = true) EditorView updatedBy) implements EntityTagged{

    /** Asks the database where the article stands; what the article says must have been flushed. */
    public static WorkingCopy of(Article article) {
        ArticleStatus articleStatus = ArticleStatus.of(article.id);
        Content content = article.content();
        return new WorkingCopy(content.slug(), content.locale(), content.translationOf(), content.title(),
                content.editorsNote(), content.summary(), content.lead(), content.authors(), content.tags(), content.cover(),
                content.canonicalUrl(), content.seo(), content.publishedAt(), content.custom(),
                article.sections.stream().map(SectionCopy::of).toList(), article.id, article.tag().toString(),
                article.revision, articleStatus.status(), articleStatus.changed(), articleStatus.current(),
                articleStatus.next(),
                article.createdAt, article.updatedAt, articleStatus.updatedBy());
    }
}
