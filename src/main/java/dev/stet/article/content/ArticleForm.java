package dev.stet.article.content;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.PlainInstant;
import dev.stet.platform.record.RecordComponents;
import dev.stet.platform.validation.BlankText;
import dev.stet.text.Slugs;

/** An article's working copy as editors send it, whole: what is left out is empty. */
@JsonIgnoreProperties({ "id", "etag", "revision", "status", "changed", "current", "next", "createdAt", "updatedAt",
        "updatedBy" })
@Schema(description = "An article's working copy, whole: what is left out is empty. What only reading gives is ignored.",
        properties = {
                @SchemaProperty(name = "id", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "etag", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "revision", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "status", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "changed", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "current", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "next", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "createdAt", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "updatedAt", readOnly = true, description = "Ignored."),
                @SchemaProperty(name = "updatedBy", readOnly = true, description = "Ignored.") })
public record ArticleForm(
        @NotAnIdSlug @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE)
        @Schema(nullable = true, description = "Left out, it stays, or is made from the title.",
                examples = "deepseeks-rise") String slug,
        @LanguageTag @Size(max = 35)
        @Schema(nullable = true, description = "A BCP 47 tag; left out, it stays, or is the site's default.",
                examples = "en") String locale,
        @Size(max = 160)
        @Schema(nullable = true,
                description = "The original that this is a translation of: its id, its slug in the default locale, or "
                        + "locale/slug. An author names one of its own, or one that readers see.") String translationOf,
        @NotBlank @Size(max = 300) @Schema(description = "Plain text.") String title,
        @Size(max = 300) @Schema(nullable = true, description = "Plain text below the title.") String subtitle,
        @Size(max = 10_000) @Schema(nullable = true, description = "Markdown.") String editorsNote,
        @Size(max = 2_000) @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Size(max = 200_000) @Schema(nullable = true, description = "Markdown.") String lead,
        @Size(max = 50) List<@NotNull @Valid NamedForm> authors,
        @Size(max = 50) List<@NotNull @Valid NamedForm> tags,
        @Valid @Schema(nullable = true) Cover cover,
        @Size(max = 2_000) @Pattern(regexp = WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE)
        @Schema(nullable = true, description = "Where the text was first published, if elsewhere.") String canonicalUrl,
        @Valid @Schema(nullable = true) Seo seo,
        @Schema(nullable = true, description = "The byline date; null keeps the first publication's.")
        @JsonDeserialize(using = PlainInstant.OfAnyYear.class) Instant publishedAt,
        @Schema(nullable = true, defaultValue = "true", description = "Whether lists and feeds have it. Else it is reached by "
                + "its address, search and sitemap alone.") Boolean listed,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class,
                nullable = true, description = "Members that the site defines: at most 64 KiB of JSON.") ObjectNode custom,
        @Size(max = ArticleForm.MAX_SECTIONS) List<@NotNull @Valid SectionForm> sections) {

    public static final RecordComponents<ArticleForm> MEMBERS = RecordComponents.of(ArticleForm.class);
    public static final int MAX_SECTIONS = 500;
    public static final String SLUG_MESSAGE = "must be lower-case letters and digits, joined by single hyphens";

    public ArticleForm {
        subtitle = orNull(subtitle);
        editorsNote = orNull(editorsNote);
        summary = orNull(summary);
        lead = lead == null ? "" : lead;
        authors = authors == null ? List.of() : authors;
        tags = tags == null ? List.of() : tags;
        seo = seo == null ? Seo.NONE : seo;
        listed = listed == null || listed;
        custom = custom == null ? JsonNodeFactory.instance.objectNode() : custom;
        sections = sections == null ? List.of() : sections;
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** As if an editor had sent what the content says. */
    public static ArticleForm of(Content content) {
        Map<String, Object> own = new HashMap<>();
        own.put("translationOf", null);
        own.put("authors", named(content.authors()));
        own.put("tags", named(content.tags()));
        own.put("sections", content.sections() == null ? null : content.sections().stream().map(SectionForm::of).toList());
        return MEMBERS.make(own, name -> Members.ALL.get(content, name));
    }

    private static List<NamedForm> named(List<String> slugs) {
        return slugs == null ? null : slugs.stream().map(NamedForm::new).toList();
    }

    /** With something to be seen where an older program let pass what has nothing; for content that comes from an archive. */
    public ArticleForm withVisibleTexts() {
        Map<String, Object> texts = new HashMap<>();
        texts.put("title", visible(title));
        texts.put("sections", sections.stream().map(section -> section == null ? null
                : new SectionForm(section.id, section.slug, visible(section.heading), section.body)).toList());
        return MEMBERS.with(this, texts);
    }

    private static String visible(String text) {
        return text == null || text.isBlank() || !BlankText.is(text) ? text : "-";
    }

    /** For content that comes from another installation, whose section ids mean nothing here. */
    public ArticleForm withoutSectionIds() {
        return MEMBERS.with(this, Map.of("sections",
                sections.stream().map(section -> section == null ? null : section.withoutId()).toList()));
    }

    /**
     * A section as editors send it. It is the section with its {@code id}, else that with its slug, given or made from the
     * heading, else a new one.
     */
    @JsonIgnoreProperties({ "etag", "revision", "article" })
    @Schema(name = "SectionForm",
            description = "A section: the one with this id, else the one with this slug, given or made from the "
                    + "heading, else a new one.",
            properties = {
                    @SchemaProperty(name = "etag", readOnly = true, description = "Ignored."),
                    @SchemaProperty(name = "revision", readOnly = true, type = SchemaType.INTEGER, description = "Ignored."),
                    @SchemaProperty(name = "article", readOnly = true, description = "Ignored.") })
    public record SectionForm(
            @Schema(nullable = true, description = "Absent for a new section.") UUID id,
            @NotAnIdSlug @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN, message = ArticleForm.SLUG_MESSAGE)
            @Schema(nullable = true, description = "Left out, it stays, or is made from the heading.",
                    examples = "about-liang-wenfeng") String slug,
            @NotBlank @Size(max = 300) @Schema(description = "Plain text.", examples = "About Liang Wenfeng") String heading,
            @Size(max = 200_000) @Schema(nullable = true, description = "Markdown.") String body) {

        public SectionForm {
            body = body == null ? "" : body;
        }

        /** {@code null} for {@code null}, which is refused where forms are checked. */
        static SectionForm of(SectionContent content) {
            return content == null ? null : new SectionForm(content.id(), content.slug(), content.heading(), content.body());
        }

        SectionForm withoutId() {
            return new SectionForm(null, slug, heading, body);
        }

        public String slugOrFromHeading() {
            return slug == null ? Slugs.of(heading) : slug;
        }
    }
}
