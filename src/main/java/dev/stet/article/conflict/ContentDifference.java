package dev.stet.article.conflict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.Cover;
import dev.stet.article.content.SectionContent;
import dev.stet.article.content.Seo;
import dev.stet.platform.json.Json;

/** The part of a state in which it differs from another one, in the members of a working copy. */
final class ContentDifference {

    private static final String SECTIONS = "sections";

    private ContentDifference() {
    }

    /** All of {@code one} that {@code other} says differently or not at all; with {@code null}, everything. */
    static ObjectNode of(Content one, Content other) {
        ObjectNode members = Json.tree(one);
        members.remove(SECTIONS);
        if (other != null) {
            drop(members, Json.tree(other));
        }
        List<SectionContent> sections = new ArrayList<>(one.sections());
        if (other != null) {
            sections.removeAll(other.sections());
        }
        if (other == null || !sections.isEmpty() || one.sections().size() != other.sections().size()) {
            members.set(SECTIONS, Json.tree(sections));
        }
        if (other == null || !order(one).equals(order(other))) {
            ArrayNode order = members.putArray("sectionOrder");
            order(one).forEach(id -> order.add(id.toString()));
        }
        return members;
    }

    /** The same for one section, whose id is always told. */
    static ObjectNode of(SectionContent one, SectionContent other) {
        ObjectNode members = Json.tree(one);
        if (other != null) {
            drop(members, Json.tree(other));
            members.put("id", one.id().toString());
        }
        return members;
    }

    private static void drop(ObjectNode members, ObjectNode same) {
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        names.stream().filter(name -> members.get(name).equals(same.get(name))).forEach(members::remove);
    }

    private static List<UUID> order(Content content) {
        return content.sections().stream().map(SectionContent::id).toList();
    }

    /**
     * How the OpenAPI document shows a {@link ContentDifference} of articles, which holds any of these members and of those of
     * {@link dev.stet.article.content.Content} that are not told here.
     */
    @Schema(name = "ArticleDifference",
            description = "The members of a working copy that the two states say differently; the others are absent.",
            extensions = @Extension(name = "x-members-of", value = "Content"))
    record ArticleDifference(
            String slug,
            String locale,
            @Schema(nullable = true) UUID translationOf,
            String title,
            @Schema(nullable = true, description = "Markdown.") String editorsNote,
            @Schema(nullable = true) String summary,
            @Schema(description = "Markdown.") String lead,
            List<String> authors,
            List<String> tags,
            @Schema(nullable = true) Cover cover,
            @Schema(nullable = true) String canonicalUrl,
            Seo seo,
            @Schema(nullable = true) Instant publishedAt,
            @Schema(type = SchemaType.OBJECT, implementation = Object.class,
                    additionalProperties = Schema.True.class) ObjectNode custom,
            @Schema(description = "Only those sections that differ, or that the "
                    + "other state does not have.") List<SectionDifference> sections,
            @Schema(description = "Ids, where sections came, went or moved.") List<UUID> sectionOrder) {

        /** The same for a section. */
        @Schema(name = "SectionDifference",
                description = "A section: of two states of it, the members that they say differently.",
                requiredProperties = "id")
        record SectionDifference(
                UUID id,
                String slug,
                String heading,
                @Schema(description = "Markdown.") String body) {
        }
    }
}
