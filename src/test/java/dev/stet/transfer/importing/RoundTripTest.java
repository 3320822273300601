package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.Imports;
import dev.stet.testsupport.Program;

/** Much more than fits into memory goes out of one program and into an empty one, which then says the same. */
@Tag("endurance")
class RoundTripTest {

    private static final Map<String, String> SMALL = Map.of("JDK_JAVA_OPTIONS", "-Xmx192m", "STET_SAMPLES", "false",
            "STET_POSTING_MIN_AGE", "0s", "STET_POSTING_LIMIT", "1000");
    private static final int ARTICLES = 4_000;
    /** Words of each that need not be rendered; together they are larger than the memory that there is. */
    private static final int BALLAST = 4_800;
    private static final int CHUNK = 20;
    private static final int LONG_HISTORY = 100;

    @TempDir
    Path from;
    @TempDir
    Path to;
    @TempDir
    Path files;

    @Test
    void comesBackInAnEmptyStetAsItWas() throws Exception {
        FullDataset fullDataset;
        Map<String, String> said;
        Path archive = files.resolve("stet.ndjson");
        try (Program program = Program.start(from, SMALL)) {
            fullDataset = new FullDataset(program.address(), key(from), "trip", "en-x-trip");
            fullDataset.fill();
            longHistory(fullDataset);
            bring(program, from, IntStream.range(0, ARTICLES).mapToObj(RoundTripTest::article).iterator());
            said = fullDataset.everything();
            download(program, from, "application/x-ndjson", archive);
            download(program, from, "application/zip", files.resolve("stet.zip"));
            assertFalse(program.output().contains("OutOfMemoryError"));
        }
        assertTrue(Files.size(archive) > 192L << 20);
        Path again = files.resolve("again.ndjson");
        try (Program program = Program.start(to, SMALL); Stream<String> lines = Files.lines(archive)) {
            bring(program, to, lines.iterator());
            Map<String, String> saidHere = fullDataset.at(program.address(), key(to)).everything();
            said.forEach((path, answer) -> assertEquals(answer, saidHere.get(path).replace("admin (imported)", "admin"), path));
            given().get(program.address() + "/api/v1/articles?count=exact").then().body("page.total", is(ARTICLES));
            download(program, to, "application/x-ndjson", again);
            assertFalse(program.output().contains("OutOfMemoryError"));
        }
        requireTheSame(archive, again);
    }

    private static void longHistory(FullDataset fullDataset) {
        String id = fullDataset.create("long", Map.of("title", "Long"));
        for (int i = 0; i < LONG_HISTORY; i++) {
            fullDataset.edit(id, Map.of("lead", ("Revision " + i + ". ".repeat(100) + "\n\n").repeat(500)));
        }
        fullDataset.publish(id, Map.of());
    }

    private static String article(int i) {
        return """
                {"slug": "article-%1$d", "title": "Article %1$d", "lead": "The lead of *%1$d*.", "tags": ["volume"], \
                "custom": {"ballast": "%2$s"}, "sections": [{"heading": "One", "body": "Of %1$d."}]}"""
                .formatted(i, (i + " stands. ").repeat(BALLAST));
    }

    /** Each line as a report that it was kept. */
    private static void bring(Program program, Path home, Iterator<String> lines) throws IOException {
        try (Imports imports = new Imports(program.address(), key(home))) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(imports, lines));
            for (String report = imports.report(); report != null; report = imports.report()) {
                assertTrue(report.contains("\"status\":\"created\"") || report.contains("\"status\":\"unchanged\""), report);
            }
            sending.join();
        }
    }

    private static void send(Imports imports, Iterator<String> lines) {
        try {
            while (lines.hasNext()) {
                List<String> chunk = new ArrayList<>();
                while (lines.hasNext() && chunk.size() < CHUNK) {
                    chunk.add(lines.next());
                }
                imports.send(chunk);
            }
            imports.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void download(Program program, Path home, String type, Path file) throws Exception {
        String query = type.equals("application/zip") ? "" : "?personalData=true";
        HttpRequest request = HttpRequest.newBuilder(URI.create(program.address() + "/api/v1/integration/export" + query))
                .header("Authorization", "Bearer " + key(home)).header("Accept", type).build();
        HttpResponse<Path> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file));
        assertEquals(200, answer.statusCode(), program.output());
    }

    private static String key(Path home) throws IOException {
        return Files.readString(home.resolve("admin.key")).strip();
    }

    /** But for the accounts: those of another Stet have other names here. */
    private static void requireTheSame(Path one, Path other) throws IOException {
        try (BufferedReader expected = Files.newBufferedReader(one, UTF_8);
                BufferedReader actual = Files.newBufferedReader(other, UTF_8)) {
            for (String line = next(expected); line != null; line = next(expected)) {
                assertEquals(line, next(actual));
            }
            assertNull(next(actual));
        }
    }

    private static String next(BufferedReader archive) throws IOException {
        String line = archive.readLine();
        while (line != null && line.startsWith("{\"kind\":\"account\"")) {
            line = archive.readLine();
        }
        return line;
    }
}
