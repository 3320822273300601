package dev.stet.article.conflict;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.failure.FormReader;
import dev.stet.platform.json.Json;

/** JSON Merge Patch (RFC 7396): members replace members, {@code null} removes, arrays are replaced whole. */
@ApplicationScoped
public class MergePatch {

    private final FormReader forms;

    MergePatch(FormReader forms) {
        this.forms = forms;
    }

    /** What {@code state} is after the patch, held to the rules of a form that was sent whole. */
    public <F> F apply(ObjectNode patch, Object state, Class<F> form) {
        return forms.bind(merge(Json.tree(state), patch), form);
    }

    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target != null && target.isObject() ? (ObjectNode) target : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), merge(merged.get(member.getKey()), member.getValue()));
            }
        }
        return merged;
    }
}
