package dev.stet.article.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
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
}
