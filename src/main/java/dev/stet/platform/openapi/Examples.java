package dev.stet.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Whole examples, each in a file of its own, put there by the room that it belongs to: {@code META-INF/openapi-examples} has
 * {@code Article.json} for the schema named Article; for answers that are no JSON {@code text-markdown.txt} for their type, or
 * {@code readLlmsTxt.txt} for one operation.
 */
class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {
    }

    static void add(OpenAPI document) {
        document.getComponents().getSchemas().forEach(Examples::add);
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .forEach(Examples::add);
    }

    private static void add(String name, Schema schema) {
        read(name + ".json").ifPresent(json -> {
            try {
                schema.setExamples(List.of(JSON.readValue(json, Object.class)));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        });
    }

    private static void add(Operation operation) {
        Stream<Content> answers = operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2")).map(response -> response.getValue().getContent());
        Stream<Content> sent = Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent);
        Stream.concat(sent, answers).filter(Objects::nonNull).flatMap(content -> content.getMediaTypes().entrySet().stream())
                .filter(content -> content.getValue().getExample() == null && isText(content.getValue().getSchema()))
                .forEach(content -> add(operation.getOperationId(), content.getKey(), content.getValue()));
    }

    private static boolean isText(Schema schema) {
        return schema != null && schema.getType() != null && schema.getType().contains(Schema.SchemaType.STRING)
                && !"binary".equals(schema.getFormat());
    }

    private static void add(String operation, String type, MediaType content) {
        Stream.of(operation, type.replace('/', '-')).flatMap(name -> read(name + ".txt").stream()).findFirst()
                .ifPresent(content::setExample);
    }

    private static Optional<String> read(String name) {
        String file = "META-INF/openapi-examples/" + name;
        try (InputStream example = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return example == null ? Optional.empty()
                    : Optional.of(new String(example.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
