package dev.stet.article.content;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.Json;

/**
 * Free JSON with its numbers written as PostgreSQL's {@code jsonb} gives them back, without exponents: else what was sent
 * and what was stored would differ, and sending it again would seem to change something.
 */
public final class JsonbNumbers {

    private JsonbNumbers() {
    }

    public static ObjectNode in(ObjectNode node) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            plain.set(member.getKey(), plain(member.getValue()));
        }
        return plain;
    }

    private static JsonNode plain(JsonNode node) {
        if (node.isObject()) {
            return in((ObjectNode) node);
        }
        if (node.isArray()) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return node.isFloatingPointNumber() ? Json.read(new BigDecimal(node.asText()).toPlainString(), JsonNode.class) : node;
    }
}
