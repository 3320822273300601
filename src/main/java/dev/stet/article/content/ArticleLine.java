package dev.stet.article.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.validation.BlankText;
import dev.stet.text.Slugs;

/**
 * The first line of an article in an archive: what stands in no revision of it. What it says is what its last revision says.
 *
 * @param translationOf the original, {@code null} for an original
 * @param revision the number of the last one
 * @param sectionRevisions those that last changed each section of the last revision, in order
 * @param lines how many that belong to it follow at once: texts, revisions, editions
 */
@Schema(name = "ArticleLine",
        description = "An article: what stands in none of its revisions. So many `lines` that belong to it follow at once: its "
                + "texts, revisions and editions.",
        requiredProperties = { "kind", "id", "translationOf", "locale", "slug", "title", "revision", "sectionRevisions",
                "commentsOpen", "moderation", "createdBy", "createdAt", "trashedAt", "lines" })
public record ArticleLine(
        @Schema(enumeration = ArticleLine.KIND) String kind,
        @NotNull UUID id,
        @Schema(nullable = true, description = "The id of the original; null for an original.") UUID translationOf,
        @NotNull @LanguageTag
        @Schema(examples = "en", description = "As in the last revision; so are slug and title.") String locale,
        @NotNull @NotAnIdSlug @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE)
        @Schema(examples = "deepseeks-rise") String slug,
        @NotBlank(payload = BlankText.FormerRule.class) @Size(max = 300) String title,
        @NotNull @Min(1) @Schema(description = "The number of the last revision.", examples = "17") Integer revision,
        @NotNull @Size(max = ArticleForm.MAX_SECTIONS)
        @Schema(description = "For each section of the working copy, in "
                + "order, the revision that last changed it.") List<@NotNull @Min(1) Integer> sectionRevisions,
        @NotNull @Schema(description = "Whether new comments are taken.") Boolean commentsOpen,
        @Pattern(regexp = "^(all|first-time|none)$", message = "must be all, first-time, none or null")
        @Schema(nullable = true,
                description = "Whose comments wait for a decision: all, first-time or "
                        + "none; null follows the site.") String moderation,
        @NotNull @Schema(description = "The account that owns it.") UUID createdBy,
        @NotNull @StorableInstant Instant createdAt,
        @StorableInstant @Schema(nullable = true, description = "Null unless it is in the trash.") Instant trashedAt,
        @NotNull @Min(2) @Max(ArticleLine.MAX_LINES)
        @Schema(description = "How many lines that belong to it follow.", examples = "29") Integer lines)
        implements
            ArticleScopedLine {

    public static final String KIND = "article";

    static final int MAX_LINES = 1_000_000;

    @Override
    public UUID article() {
        return id;
    }
}
