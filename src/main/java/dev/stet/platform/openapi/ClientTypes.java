package dev.stet.platform.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.NULL;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says the same in the shapes that generators of clients make types of: ids and instants as strings with a format, no
 * reference with anything beside it, a name for each object that stands in more than one place, and for the members that a
 * site defines.
 */
class ClientTypes implements OASFilter {

    /** Of an object that is written out where it stands: the component that it becomes. */
    static final String NAMED = "x-named";
    private static final Map<String, String> FORMATS = Map.of("UUID", "uuid", "Instant", "date-time");
    private static final String SITE_DEFINED = "Custom";

    private final Map<String, Schema> named = new TreeMap<>();

    /** What is to become a component, once all were seen. */
    Map<String, Schema> named() {
        return named;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.hasExtension(NAMED)) {
            name(schema, (String) schema.getExtensions().get(NAMED));
        }
        if (schema.getProperties() != null && schema.getProperties().containsKey("custom")) {
            siteDefined(schema.getProperties().get("custom"));
        }
        inline(schema);
        part(schema);
        return schema;
    }

    private void name(Schema schema, String name) {
        boolean nullable = schema.getType().contains(NULL);
        List<String> required = List.of("*").equals(schema.getRequired())
                ? new ArrayList<>(schema.getProperties().keySet())
                : schema.getRequired();
        named.putIfAbsent(name, OASFactory.createSchema().type(List.of(OBJECT)).required(required)
                .properties(schema.getProperties()));
        schema.removeExtension(NAMED);
        refer(schema, name, nullable);
    }

    private static void siteDefined(Schema custom) {
        if (custom.getType() != null && custom.getType().contains(OBJECT)) {
            refer(custom, SITE_DEFINED, custom.getType().contains(NULL));
        }
    }

    /** What the schema says beside the object that the component describes, stays. */
    private static void refer(Schema schema, String name, boolean nullable) {
        schema.type(null).properties(null).required(null).additionalPropertiesSchema(null).additionalPropertiesBoolean(null);
        Schema reference = OASFactory.createSchema().ref(name);
        if (nullable) {
            schema.setAnyOf(List.of(reference, OASFactory.createSchema().type(List.of(NULL))));
        } else {
            schema.setRef(name);
            part(schema);
        }
    }

    private static void inline(Schema schema) {
        String format = FORMATS.get(referred(schema));
        if (format != null) {
            schema.setRef(null);
            schema.type(List.of(STRING)).format(format);
        }
        List<Schema> either = schema.getAnyOf();
        if (either != null && either.size() == 2 && List.of(NULL).equals(either.get(1).getType())) {
            String known = FORMATS.getOrDefault(referred(either.get(0)), either.get(0).getFormat());
            if (known != null) {
                schema.anyOf(null).type(List.of(STRING, NULL)).format(known);
            }
        }
    }

    /** In JSON Schema a reference may have siblings, but few generators see them. */
    private static void part(Schema schema) {
        if (schema.getRef() != null && (schema.getDescription() != null || Boolean.TRUE.equals(schema.getReadOnly()))) {
            String name = referred(schema);
            schema.setRef(null);
            schema.type(null).allOf(List.of(OASFactory.createSchema().ref(name)));
        } else if (schema.getRef() != null) {
            schema.type(null);
        }
    }

    private static String referred(Schema schema) {
        return schema.getRef() == null ? "" : schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
    }
}
