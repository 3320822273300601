package dev.stet.testsupport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.stet.testsupport.ContractDocument.Operation;

/** Requests that the document does not allow must not be answered as if they were good ones. */
class ContractRequest {

    private static final String NDJSON = "application/x-ndjson";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ContractDocument document;
    private final RecordedExchange exchange;
    private final Operation operation;
    private final List<String> breaks = new ArrayList<>();

    ContractRequest(ContractDocument document, RecordedExchange exchange, Operation operation) {
        this.document = document;
        this.exchange = exchange;
        this.operation = operation;
    }

    List<String> breaks() {
        if (!exchange.fails()) {
            unknownParameters();
        }
        if (exchange.succeeds()) {
            operation.parameters().forEach(this::parameter);
            body(document.resolve(operation.definition().path("requestBody")));
        }
        return breaks;
    }

    private void unknownParameters() {
        List<String> known = operation.parameters().stream().filter(each -> each.path("in").asText().equals("query"))
                .map(each -> each.path("name").asText()).toList();
        exchange.query().keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> breaks.add("the parameter " + name + " is not documented, yet accepted"));
    }

    private void parameter(JsonNode parameter) {
        String name = parameter.path("name").asText();
        List<String> values = switch (parameter.path("in").asText()) {
            case "query" -> exchange.query().getOrDefault(name, List.of());
            case "header" -> exchange.request().header(name).stream().toList();
            default -> null;
        };
        if (values == null) {
            return;
        }
        if (values.isEmpty() && parameter.path("required").asBoolean()) {
            breaks.add("the parameter " + name + " is required, yet was not asked for");
        }
        given(parameter, values).flatMap(value -> document.faults(parameter.path("schema"), value).stream())
                .forEach(fault -> breaks.add("accepted the parameter " + name + ": " + fault));
    }

    private Stream<JsonNode> given(JsonNode parameter, List<String> values) {
        if (values.isEmpty() || !type(parameter).equals("array")) {
            return values.stream().map(value -> typed(document, parameter, value));
        }
        JsonNode items = document.resolve(document.resolve(parameter.path("schema")).path("items"));
        Stream<String> single = parameter.path("explode").asBoolean(true) ? values.stream()
                : values.stream().flatMap(value -> Arrays.stream(value.split(",")));
        ArrayNode array = NODES.arrayNode();
        single.forEach(value -> array.add(typed(items, value)));
        return Stream.of(array);
    }

    private String type(JsonNode parameter) {
        return document.resolve(parameter.path("schema")).path("type").asText();
    }

    /** The text of a parameter or header as the type that its schema asks for, where it can be read as such. */
    static JsonNode typed(ContractDocument document, JsonNode holder, String text) {
        return typed(document.resolve(holder.path("schema")), text);
    }

    private static JsonNode typed(JsonNode schema, String text) {
        return switch (schema.path("type").asText()) {
            case "integer" -> text.matches("-?\\d{1,18}") ? NODES.numberNode(Long.parseLong(text)) : NODES.textNode(text);
            case "boolean" -> text.matches("true|false") ? NODES.booleanNode(Boolean.parseBoolean(text)) : NODES.textNode(text);
            default -> NODES.textNode(text);
        };
    }

    private void body(JsonNode requestBody) {
        if (exchange.request().isEmpty()) {
            if (requestBody.path("required").asBoolean() && exchange.request().body() != null) {
                breaks.add("a body is required, yet was not asked for");
            }
            return;
        }
        JsonNode content = requestBody.path("content");
        String type = exchange.request().mediaType();
        if (!content.has(type)) {
            breaks.add("accepted a body of type '" + type + "', which is not documented");
        } else if (!type.equals(NDJSON)) { // whose lines are taken or refused one by one, and the answer says which
            ContractRules.bodyFaults(document, content.path(type).path("schema"), exchange.request())
                    .forEach(fault -> breaks.add("accepted a request with " + fault));
        }
    }
}
