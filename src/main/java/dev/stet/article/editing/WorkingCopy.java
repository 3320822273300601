package dev.stet.article.editing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.EditorView;
import dev.stet.article.draft.Section;
import dev.stet.article.edition.ArticleStatus;
import dev.stet.article.edition.ArticleStatus.PeriodView;
import dev.stet.platform.conditional.EntityTagged;

/** An article as editors read it: what PUT takes, and members that only reading gives, which PUT ignores. */
@Schema(description = "An article's working copy. It can be sent back as it is; read-only members are then ignored.",
        requiredProperties = "*", extensions = @Extension(name = "x-members-of", value = "Content"), properties = {
                @SchemaProperty(name = "title", examples = "DeepSeek’s Rise", description = "Plain text."),
                @SchemaProperty(name = "lead", description = "Markdown."),
                @SchemaProperty(name = "sections", type = SchemaType.ARRAY, implementation = WorkingCopy.SectionCopy.class) })
public record WorkingCopy(
        @JsonUnwrapped @JsonIgnoreProperties("sections") @Schema(hidden = true) Content content,
        List<SectionCopy> sections,
        @Schema(readOnly = true) UUID id,
        @Schema(readOnly = true, description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag,
        @Schema(readOnly = true, description = "Counts the saved states, from 1.", examples = "17") int revision,
        @Schema(readOnly = true, description = "The first that holds.", enumeration = {
                "trashed", "published", "scheduled", "withdrawn", "expired", "draft" }) String status,
        @Schema(readOnly = true,
                description = "Whether it says something else than what was published or scheduled last.") boolean changed,
        @Schema(readOnly = true, nullable = true, description = "What readers see.") PeriodView current,
        @Schema(readOnly = true, nullable = true, description = "What readers will see.") PeriodView next,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt,
        @Schema(readOnly = true) EditorView updatedBy) implements EntityTagged{

    /** Asks the database where the article stands; what the article says must have been flushed. */
    public static WorkingCopy of(Article article) {
        ArticleStatus articleStatus = ArticleStatus.of(article.id);
        return new WorkingCopy(article.content(),
                article.sections.stream().map(SectionCopy::of).toList(), article.id, article.tag().toString(),
                article.revision, articleStatus.status(), articleStatus.changed(), articleStatus.current(),
                articleStatus.next(),
                article.createdAt, article.updatedAt, articleStatus.updatedBy());
    }

    /** A section of a working copy: what PUT takes, and its tag. */
    @Schema(name = "SectionCopy", description = "A section of a working copy; it can be sent back as it is.",
            requiredProperties = { "id", "slug", "heading", "body", "etag" })
    public record SectionCopy(
            UUID id,
            @Schema(examples = "about-liang-wenfeng") String slug,
            @Schema(description = "Plain text.", examples = "About Liang Wenfeng") String heading,
            @Schema(description = "Markdown.") String body,
            @JsonProperty
            @Schema(readOnly = true, description = "Names what this section says; moves only when that changes.",
                    examples = "\"mVq…\"") String etag,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(readOnly = true, description = "Where the article stands after a section of it was written; only then "
                    + "it is told.") ArticleState article)
            implements
                EntityTagged {

        static SectionCopy of(Section section) {
            return new SectionCopy(section.id, section.slug, section.heading, section.body, section.tag().toString(), null);
        }

        /** What the answer to an edit tells; the article must have been written. */
        static SectionCopy written(Section section) {
            return new SectionCopy(section.id, section.slug, section.heading, section.body, section.tag().toString(),
                    new ArticleState(section.article.tag().toString(), section.article.revision));
        }

        /** Which state of an article is there now. */
        @Schema(name = "ArticleState", requiredProperties = { "etag", "revision" })
        public record ArticleState(
                @Schema(description = "The article's tag, for the next If-Match.", examples = "\"mVq…\"") String etag,
                @Schema(description = "Counts the saved states of the article, from 1.", examples = "17") int revision) {
        }
    }

    /** An article's sections in order; never in pages. */
    @Schema(name = "SectionCopies", description = "The sections of a working copy, in order.",
            requiredProperties = { "items", "etag" })
    public record SectionCopies(List<SectionCopy> items,
            @Schema(description = "The article's tag: what a new order is sent with.") String etag) implements EntityTagged {

        static SectionCopies of(Article article) {
            return new SectionCopies(article.sections.stream().map(SectionCopy::of).toList(), article.tag().toString());
        }
    }
}
