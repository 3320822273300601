package dev.stet.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The processes of one server beside its main one, known by the name of its cluster. Where that one is killed, they end by
 * themselves, but one that is at work only after it: and until then no other server may have the folder. PostgreSQL sees to
 * that too, by its shared memory, but it merely refuses.
 *
 * @param cluster unlike that of any other server on this machine
 */
record Backends(String cluster) {

    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 20;
    private static final Path PROCESSES = Path.of("/proc");

    /** As the title of each process has it, which everybody may read. */
    static Backends of(StetHome home) {
        return new Backends("stet-" + UUID.nameUUIDFromBytes(home.path().toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns when none is left, or none that can be ended. Only to be called when their main process is gone. */
    void end() {
        if (!areGoneWithin(TIME_TO_LEAVE)) {
            all().forEach(ProcessHandle::destroyForcibly);
            areGoneWithin(TIME_TO_DIE);
        }
    }

    private boolean areGoneWithin(Duration time) {
        long begin = System.nanoTime();
        while (!all().isEmpty()) {
            if (System.nanoTime() - begin > time.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** None where the system does not show them so: there they are waited for by trying to start. */
    List<ProcessHandle> all() {
        if (!Files.isDirectory(PROCESSES)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+")).filter(this::isOurs)
                    .map(entry -> ProcessHandle.of(Long.parseLong(entry.getFileName().toString())))
                    .flatMap(Optional::stream).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private boolean isOurs(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .startsWith("postgres: " + cluster + ": ");
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }
}
