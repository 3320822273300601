package dev.stet.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.testsupport.ContractDocument.Operation;

/** Holds one exchange against the document and collects everything that it breaks. */
class ContractRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "application/problem+json";

    private final ContractDocument document;
    private final RecordedExchange exchange;
    private final List<String> breaks = new ArrayList<>();

    private ContractRules(ContractDocument document, RecordedExchange exchange) {
        this.document = document;
        this.exchange = exchange;
    }

    /** One sentence for each break, the operation first; empty when all is as promised. */
    static List<String> breaks(ContractDocument document, RecordedExchange exchange) {
        String method = exchange.isHead() ? "GET" : exchange.method();
        Optional<Operation> operation = document.find(method, exchange.path());
        ContractRules rules = new ContractRules(document, exchange);
        operation.ifPresentOrElse(rules::hold, rules::holdUndocumented);
        String name = operation.map(Operation::name).orElse(exchange.method() + " " + exchange.path());
        return rules.breaks.stream().map(each -> name + " " + exchange.status() + ": " + each).toList();
    }

    private void holdUndocumented() {
        if (exchange.fails()) {
            problem();
        } else if (!exchange.method().equals("OPTIONS")) {
            breaks.add("this method and path are not in the document");
        }
    }

    private void hold(Operation operation) {
        JsonNode response = document.resolve(operation.definition().path("responses").path("" + exchange.status()));
        if (response.isMissingNode()) {
            breaks.add("this status is not documented");
        } else {
            headers(response);
            content(response.path("content"));
        }
        if (exchange.fails()) {
            problem();
        }
        breaks.addAll(new ContractRequest(document, exchange, operation).breaks());
    }

    private void headers(JsonNode response) {
        response.path("headers").properties().forEach(header -> {
            JsonNode promise = document.resolve(header.getValue());
            Optional<String> value = exchange.answer().header(header.getKey());
            if (value.isEmpty() && promise.path("required").asBoolean()) {
                breaks.add("the header " + header.getKey() + " is missing");
            }
            value.ifPresent(text -> document.faults(promise.path("schema"), ContractRequest.typed(document, promise, text))
                    .forEach(fault -> breaks.add("header " + header.getKey() + ": " + fault)));
        });
    }

    /** No letters are a text, too, and no lines an archive. */
    private boolean isText(JsonNode content) {
        String type = exchange.answer().mediaType();
        return (type.startsWith("text/") || type.equals("application/x-ndjson")) && content.has(type);
    }

    private void content(JsonNode content) {
        if (exchange.isHead()) {
            return;
        }
        if (exchange.answer().isEmpty()) {
            if (!content.isEmpty() && !isText(content)) {
                breaks.add("the body is missing");
            }
        } else if (!content.has(exchange.answer().mediaType())) {
            breaks.add("a body of type '" + exchange.answer().mediaType() + "' is not documented");
        } else {
            JsonNode schema = content.path(exchange.answer().mediaType()).path("schema");
            // the document says of `fields` and `format` that they leave out members, required or not
            boolean trimmed = exchange.query().containsKey("fields");
            boolean reformed = exchange.query().containsKey("format");
            List<String> faults = bodyFaults(document, schema, exchange.answer());
            faults.stream().filter(fault -> !reformed || !isOtherForm(fault, faults))
                    .filter(fault -> !trimmed || !fault.matches("body: .*required property '\\w+' not found.*"))
                    .forEach(breaks::add);
        }
    }

    /** Whether only the HTML is missing; where a text may be {@code null}, that it is not is told too. */
    private static boolean isOtherForm(String fault, List<String> faults) {
        String missing = "required property 'html' not found";
        String beside = "object found, null expected";
        return fault.contains(missing)
                || fault.contains(beside) && faults.contains(fault.replace(beside, missing));
    }

    /** What is wrong with a body of JSON, or with the lines of NDJSON; other types are taken as they are. */
    static List<String> bodyFaults(ContractDocument document, JsonNode schema, RecordedExchange.Message message) {
        String type = message.mediaType();
        Stream<String> values = type.equals("application/x-ndjson") ? message.body().lines()
                : type.endsWith("json") ? Stream.of(message.body()) : Stream.empty();
        return values.flatMap(text -> {
            try {
                return document.faults(schema, JSON.readTree(text)).stream().map(fault -> "body: " + fault);
            } catch (JsonProcessingException e) {
                return Stream.of("body: is no JSON: " + text);
            }
        }).toList();
    }

    /** Every refusal is a problem document, also where nothing is documented. */
    private void problem() {
        if (exchange.isHead()) {
            return;
        }
        if (!exchange.answer().mediaType().equals(PROBLEM)) {
            breaks.add("a refusal must be " + PROBLEM + ", not '" + exchange.answer().mediaType() + "'");
            return;
        }
        breaks.addAll(bodyFaults(document, document.component("schemas", "Problem"), exchange.answer()));
        if (!exchange.answer().body().matches("(?s).*\"status\"\\s*:\\s*" + exchange.status() + "\\b.*")) {
            breaks.add("body: status is not that of the answer");
        }
    }
}
