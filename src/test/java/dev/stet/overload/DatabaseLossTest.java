package dev.stet.overload;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import dev.stet.testsupport.Program;

/** The embedded PostgreSQL is killed while people write: it comes back by itself, with all that they were told is kept. */
@Isolated
class DatabaseLossTest {

    private static final Map<String, String> OPEN = Map.of("JDK_JAVA_OPTIONS", "-Xmx256m", "STET_SAMPLES", "false",
            "STET_POSTING_MIN_AGE", "0s", "STET_POSTING_LIMIT", "1000000", "STET_COMMENTS_MODERATION", "none");
    private static final Set<String> WRITTEN = Set.of("201", "202", "429", "503");
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final int AS_BEFORE = 10;

    @TempDir
    Path home;

    @Test
    @Tag("soak")
    void comesBackTwice() throws Exception {
        kill(2);
    }

    @Test
    @Tag("endurance")
    void comesBackTenTimes() throws Exception {
        kill(10);
    }

    private void kill(int times) throws Exception {
        try (Program program = Program.start(home, OPEN)) {
            String key = Files.readString(home.resolve("admin.key")).strip();
            given().auth().oauth2(key).contentType("application/x-ndjson")
                    .body("{\"slug\":\"discussed\",\"title\":\"Discussed\"}".getBytes())
                    .post(program.address() + "/api/v1/integration/import").then().statusCode(200).extract().asString();
            AcknowledgedWrites acknowledgedWrites = new AcknowledgedWrites(program.address(), key, "discussed");
            ResponsivenessProbe liveness = new ResponsivenessProbe(program.address() + "/q/health/live", Duration.ofSeconds(1));
            try (liveness; AcknowledgedWrites writing = acknowledgedWrites.start()) {
                for (int i = 0; i < times; i++) {
                    awaitWrites(program, writing, i);
                    program.postmaster().orElseThrow().destroyForcibly();
                }
                awaitWrites(program, writing, times);
            }
            assertAll(liveness::requireQuick, acknowledgedWrites::requireAll,
                    () -> acknowledgedWrites.tally().requireOnly("Writers", WRITTEN),
                    () -> assertTrue(program.isReady()));
        }
    }

    /** @param kills before */
    private static void awaitWrites(Program program, AcknowledgedWrites writing, int kills) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        for (int target = writing.count() + AS_BEFORE; writing.count() < target; Thread.sleep(50)) {
            if (System.nanoTime() > deadline) {
                String output = program.output();
                throw new AssertionError("Not back in %s after kill %d; writers were told %s%n%s".formatted(RECOVERY, kills,
                        writing.tally(), output.substring(Math.max(0, output.length() - 3_000))));
            }
        }
    }
}
