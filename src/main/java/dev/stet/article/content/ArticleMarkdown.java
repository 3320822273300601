package dev.stet.article.content;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.Json;
import dev.stet.text.ArticleDocument;

/**
 * An article as Markdown with front matter, as import reads it.
 *
 * @param content in which the original is not looked for
 * @param original as {@code locale/slug}, {@code null} for an original
 * @param authors with their names, as are {@code tags}
 */
public record ArticleMarkdown(Content content, String original, List<NameReference> authors, List<NameReference> tags,
        boolean commentsOpen) {

    /** What stands below the front matter. */
    private static final Set<String> BELOW = Set.of("lead", "sections");

    public String write() {
        List<ArticleDocument.Part> parts = content.sections().stream()
                .map(section -> new ArticleDocument.Part(section.slug(), section.heading(), section.body())).toList();
        return new ArticleDocument(frontMatter(), content.lead(), parts).write();
    }

    private ObjectNode frontMatter() {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("title", content.title()).put("slug", content.slug()).put("locale", content.locale());
        members.put("translationOf", original);
        members.put("publishedAt", content.publishedAt() == null ? null : content.publishedAt().toString());
        members.set("authors", Json.tree((Object) authors));
        members.set("tags", Json.tree((Object) tags));
        Members.ALL.names().stream().filter(name -> !members.has(name) && !BELOW.contains(name))
                .forEach(name -> members.set(name, told(Members.ALL.get(content, name))));
        if (content.listed()) {
            members.remove("listed");
        }
        members.put("comments", commentsOpen ? "open" : "closed");
        return compact(members);
    }

    private static JsonNode told(Object value) {
        if (value instanceof JsonNode custom) {
            return custom; // of what the site defines, nothing is left out
        }
        JsonNode told = Json.tree(value);
        return told instanceof ObjectNode object ? compact(object) : told;
    }

    /** What is left out is empty, import knows. */
    private static ObjectNode compact(ObjectNode members) {
        return members.retain(members.properties().stream()
                .filter(member -> !member.getValue().isNull()
                        && !(member.getValue().isContainerNode() && member.getValue().isEmpty()))
                .map(Map.Entry::getKey).toList());
    }
}
