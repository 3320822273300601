package dev.stet.article.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.article.content.Content;
import dev.stet.platform.json.Json;
import dev.stet.testsupport.Probe;

/** Each shape of an edition's document is kept, so that whoever changes it learns that it needs a new version. */
class EditionShapeTest {

    private static final Path SHAPE = Path.of("src/test/resources/edition-shape-" + ArticleView.VERSION + ".txt");

    @Test
    void anotherShapeHasAnotherVersion() throws IOException {
        Map<String, Object> said = new Probe("en", "0192f0c1-0000-7000-8000-000000000000").members();
        Edition edition = new Edition();
        edition.publishedAt = Instant.EPOCH;
        edition.updatedAt = Instant.EPOCH;
        TreeSet<String> paths = new TreeSet<>();
        collect("", Json.tree(EditionDocument.of(edition, Json.read(Json.write(said), Content.class)).forms()), paths);

        if (!Files.exists(SHAPE)) {
            Files.write(SHAPE, paths);
            fail("This shape is new and has been written down: commit " + SHAPE);
        }
        assertEquals(String.join("\n", Files.readAllLines(SHAPE)), String.join("\n", paths),
                "Editions have other members than before: raise ArticleView.VERSION");
    }

    private static void collect(String path, JsonNode value, TreeSet<String> paths) {
        if (value.isArray()) {
            value.forEach(element -> collect(path + "[]", element, paths));
        } else if (value.isObject() && !path.equals("/custom")) {
            value.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), paths));
        } else {
            paths.add(path + " " + value.getNodeType());
        }
    }
}
