package dev.stet.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.eclipse.microprofile.openapi.models.media.Schema;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A whole example of a schema, in a file of its own: {@code META-INF/openapi-examples/Article.json} for the schema named
 * Article, put there by the room that it belongs to.
 */
class Example {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Example() {
    }

    static void add(String name, Schema schema) {
        String file = "META-INF/openapi-examples/" + name + ".json";
        try (InputStream json = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (json != null) {
                schema.setExamples(List.of(JSON.readValue(json, Object.class)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
