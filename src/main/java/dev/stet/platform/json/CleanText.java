package dev.stet.platform.json;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads strings only from strings, in NFC, and refuses what is no text: NUL (PostgreSQL has none) and half a character. */
class CleanText extends StdScalarDeserializer<String> {

    CleanText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        return clean(parser.getText(), context);
    }

    static String clean(String text, DeserializationContext context) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw context.weirdStringException("", String.class, "holds the character NUL");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(++i))) {
                    throw context.weirdStringException("", String.class, "holds half of a surrogate pair");
                }
            }
        }
        return Normalizer.isNormalized(text, Normalizer.Form.NFC) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The names of a map's members are text like any other. */
    static class CleanKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return CleanText.clean(key, context);
        }
    }

    /** Free-form JSON, whose strings are held to the same rules as all others. */
    static class CleanTree<N extends JsonNode> extends StdDeserializer<N> {

        private final Class<N> type;
        private final JsonDeserializer<? extends JsonNode> delegate;

        CleanTree(Class<N> type) {
            super(type);
            this.type = type;
            this.delegate = JsonNodeDeserializer.getDeserializer(type);
        }

        @Override
        public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return type.cast(clean(delegate.deserialize(parser, context), context));
        }

        @Override
        public N getNullValue(DeserializationContext context) throws JsonMappingException {
            return type.cast(delegate.getNullValue(context));
        }

        private static JsonNode clean(JsonNode node, DeserializationContext context) throws IOException {
            if (node.isTextual()) {
                return context.getNodeFactory().textNode(CleanText.clean(node.textValue(), context));
            }
            if (node.isNumber()) {
                String fault = FreeNumbers.fault(node.decimalValue());
                return fault == null ? FreeNumbers.kept(node.decimalValue())
                        : (JsonNode) context.handleWeirdNumberValue(Number.class, node.numberValue(), fault);
            }
            return node.isObject() ? cleanObject(node, context) : node.isArray() ? cleanArray(node, context) : node;
        }

        private static JsonNode cleanObject(JsonNode node, DeserializationContext context) throws IOException {
            ObjectNode cleaned = context.getNodeFactory().objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                cleaned.set(CleanText.clean(member.getKey(), context), cleanAt(member.getKey(), member.getValue(), context));
            }
            return cleaned;
        }

        private static JsonNode cleanArray(JsonNode node, DeserializationContext context) throws IOException {
            ArrayNode cleaned = context.getNodeFactory().arrayNode(node.size());
            for (int i = 0; i < node.size(); i++) {
                try {
                    cleaned.add(clean(node.get(i), context));
                } catch (JsonMappingException e) {
                    e.prependPath(node, i);
                    throw e;
                }
            }
            return cleaned;
        }

        private static JsonNode cleanAt(String name, JsonNode value, DeserializationContext context) throws IOException {
            try {
                return clean(value, context);
            } catch (JsonMappingException e) {
                e.prependPath(value, name);
                throw e;
            }
        }
    }
}
