package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.Imports;
import dev.stet.testsupport.Program;
import io.restassured.path.json.JsonPath;

/** A hundred thousand articles go into a program with little memory, and it serves them as it serves ten. */
@Tag("endurance")
class VolumeTest {

    private static final int ARTICLES = 100_000;
    private static final int CHUNK = 100;

    @TempDir
    Path home;

    @Test
    void takesAHundredThousandArticlesInOneStream() throws IOException {
        try (Program program = Program.start(home, Map.of("JDK_JAVA_OPTIONS", "-Xmx512m", "STET_SAMPLES", "false"));
                Imports imports = new Imports(program.address(), Files.readString(home.resolve("admin.key")).strip())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(imports));
            for (int i = 1; i <= ARTICLES; i++) {
                String report = imports.report();
                assertTrue(report.startsWith("{\"line\":%d,\"status\":\"created\"".formatted(i)), report);
            }
            assertNull(imports.report());
            sending.join();
            assertFalse(program.output().contains("OutOfMemoryError"));
            readBack(program.address());
            assertEquals(ARTICLES, walk(program.address()));
        }
    }

    private static void send(Imports imports) {
        try {
            for (int first = 0; first < ARTICLES; first += CHUNK) {
                imports.send(IntStream.range(first, first + CHUNK).mapToObj(VolumeTest::article).toList());
            }
            imports.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String article(int i) {
        return """
                {"slug": "article-%1$d", "title": "Article %1$d", "lead": "The lead of *%1$d*.", "tags": ["volume"], \
                "sections": [{"heading": "One", "body": "The first section of article %1$d."}, \
                {"heading": "Two", "body": "The second section of article %1$d."}, \
                {"heading": "Three", "body": "The third section of article %1$d."}]}""".formatted(i);
    }

    private static void readBack(String address) {
        for (int i : List.of(0, ARTICLES / 2, ARTICLES - 1)) {
            given().get(address + "/api/v1/articles/article-" + i).then().statusCode(200)
                    .body("title", is("Article " + i)).body("lead.html", is("<p>The lead of <em>" + i + "</em>.</p>"))
                    .body("sections.slug", is(List.of("one", "two", "three")));
        }
    }

    /** Follows {@code next} from the first page to the last; newest first, so each article must be older than the last. */
    private static int walk(String address) {
        int seen = 0;
        String cursor = null;
        do {
            JsonPath page = given().queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(address + "/api/v1/articles?limit=100&fields=slug").then().statusCode(200).extract().jsonPath();
            for (String slug : page.getList("items.slug", String.class)) {
                seen++;
                assertEquals("article-" + (ARTICLES - seen), slug);
            }
            cursor = page.getString("page.next");
        } while (cursor != null);
        return seen;
    }
}
