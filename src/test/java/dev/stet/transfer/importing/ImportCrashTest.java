package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.Imports;
import dev.stet.testsupport.Program;
import io.restassured.path.json.JsonPath;

/** What an import has reported is there, whatever happens to the program a moment later. */
@Tag("endurance")
class ImportCrashTest {

    private static final Map<String, String> NO_SAMPLES = Map.of("STET_SAMPLES", "false");
    private static final int KILLS = 10;
    private static final int SENT = 2_000;
    /** So many of those that were reported last before a kill are also read one by one. */
    private static final int LAST = 20;

    @TempDir
    Path home;

    @Test
    void keepsWhatItReportedThroughTenKills() throws Exception {
        List<String> reported = new ArrayList<>();
        for (int round = 0; round < KILLS; round++) {
            try (Program program = Program.start(home, NO_SAMPLES)) {
                everythingReportedIsThereWhole(program, reported);
                reported.addAll(importUntilKilled(program, round));
            }
        }
        try (Program program = Program.start(home, NO_SAMPLES)) {
            everythingReportedIsThereWhole(program, reported);
        }
    }

    /** The kill comes while the report is being written: at another place in each round. */
    private List<String> importUntilKilled(Program program, int round) throws Exception {
        List<String> reported = new ArrayList<>();
        try (Imports imports = new Imports(program.address(), Files.readString(home.resolve("admin.key")).strip())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(imports, round));
            try {
                for (String report = imports.report(); report != null; report = imports.report()) {
                    reported.add(JsonPath.from(report).getString("slug"));
                    if (reported.size() == 20 + 37 * round) {
                        CompletableFuture.runAsync(program::kill);
                    }
                }
                throw new AssertionError("The import ended before the program was killed");
            } catch (IOException expected) {
                sending.join();
            }
        }
        program.awaitExit();
        return reported;
    }

    private static void send(Imports imports, int round) {
        try {
            for (int first = 0; first < SENT; first += 10) {
                imports.send(IntStream.range(first, first + 10).mapToObj(i -> article(round, i)).toList());
            }
        } catch (SocketException killed) {
            // as it should be
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String article(int round, int i) {
        return """
                {"slug": "round-%1$d-%2$d", "title": "Round %1$d, %2$d", "lead": "The lead.", "tags": ["tag-%1$d-%2$d"], \
                "sections": [{"heading": "One", "body": "First."}, {"heading": "Two", "body": "Second."}]}"""
                .formatted(round, i);
    }

    private static void everythingReportedIsThereWhole(Program program, List<String> reported) {
        Set<String> there = new HashSet<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(program.address() + "/api/v1/articles?limit=100&include=sections").then().statusCode(200)
                    .body("items.sections.heading", everyItem(is(List.of("One", "Two"))))
                    .body("items.tags", everyItem(hasSize(1))).extract().jsonPath();
            there.addAll(page.getList("items.slug", String.class));
            cursor = page.getString("page.next");
        } while (cursor != null);
        assertEquals(List.of(), reported.stream().filter(slug -> !there.contains(slug)).toList());
        reported.stream().skip(Math.max(0, reported.size() - LAST)).forEach(slug -> given()
                .get(program.address() + "/api/v1/articles/" + slug).then().statusCode(200).body("slug", is(slug)));
    }
}
