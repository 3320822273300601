package dev.stet.platform.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Gives every string, array and integer of the document a bound, for clients that set memory aside. What is sent has bounds of
 * its own, nearly all of them far narrower; these are what an answer never exceeds, and are not there to be reached.
 */
class SchemaLimits {

    /** What is told was sent once, in a body of at most 1 MiB. */
    private static final int TEXT = 1_048_576;
    /** What 200,000 characters of Markdown may become. */
    private static final int HTML = 16_000_000;
    /** All texts of an article together. */
    private static final int WHOLE = 64_000_000;
    private static final int ELEMENTS = 1_000_000;
    private static final int PAGE = 100;
    /** The largest integer that every JSON reader keeps. */
    private static final long SAFE = (1L << 53) - 1;
    private static final Map<String, Integer> FORMATS = Map.of("uuid", 36, "date-time", 64);
    private static final Map<String, Integer> MEMBERS = Map.of("html", HTML, "markdown", HTML, "text", HTML,
            "content_html", WHOLE, "content_text", WHOLE, "articleBody", WHOLE);

    private SchemaLimits() {
    }

    /** Those that follow from the name of a member. */
    static class OfMembers implements OASFilter {

        @Override
        public Schema filterSchema(Schema schema) {
            Map<String, Schema> members = schema.getProperties();
            if (members != null) {
                MEMBERS.forEach((name, length) -> {
                    if (is(members.get(name), STRING) && members.get(name).getMaxLength() == null) {
                        members.get(name).setMaxLength(length);
                    }
                });
                if (members.containsKey("page") && is(members.get("items"), ARRAY)) {
                    members.get("items").setMaxItems(PAGE);
                }
            }
            return schema;
        }
    }

    /** Those of everything else. */
    static class OfTypes implements OASFilter {

        @Override
        public Schema filterSchema(Schema schema) {
            if (is(schema, STRING) && schema.getMaxLength() == null && schema.getEnumeration() == null) {
                schema.setMaxLength(FORMATS.getOrDefault(String.valueOf(schema.getFormat()), TEXT));
            }
            if (is(schema, ARRAY) && schema.getMaxItems() == null) {
                schema.setMaxItems(ELEMENTS);
            }
            if (is(schema, INTEGER)) {
                bound(schema);
            }
            return schema;
        }

        private static void bound(Schema schema) {
            if (schema.getMinimum() == null) {
                schema.setMinimum(BigDecimal.ZERO);
            }
            if (schema.getMaximum() == null) {
                schema.setMaximum(BigDecimal.valueOf("int64".equals(schema.getFormat()) ? SAFE : Integer.MAX_VALUE));
            }
        }
    }

    private static boolean is(Schema schema, SchemaType type) {
        List<SchemaType> types = schema == null ? null : schema.getType();
        return types != null && types.contains(type);
    }
}
