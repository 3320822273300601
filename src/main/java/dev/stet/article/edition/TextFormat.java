package dev.stet.article.edition;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Members;

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
