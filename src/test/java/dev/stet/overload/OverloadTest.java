package dev.stet.overload;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * More is asked of a small Stet than it can do: it refuses what is too much, stays alive for everybody else, loses nothing, and
 * is as before a moment later.
 */
@Tag("soak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated
class OverloadTest {

    private static final Set<String> READ = Set.of("200", "429", "503");
    private static final Set<String> WRITTEN = Set.of("201", "202", "429", "503");
    /** Who sends too slowly is also told so, or just cut off. */
    private static final Set<String> POSTED = Set.of("408", "413", "429", "503", "closed");
    /** For what is read meanwhile, on a machine that does nothing else. */
    private static final Duration ALONE = Duration.ofSeconds(1);
    /** Where others may be at work on the same processors; who waits for a worker there, waits longer. */
    private static final Duration SHARED = Duration.ofSeconds(3);
    /** Pages until a machine just started no longer compiles its own code instead of answering. */
    private static final int WARMING = 60;

    @TempDir
    static Path folder;

    private SmallDisk disk;
    private SmallStet stet;
    /** With what they may be told. */
    private final Map<Crowd, Set<String>> crowds = new LinkedHashMap<>();

    @BeforeAll
    void start() throws Exception {
        disk = new SmallDisk(Files.createDirectory(folder.resolve("home")));
        stet = new SmallStet(folder.resolve("home"));
        for (int i = 0; i < WARMING; i++) {
            TimedRequest.get(stet.address + SmallStet.LARGE_PAGE);
        }
        TimedRequest page = TimedRequest.get(stet.address + SmallStet.LARGE_PAGE);
        assertTrue(page.body().length() > 1_000_000, page.outcome() + ", " + page.body().length() + " bytes");
        stet.requireNormal();
    }

    @AfterAll
    void end() throws Exception {
        try (SmallDisk last = disk; SmallStet first = stet) {
            disk.free();
        }
    }

    @Test
    @Order(1)
    void givesALargePageToManyAtOnce() throws Exception {
        storm(SHARED, Duration.ofSeconds(10), () -> largePage());
    }

    @Test
    @Tag("endurance")
    @Order(1)
    void givesALargePageToManyAtOnceForHalfAMinute() throws Exception {
        storm(ALONE, Duration.ofSeconds(30), () -> largePage());
    }

    @Test
    @Order(2)
    void waitsForSlowBodiesWithoutAWorker() throws Exception {
        storm(SHARED, Crowd.PATIENCE.plusSeconds(5), () -> slowPosters());
    }

    @Test
    @Order(3)
    void leadsAThousandFollowers() throws Exception {
        storm(SHARED, Duration.ofSeconds(10), () -> followers());
    }

    @Test
    @Order(4)
    void exportsToAFewAtOnce() throws Exception {
        storm(SHARED, Duration.ofSeconds(10), () -> exports());
    }

    @Test
    @Order(5)
    void outlivesAFullDisk() throws Exception {
        assumeTrue(disk.isMounted(), "Only who may mount a file system can fill one");
        storm(SHARED, Duration.ZERO, () -> fullDisk());
    }

    @Test
    @Tag("endurance")
    @Order(6)
    void outlivesAllOfItTogether() throws Exception {
        storm(ALONE, Duration.ofSeconds(10), () -> {
            slowPosters();
            followers();
            exports();
            largePage();
            Thread.sleep(10_000);
            if (disk.isMounted()) {
                fullDisk();
            }
        });
    }

    private void largePage() {
        crowd(200, VisitScript.get(SmallStet.LARGE_PAGE), READ);
    }

    private void slowPosters() {
        crowd(300, VisitScript.slowPost("/api/v1/articles/" + SmallStet.DISCUSSED + "/comments"), POSTED);
    }

    private void followers() {
        crowd(1_000, VisitScript.get("/api/v1/integration/changes").with("Authorization: Bearer " + stet.key)
                .with("Accept: text/event-stream").staying(), READ);
    }

    private void exports() {
        crowd(30, VisitScript.get("/api/v1/integration/export").with("Authorization: Bearer " + stet.key)
                .with("Accept: application/x-ndjson"), READ);
    }

    private void crowd(int size, VisitScript visit, Set<String> allowed) {
        crowds.put(new Crowd(stet.address, size, visit), allowed);
    }

    /** For ten seconds. */
    private void fullDisk() throws Exception {
        for (int i = 0; i < 100; i++) {
            disk.fill();
            Thread.sleep(100);
        }
        disk.free();
    }

    private interface Load {
        void begin() throws Exception;
    }

    /**
     * @param limit for what is read meanwhile
     * @param time from when all are there until they leave
     */
    private void storm(Duration limit, Duration time, Load load) throws Exception {
        stet.requireRunning();
        crowds.clear();
        List<Executable> promises = new ArrayList<>();
        try (ResponsivenessProbe liveness = new ResponsivenessProbe(stet.address + "/q/health/live", limit);
                ResponsivenessProbe cached = new ResponsivenessProbe(stet.address + SmallStet.CACHED, limit);
                AcknowledgedWrites during = stet.writers().start()) {
            load.begin();
            Thread.sleep(time.toMillis());
            crowds.keySet().forEach(Crowd::close);
            promises.addAll(List.of(liveness::requireQuick, cached::requireQuick, stet::requireNormal, during::requireAll,
                    () -> during.tally().requireOnly("Writers", WRITTEN),
                    () -> assertTrue(during.count() > 0, "Nobody could write: " + during.tally())));
        }
        crowds.forEach((crowd, allowed) -> promises.add(() -> crowd.tally().requireOnly(crowd.toString(), allowed)));
        assertAll(promises);
    }
}
