package dev.stet.testsupport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi31;

/** An OpenAPI 3.1 document that answers what it promises. Objects are closed unless they say that they are open. */
class ContractDocument {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi31.getInstance())
            .keyword(new NonValidationKeyword("components")).build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.builder(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
            .defaultMetaSchemaIri(DIALECT.getIri()).metaSchema(DIALECT).build();

    private final JsonNode root;
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    ContractDocument(JsonNode document) {
        root = document.deepCopy();
        closeObjects(root);
    }

    /** An operation with all of its parameters, also those of its path. */
    record Operation(String name, JsonNode definition, List<JsonNode> parameters) {
    }

    /** What the document says of a method at this path; literal paths win over templates. */
    Optional<Operation> find(String method, String path) {
        return root.path("paths").properties().stream()
                .filter(item -> matches(item.getKey(), path) && item.getValue().has(method.toLowerCase()))
                .min(Comparator
                        .comparing((Map.Entry<String, JsonNode> item) -> PARAMETER.matcher(item.getKey()).results().count())
                        .thenComparing(item -> -item.getKey().length())) // {slug}.md is more than {slug}
                .map(item -> operation(method, item.getKey(), item.getValue()));
    }

    private static boolean matches(String template, String path) {
        String literals = PARAMETER.splitAsStream(template + " ").map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.matches(literals, path + " ");
    }

    private Operation operation(String method, String template, JsonNode item) {
        JsonNode definition = item.get(method.toLowerCase());
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        definition.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return new Operation(method + " " + template, definition, parameters);
    }

    /** What a reference leads to; anything else is itself. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    JsonNode component(String kind, String name) {
        return root.path("components").path(kind).path(name);
    }

    /** Every fault of a value: where it is and what is wrong. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream().map(Object::toString).sorted().toList();
    }

    /** References point into the whole document, so the schema is put into a copy of its components. */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.path("components"));
        return FACTORY.getSchema(whole, STRICT);
    }

    /** A member that the document does not know is a break of the contract, though clients should ignore it. */
    private static void closeObjects(JsonNode node) {
        if (node instanceof ObjectNode object && node.path("properties").isObject() && isWhole(node)) {
            object.put("additionalProperties", false);
        }
        node.forEach(ContractDocument::closeObjects);
    }

    /** Says neither itself what else there may be, nor is it one part of several. */
    private static boolean isWhole(JsonNode schema) {
        return !schema.has("additionalProperties") && !schema.has("unevaluatedProperties") && !schema.has("allOf");
    }
}
