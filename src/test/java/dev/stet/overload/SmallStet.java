package dev.stet.overload;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.stet.testsupport.Program;

/** The packaged program with little memory and enough articles to exhaust it. */
final class SmallStet implements AutoCloseable {

    static final String LARGE_PAGE = "/api/v1/articles?limit=100&include=sections";
    static final String CACHED = "/api/v1/articles/article-1";
    /** What is replied to. */
    static final String DISCUSSED = "article-0";
    static final Duration CACHED_READ = Duration.ofSeconds(1);
    static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final Map<String, String> ENVIRONMENT = Map.of("JDK_JAVA_OPTIONS", "-Xmx256m", "STET_SAMPLES", "false",
            "STET_POSTING_MIN_AGE", "0s", "STET_POSTING_LIMIT", "1000000", "STET_COMMENTS_MODERATION", "none");
    private static final int ARTICLES = 150;

    final Program program;
    final String address;
    final String key;

    SmallStet(Path home) throws IOException {
        program = Program.start(home, ENVIRONMENT);
        address = program.address();
        key = Files.readString(home.resolve("admin.key")).strip();
        String articles = IntStream.range(0, ARTICLES).mapToObj(SmallStet::article).collect(Collectors.joining("\n"));
        // to the end of its report, which is that of the import
        String report = given().auth().oauth2(key).contentType("application/x-ndjson").body(articles.getBytes())
                .post(address + "/api/v1/integration/import").then().statusCode(200).extract().asString();
        assertEquals(ARTICLES, report.lines().filter(line -> line.contains("\"created\"")).count(), report);
    }

    /** Twenty thousand bytes of it. */
    private static String article(int i) {
        String words = "Of " + i + " words. ";
        return "{\"slug\":\"article-%1$d\",\"title\":\"Article %1$d\",\"sections\":[{\"heading\":\"One\",\"body\":\"%2$s\"}]}"
                .formatted(i, words.repeat(20_000 / words.length()));
    }

    AcknowledgedWrites writers() {
        return new AcknowledgedWrites(address, key, DISCUSSED);
    }

    void requireRunning() {
        assertTrue(program.isRunning(), () -> "It ended:\n" + lastWords());
    }

    /** Everything works, and quickly, within {@link #RECOVERY}. */
    void requireNormal() throws InterruptedException {
        AcknowledgedWrites acknowledgedWrites = writers();
        List<TimedRequest> calls = List.of();
        for (long end = System.nanoTime() + RECOVERY.toNanos(); System.nanoTime() < end; Thread.sleep(250)) {
            requireRunning();
            calls = List.of(TimedRequest.get(address + "/q/health/ready"), acknowledgedWrites.draft(),
                    acknowledgedWrites.reply(DISCUSSED),
                    TimedRequest.get(address + "/api/v1/articles?limit=1&author=nobody-" + System.nanoTime()),
                    TimedRequest.get(address + CACHED));
            if (calls.stream().allMatch(call -> call.isDone() && call.millis() < CACHED_READ.toMillis())) {
                return;
            }
        }
        throw new AssertionError("Not as before within " + RECOVERY + ": " + calls + "\n" + lastWords());
    }

    /** The end of what it wrote. */
    String lastWords() {
        String output = program.output();
        return output.substring(Math.max(0, output.length() - 3_000));
    }

    @Override
    public void close() {
        program.close();
    }
}
