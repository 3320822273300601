package dev.stet.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** What the program does when its own database dies, as the machine it runs on sees it. */
@Tag("soak")
@BesideOthers
class LostDatabaseTest {

    private static final String KEY = "stet_" + "Disk0Full".repeat(5);
    private static final String CANARY = "zqcanary";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;
    private Path disk;

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            run("umount", disk.toString());
        }
    }

    @Test
    void anEndRightAfterTheDeathOfItsDatabaseLeavesNothingRunning() throws Exception {
        leavesNothingRunning(List.of(0L, 400L));
    }

    @Test
    @Tag("endurance")
    void norDoesAnEndAtAnyOtherTimeAfterThat() throws Exception {
        leavesNothingRunning(List.of(50L, 150L, 250L, 600L, 900L, 1_500L));
    }

    /** @param after the death, in milliseconds */
    private void leavesNothingRunning(List<Long> after) throws Exception {
        for (long millis : after) {
            try (Program program = Program.start(folder)) {
                ProcessHandle postmaster = program.postmaster().orElseThrow();
                postmaster.destroyForcibly();
                Thread.sleep(millis);
                program.terminate();
                assertEquals(List.of(), Backends.of(new StetHome(folder.toRealPath())).all());
                assertTrue(program.postmaster().filter(ProcessHandle::isAlive)
                        .filter(left -> left.info().arguments().isPresent()).isEmpty(), program.output());
                assertFalse(program.output().contains("ERROR ServerSupervisor"), program.output());
            }
        }
    }

    @Test
    void itIsReadyAgainAfterEachKillAndSaysSoOnce() throws Exception {
        try (Program program = Program.start(folder, Map.of("STET_ADMIN_KEY", KEY))) {
            for (int kill = 1; kill <= 3; kill++) {
                ProcessHandle killed = program.postmaster().orElseThrow();
                killed.destroyForcibly();
                await(() -> program.postmaster().filter(next -> next.pid() != killed.pid()).isPresent() && isReady(program));
                assertEquals(201, write(program, "after-kill-" + kill));
                assertEquals(200, status(program, "/q/health/live"));
            }
            assertEquals(3, program.output().lines().filter(line -> line.contains("PostgreSQL runs again")).count());
            assertEquals(3, program.output().lines().filter(line -> line.contains("PostgreSQL has died")).count());
        }
    }

    @Test
    void withoutRoomItSaysWhyOnceAndEndsWithACodeOfItsOwn() throws Exception {
        mountWal();
        try (Program program = Program.start(folder, Map.of("STET_ADMIN_KEY", KEY, "STET_POSTGRES_PATIENCE", "10s"))) {
            fill(program);
            await(() -> !isReady(program));
            assertEquals(200, status(program, "/q/health/live"));
            await(() -> status(program, "/q/health/live") == 503);

            assertEquals(69, program.awaitExit());
            String output = program.output();
            assertEquals(1, output.lines().filter(line -> line.contains("ERROR ServerSupervisor")).count(), output);
            int last = output.indexOf("stet: The database was lost");
            assertTrue(last > 0 && output.indexOf("No space left on device") < last, output);
            assertTrue(output.substring(last).contains("No space left on device"), output);
            assertFalse(output.contains(CANARY), "what people wrote is in the log");
            assertTrue(output.lines().filter(line -> !line.contains(" access ") && !line.contains(" health ")).count() < 3_000,
                    output);
        }
    }

    @Test
    @Tag("endurance")
    void whereRoomIsMadeItGoesOnWithAllThatItHadAcknowledged() throws Exception {
        mountWal();
        try (Program program = Program.start(folder, Map.of("STET_ADMIN_KEY", KEY))) {
            List<String> acknowledged = fill(program);
            await(() -> !isReady(program));
            Thread.sleep(3_000); // a failed start or two
            run("mount", "-o", "remount,size=200m", disk.toString());
            await(() -> isReady(program));
            for (String slug : acknowledged) {
                assertEquals(200, status(program, "/api/v1/editorial/articles/" + slug), slug);
            }
            assertEquals(201, write(program, "after"));
        }
    }

    /** A disk of its own for what is to be written before it is acknowledged. */
    private void mountWal() throws Exception {
        Program.start(folder).close();
        Path wal = folder.resolve("postgresql/data/pg_wal");
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=40m,mode=777", "tmpfs", mounted.toString()) == 0, "may not mount");
        disk = mounted;
        assertEquals(0, run("cp", "-a", wal.toString(), disk.toString()));
        assertEquals(0, run("rm", "-r", wal.toString()));
        Files.createSymbolicLink(wal, disk.resolve("pg_wal"));
    }

    private static int run(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                .waitFor();
    }

    /** Writes until it is refused. */
    private static List<String> fill(Program program) {
        List<String> acknowledged = new ArrayList<>();
        for (int n = 0; n < 5_000 && write(program, "fill-" + n) == 201; n++) {
            acknowledged.add("fill-" + n);
        }
        assertTrue(acknowledged.size() < 5_000, "the disk is not full");
        return acknowledged;
    }

    private static int write(Program program, String slug) {
        byte[] noise = new byte[20_000];
        new SecureRandom().nextBytes(noise);
        return send(request(program, "/api/v1/editorial/articles").POST(BodyPublishers.ofString("""
                {"slug": "%s", "locale": "en", "title": "%s", "sections": [{"slug": "one", "heading": "One", "body": "%s"}]}"""
                .formatted(slug, CANARY, CANARY + HexFormat.of().formatHex(noise)))));
    }

    private static boolean isReady(Program program) {
        return status(program, "/q/health/ready") == 200;
    }

    private static int status(Program program, String path) {
        return send(request(program, path));
    }

    private static HttpRequest.Builder request(Program program, String path) {
        return HttpRequest.newBuilder(URI.create(program.address() + path)).header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private static int send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        long begin = System.nanoTime();
        while (!state.getAsBoolean()) {
            assertTrue(System.nanoTime() - begin < 60_000_000_000L, "not within a minute");
            Thread.sleep(50);
        }
    }
}
