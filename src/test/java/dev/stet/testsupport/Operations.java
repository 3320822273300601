package dev.stet.testsupport;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** What can be asked for: the operations of the document that end, the lists by QUERY, and the pages beside the API. */
public final class Operations {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");
    private static final List<String> PAGES = List.of("/", "/openapi", "/swagger-ui", "/swagger-ui/", "/problems",
            "/problems/not-found", "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics",
            "/nothing");

    private Operations() {
    }

    /**
     * @param type of a body, {@code null} where none is taken
     * @param content whether what succeeds has any
     */
    public record Operation(String method, String path, String type, boolean content) {

        public boolean isDocumented() {
            return !method.equals("QUERY") && !PAGES.contains(path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param slug of an article that is read; what writes means one that is not there */
    public static List<Operation> all(String slug) throws IOException {
        JsonNode paths = new YAMLMapper().readTree(given().get("/openapi").asString()).get("paths");
        Stream<Operation> documented = paths.properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey().toUpperCase()) && hasAnEnd(method.getValue()))
                .flatMap(method -> of(method.getKey().toUpperCase(), path.getKey(), method.getValue(), slug)));
        return Stream.concat(documented, PAGES.stream().map(page -> new Operation("GET", page, null, true))).toList();
    }

    /** A stream has none: who asks for it by a client that reads to the end would wait for ever. */
    private static boolean hasAnEnd(JsonNode definition) {
        return !definition.at("/responses/200/content").has("text/event-stream");
    }

    private static Stream<Operation> of(String method, String template, JsonNode definition, String slug) {
        String path = template.replace("{slug}", slug)
                .replace("{article}", method.equals("GET") ? slug : new UUID(0, 1).toString()).replaceAll("\\{[^}]*}", "1");
        JsonNode types = definition.at("/requestBody/content");
        Operation operation = new Operation(method, path, types.isMissingNode() ? null : types.fieldNames().next(),
                definition.get("responses").properties().stream()
                        .anyMatch(answer -> answer.getKey().startsWith("2") && answer.getValue().has("content")));
        boolean list = method.equals("GET") && StreamSupport.stream(definition.path("parameters").spliterator(), false)
                .anyMatch(parameter -> parameter.path("name").asText().equals("cursor"));
        return list ? Stream.of(operation, new Operation("QUERY", path, "application/x-www-form-urlencoded", true))
                : Stream.of(operation);
    }
}
