package dev.stet.platform.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON for what is stored and read back by this program: nulls written, instants as ISO-8601, numbers as {@link FreeNumbers}
 * keeps them. A member that
 * is not known is passed over, since a newer program may have written it: another node runs it already, or did before a step
 * back. Not the mapper of the API, whose settings are promises to clients.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).nodeFactory(new FreeNumbers()).build();

    private static final ObjectWriter PLAIN = MAPPER.writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final ObjectWriter EMBEDDABLE = MAPPER.writer(new HtmlSafeEscapes());

    private Json() {
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As PostgreSQL's {@code jsonb} gives it back: each number by all its digits. */
    public static String writePlain(Object value) {
        try {
            return PLAIN.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same JSON without any character by which it could end, or begin, an element of the page that it is written into. */
    public static byte[] embeddable(Object value) {
        try {
            return EMBEDDABLE.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code null} for {@code null}. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether these are an object with at least one member, up to its last brace; found out without making anything of them.
     */
    public static boolean isObject(byte[] json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME;
            int depth = 1;
            while (object && depth > 0) {
                JsonToken token = parser.nextToken();
                depth += token == null || token.isStructEnd() ? -1 : token.isStructStart() ? 1 : 0;
            }
            return object && parser.nextToken() == null && json[json.length - 1] == '}';
        } catch (IOException e) {
            return false;
        }
    }

    public static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T extends JsonNode> T tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Writes as {@code \}{@code uXXXX} what means something to a page around JSON: {@code <}, {@code >} and {@code &} to HTML
     * and
     * XML, the separators of lines and paragraphs to older JavaScript.
     */
    private static class HtmlSafeEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;
        private static final Map<Integer, SerializableString> WRITTEN = IntStream.of('<', '>', '&', 0x2028, 0x2029).boxed()
                .collect(Collectors.toUnmodifiableMap(c -> c, c -> new SerializedString("\\u%04x".formatted(c))));

        private final int[] ascii = Arrays.copyOf(standardAsciiEscapesForJSON(), 128);

        HtmlSafeEscapes() {
            Stream.of('<', '>', '&').forEach(c -> ascii[c] = ESCAPE_CUSTOM);
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        /** {@code null} for what stays as it is. */
        @Override
        public SerializableString getEscapeSequence(int c) {
            return WRITTEN.get(c);
        }
    }
}
