package dev.stet.platform.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.BOOLEAN;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What each parameter may be: its type, bounds and allowed values. Resources take parameters as the text that was sent, so
 * that every fault can be told at once; what the text must say follows from the parameter's name, and what {@code fields} and
 * {@code include} may name, from the answer.
 */
class ParameterSchemas {

    /** Of a path and query, as {@code stet.http.max-uri}; of a header, as {@code stet.http.max-headers}. */
    private static final int LONGEST_ADDRESS = 8_192;
    private static final int LONGEST_HEADER = 16_384;
    private static final Set<String> LISTS = Set.of("fields", "include");

    private static final Map<String, Consumer<Schema>> BY_NAME = Map.ofEntries(
            Map.entry("limit", schema -> whole(schema, 1, 100)),
            Map.entry("wait", schema -> whole(schema, 0, 60)),
            Map.entry("to", schema -> whole(schema, 1, Integer.MAX_VALUE)),
            Map.entry("base", schema -> whole(schema, 1, Integer.MAX_VALUE)),
            Map.entry("number", schema -> whole(schema, 1, Integer.MAX_VALUE)),
            Map.entry("snapshot", schema -> schema.type(List.of(BOOLEAN))),
            Map.entry("at", schema -> schema.type(List.of(STRING)).format("date-time")),
            Map.entry("locale", schema -> schema.minLength(1).maxLength(35)),
            Map.entry("format", schema -> schema.type(List.of(ARRAY))
                    .enumeration(List.of("html", "markdown", "text"))));

    private final Map<String, Schema> schemas;

    ParameterSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream().filter(each -> each.getSchema() != null)
                    .forEach(each -> complete(each, operation));
        }
    }

    private void complete(Parameter parameter, Operation operation) {
        Schema schema = parameter.getSchema();
        if (parameter.getIn() != Parameter.In.HEADER) {
            BY_NAME.getOrDefault(parameter.getName(), same -> {
            }).accept(schema);
            if (LISTS.contains(parameter.getName())) {
                schema.type(List.of(ARRAY)).enumeration(nameable(parameter.getName(), operation));
            }
        }
        if (schema.getType() == null && schema.getRef() == null) {
            schema.type(List.of(STRING));
        }
        if (is(schema, ARRAY) && parameter.getExample() instanceof String values) {
            parameter.setExample(Arrays.asList((Object[]) values.split(",")));
        }
        if (is(schema, ARRAY) && schema.getEnumeration() != null) {
            part(parameter, schema);
        }
        if (is(schema, INTEGER) && parameter.getExample() instanceof String value) {
            parameter.setExample(Integer.valueOf(value));
        }
        bound(schema, parameter.getIn() == Parameter.In.HEADER ? LONGEST_HEADER : LONGEST_ADDRESS);
    }

    private static boolean is(Schema schema, Schema.SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    /** A list parted by commas of some of these. */
    private static void part(Parameter parameter, Schema schema) {
        List<Object> allowed = schema.getEnumeration();
        schema.items(OASFactory.createSchema().type(List.of(STRING)).enumeration(allowed)).enumeration(null)
                .minItems(1).maxItems(allowed.size());
        if (schema.getDefaultValue() instanceof String values) {
            schema.setDefaultValue(Arrays.asList((Object[]) values.split(",")));
        }
        parameter.setStyle(parameter.getIn() == Parameter.In.QUERY ? Parameter.Style.FORM : parameter.getStyle());
        parameter.setExplode(false);
    }

    private static void bound(Schema schema, int longest) {
        Schema text = schema.getItems() == null ? schema : schema.getItems();
        boolean free = is(text, STRING) && text.getEnumeration() == null && text.getFormat() == null;
        if (free && text.getMaxLength() == null) {
            text.setMaxLength(longest);
        }
    }

    /** The members of an answer, or of the items in it: those that stand there unasked, and those that are to be asked for. */
    private List<Object> nameable(String parameter, Operation operation) {
        Schema told = answer(operation);
        List<String> always = told.getRequired() == null ? List.of() : told.getRequired();
        boolean includes = operation.getParameters().stream().anyMatch(each -> each.getName().equals("include"));
        List<Object> names = new ArrayList<>();
        for (String member : told.getProperties().keySet()) {
            boolean optional = !always.contains(member);
            if (parameter.equals("include") ? optional : includes || !optional) {
                names.add(member);
            }
        }
        return names;
    }

    private Schema answer(Operation operation) {
        Schema whole = operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2")).map(Map.Entry::getValue)
                .map(APIResponse::getContent).filter(Objects::nonNull)
                .flatMap(content -> Stream.ofNullable(content.getMediaType("application/json")))
                .map(content -> known(content.getSchema())).findFirst().orElseThrow();
        Schema items = whole.getProperties().get("items");
        return items == null || items.getItems() == null ? whole : known(items.getItems());
    }

    private Schema known(Schema schema) {
        return schema.getRef() == null ? schema : schemas.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
    }

    private static void whole(Schema schema, long min, long max) {
        schema.type(List.of(INTEGER)).format("int32").minimum(BigDecimal.valueOf(min)).maximum(BigDecimal.valueOf(max));
        if (schema.getDefaultValue() instanceof String value) {
            schema.setDefaultValue(Integer.valueOf(value));
        }
    }
}
