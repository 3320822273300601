package dev.stet.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.testsupport.Completeness.Operation;

/** What a generator of clients, and who sets memory aside for an answer, need of every schema and parameter of the document. */
public class SchemaRules {

    private static final Set<String> EXAMPLES = Set.of("example", "examples", "default", "enum");
    private static final Set<String> SAYS_A_TYPE = Set.of("type", "$ref", "anyOf", "allOf", "oneOf");
    /** Any value that JSON has: what a member of a working copy said. */
    private static final Set<String> ANY_VALUE = Set.of("MemberChange/from", "MemberChange/to");

    private final ContractDocument contract;
    private final List<String> breaks = new ArrayList<>();

    private SchemaRules(JsonNode document) {
        contract = new ContractDocument(document);
    }

    /** One sentence for each break. */
    public static List<String> breaks(JsonNode document) {
        SchemaRules rules = new SchemaRules(document);
        rules.walk(document, "");
        document.at("/components/schemas").properties().forEach(schema -> rules.members(schema.getKey(), schema.getValue()));
        Completeness.operations(document).forEach(rules::operation);
        return rules.breaks;
    }

    private void walk(JsonNode node, String where) {
        if (node.isObject()) {
            if (!where.endsWith("/properties")) {
                bounds(node, where);
            }
            if (node.has("$ref") && node.get("$ref").isTextual() && node.size() > 1) {
                breaks.add(where + ": beside a reference stands something else");
            }
            if (node.path("properties").isObject() && !where.matches("/components/schemas/\\w+(/allOf/\\d)?")) {
                breaks.add(where + ": is an object without a name");
            }
        }
        node.properties().stream().filter(member -> !EXAMPLES.contains(member.getKey()))
                .forEach(member -> walk(member.getValue(), where + "/" + member.getKey()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), where + "/" + i);
        }
    }

    /** As rules of OWASP want it: of strings, arrays and integers it is known how long and how large they are at most. */
    private void bounds(JsonNode schema, String where) {
        List<String> types = types(schema);
        if (types.contains("string") && !schema.has("maxLength") && !schema.has("enum") && !schema.has("const")) {
            breaks.add(where + ": a string of any length");
        }
        if (types.contains("array") && !schema.has("maxItems")) {
            breaks.add(where + ": an array of any length");
        }
        if (types.contains("integer") && !(schema.has("minimum") && schema.has("maximum"))) {
            breaks.add(where + ": an integer of any size");
        }
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? List.of(type.asText()) : type.valueStream().map(JsonNode::asText).toList();
    }

    private void members(String name, JsonNode schema) {
        schema.path("properties").properties().stream()
                .filter(member -> SAYS_A_TYPE.stream().noneMatch(member.getValue()::has))
                .filter(member -> !ANY_VALUE.contains(name + "/" + member.getKey()))
                .forEach(member -> breaks.add(name + "/" + member.getKey() + ": has no type"));
    }

    private void operation(Operation operation) {
        operation.definition().path("parameters").valueStream().map(contract::resolve).forEach(parameter -> {
            JsonNode schema = contract.resolve(parameter.path("schema"));
            JsonNode value = types(schema).contains("array") ? contract.resolve(schema.path("items")) : schema;
            if (types(schema).size() != 1 || types(value).size() != 1) {
                breaks.add(operation.name() + ": the parameter " + parameter.path("name").asText() + " has no type");
            } else if (schema.has("default") && !contract.faults(schema, schema.get("default")).isEmpty()) {
                breaks.add(operation.name() + ": the default of " + parameter.path("name").asText() + " is not allowed");
            }
        });
        operation.definition().path("responses").properties().stream().filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> contract.resolve(answer.getValue()).path("content").properties().stream())
                .filter(content -> !content.getValue().at("/schema/format").asText().equals("binary"))
                .filter(content -> examples(content.getValue()).findAny().isEmpty())
                .forEach(content -> breaks.add(operation.name() + ": " + content.getKey() + " has no example"));
    }

    private Stream<JsonNode> examples(JsonNode content) {
        return Stream.of(content.path("example"), content.path("examples"),
                contract.resolve(content.path("schema")).path("examples")).filter(example -> !example.isMissingNode());
    }

    /** The values that a member of some schemas may have, of all alternatives of a union. */
    public static Set<String> values(JsonNode document, String union, String member) {
        Set<String> values = new TreeSet<>();
        document.at("/components/schemas/" + union + "/oneOf").forEach(one -> document
                .at(one.path("$ref").asText().substring(1)).at("/properties/" + member + "/enum")
                .forEach(value -> values.add(value.asText())));
        return values;
    }
}
