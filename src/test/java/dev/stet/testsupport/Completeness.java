package dev.stet.testsupport;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What a reader of the document would miss. */
public class Completeness {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "query");

    private final JsonNode root;
    private final ContractDocument contract;

    public Completeness(JsonNode document) {
        root = document;
        contract = new ContractDocument(document);
    }

    /** @param name as {@code GET /api/v1/articles/{slug}} */
    public record Operation(String name, JsonNode definition) {
    }

    public static Stream<Operation> operations(JsonNode document) {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> new Operation(method.getKey().toUpperCase() + " " + path.getKey(), method.getValue())));
    }

    /** One sentence for each gap. */
    public List<String> gaps() {
        List<Function<JsonNode, Stream<String>>> questions = List.of(this::words, this::parameters, this::refusals,
                this::bodies);
        return operations(root).flatMap(operation -> questions.stream().flatMap(ask -> ask.apply(operation.definition()))
                .map(gap -> operation.name() + ": " + gap)).toList();
    }

    private Stream<String> words(JsonNode operation) {
        return Stream.of("operationId", "summary", "description", "tags")
                .filter(word -> operation.path(word).isMissingNode() || operation.path(word).toString().length() <= 4)
                .map(word -> "has no " + word);
    }

    private Stream<String> parameters(JsonNode operation) {
        return stream(operation.path("parameters")).map(contract::resolve)
                .filter(parameter -> parameter.path("description").asText().isEmpty())
                .map(parameter -> "the parameter " + parameter.path("name").asText() + " has no description");
    }

    private Stream<String> refusals(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(response -> response.getKey().matches("[45].*") && !response.getValue().has("$ref"))
                .map(response -> response.getKey() + " should refer to a shared response");
    }

    private Stream<String> bodies(JsonNode operation) {
        return Stream.concat(Stream.of(operation.path("requestBody")), stream(operation.path("responses")))
                .map(contract::resolve).flatMap(holder -> holder.path("content").properties().stream())
                .filter(content -> content.getKey().endsWith("json")).flatMap(content -> examples(content.getValue()));
    }

    /** Each example has to be one: valid by its own schema. */
    private Stream<String> examples(JsonNode content) {
        JsonNode schema = contract.resolve(content.path("schema"));
        List<JsonNode> examples = Stream.of(Stream.of(content.path("example"), schema.path("example")),
                stream(content.path("examples")).map(contract::resolve).map(example -> example.path("value")),
                stream(schema.path("examples"))).flatMap(each -> each).filter(each -> !each.isMissingNode()).toList();
        if (examples.isEmpty()) {
            return Stream.of("a body has no example; META-INF/openapi-examples is the place for one of "
                    + content.path("schema").path("$ref").asText("its schema"));
        }
        return examples.stream().flatMap(example -> contract.faults(schema, example).stream())
                .map(fault -> "an example is none: " + fault);
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return nodes.valueStream();
    }
}
