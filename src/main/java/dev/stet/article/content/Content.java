package dev.stet.article.content;

import java.text.Normalizer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Members.Member;
import dev.stet.text.Markdown.Passage;

/**
 * All that one state of an article says, as its author wrote it. This is the one list of an article's members: they are
 * stored, compared, merged, exported, imported and redacted by going over these components.
 *
 * @param locale a canonical BCP 47 tag
 * @param translationOf the article that this is a variant of, {@code null} for an original
 * @param subtitle plain text or {@code null}
 * @param editorsNote Markdown or {@code null}
 * @param summary plain text or {@code null}
 * @param lead Markdown, empty when there is none
 * @param authors slugs, in the order of the byline
 * @param tags slugs
 * @param publishedAt the byline date that an editor has set; {@code null} keeps the first publication's
 * @param listed whether lists and feeds have it; where an older program said nothing, they have
 * @param custom members that the site defines, never {@code null}
 * @param sections in order
 */
@Schema(name = "Content", description = "All that one state of an article says.", requiredProperties = "*")
public record Content(
        @Member(redacted = Member.KEPT) @Schema(examples = "deepseeks-rise") String slug,
        @Member(redacted = Member.KEPT) @Schema(examples = "en", description = "BCP 47.") String locale,
        @Member(redacted = Member.KEPT)
        @Schema(nullable = true, description = "The id of the original; null for an original.") UUID translationOf,
        @Member(redacted = "\"Redacted\"") @Schema(description = "Plain text.") String title,
        @Member(searchable = true) @Schema(nullable = true, description = "Plain text below the title.") String subtitle,
        @Member(markdown = true, searchable = true) @Schema(nullable = true, description = "Markdown.") String editorsNote,
        @Member(searchable = true)
        @Schema(nullable = true, description = "Plain text for lists, feeds and previews.") String summary,
        @Member(markdown = true, searchable = true, redacted = "\"\"")
        @Schema(description = "Markdown, or the hash of it.") String lead,
        @Member(redacted = "[]") @Schema(description = "Slugs, in the order of the byline.") List<String> authors,
        @Member(redacted = "[]") @Schema(description = "Slugs.") List<String> tags,
        @Schema(nullable = true) Cover cover,
        @Schema(nullable = true, description = "Where the text was first published, if elsewhere.") String canonicalUrl,
        @Member(redacted = "{\"title\": null, \"description\": null}") Seo seo,
        @Member(redacted = Member.KEPT)
        @Schema(nullable = true, description = "The byline date; null keeps the first publication's.") Instant publishedAt,
        @Member(redacted = Member.KEPT)
        @Schema(description = "Whether lists and feeds have it. Else it is reached by its address, search and sitemap "
                + "alone.", examples = "true") Boolean listed,
        @Member(redacted = "{}")
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, additionalProperties = Schema.True.class,
                description = "Members that the site defines.") ObjectNode custom,
        @Member(redacted = "[]") List<SectionContent> sections) {

    public Content {
        listed = listed == null || listed;
    }

    /** Of the members that readers search, all but the lead, for people. */
    public static final String SEARCHED_HEAD = "title, subtitle, editor's note, summary";

    /** The texts that are stored by their hash: the lead and the bodies. */
    public Stream<String> texts() {
        return Stream.concat(Stream.of(lead), sections.stream().map(SectionContent::body));
    }

    /** All that is Markdown, as one page: {@link Members#MARKDOWN} as far as there are any, then the sections. */
    public List<Passage> passages() {
        return Stream.concat(
                Members.MARKDOWN.stream().map(name -> (String) Members.ALL.get(this, name)).filter(Objects::nonNull)
                        .map(markdown -> new Passage(null, null, markdown)),
                sections.stream().map(section -> new Passage(section.slug(), section.heading(), section.body()))).toList();
    }

    /** Of all {@link #texts()} together, in characters. */
    public long textLength() {
        return texts().mapToLong(text -> text.codePointCount(0, text.length())).sum();
    }

    /** The same with each of {@link #texts()} replaced. */
    public Content mapTexts(UnaryOperator<String> change) {
        return Members.ALL.with(this, Map.of("lead", change.apply(lead), "sections",
                sections.stream().map(section -> section.withBody(change.apply(section.body()))).toList()));
    }

    public Content withSections(List<SectionContent> sections) {
        return Members.ALL.with(this, Map.of("sections", sections));
    }

    public Map<UUID, SectionContent> sectionsById() {
        Map<UUID, SectionContent> byId = new LinkedHashMap<>();
        sections.forEach(section -> byId.put(section.id(), section));
        return byId;
    }

    /** The title without case and accents, for lists in its order. */
    public String titleKey() {
        return Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
