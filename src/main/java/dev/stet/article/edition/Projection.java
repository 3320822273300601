package dev.stet.article.edition;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Members;
import dev.stet.platform.record.RecordComponents;

/**
 * What a reader wants of an article.
 *
 * @param formats of texts
 * @param fields members to keep; empty keeps all
 * @param includes members to add; they stay whatever {@code fields} says
 */
public record Projection(Set<TextFormat> formats, Set<String> fields, Set<String> includes) {

    public static final Projection WHOLE = new Projection(Set.of(TextFormat.HTML), Set.of(), Set.of());

    /** What stands in an answer of that type unless other members are asked for. */
    public static List<String> unasked(RecordComponents<?> type) {
        return type.names().stream()
                .filter(name -> !type.component(name).getAccessor().isAnnotationPresent(JsonInclude.class)).toList();
    }

    /** Whether the bytes made at publication serve as they are. */
    public boolean isWhole() {
        return equals(WHOLE);
    }

    public boolean keeps(String member) {
        return fields.isEmpty() || fields.contains(member) || includes.contains(member);
    }

    public boolean needsAllForms() {
        return !formats.equals(WHOLE.formats);
    }

    /** The forms a text is given in; each is a member of the text's object. */
    public enum TextFormat {
        HTML,
        MARKDOWN,
        TEXT;

        String member() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Leaves these forms of an article's texts and takes the others out. */
        public static void keep(ObjectNode article, Set<TextFormat> formats) {
            Set<String> members = formats.stream().map(TextFormat::member).collect(Collectors.toSet());
            Members.MARKDOWN.forEach(member -> trim(article.get(member), members));
            article.path("sections").forEach(section -> trim(section.get("body"), members));
        }

        private static void trim(JsonNode text, Set<String> members) {
            if (text instanceof ObjectNode object) {
                object.retain(members);
            }
        }
    }
}
