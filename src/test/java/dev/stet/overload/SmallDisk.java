package dev.stet.overload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of its own that can be filled; only where this process may mount one. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final Path ballast;
    private final boolean mounted;

    SmallDisk(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
        this.mounted = run("mount", "-t", "tmpfs", "-o", "size=640m,mode=0755", "stet", folder.toString());
    }

    boolean isMounted() {
        return mounted;
    }

    /** To the last byte; what became free since is taken too. */
    void fill() throws IOException {
        byte[] zeros = new byte[1 << 16];
        for (int size = zeros.length; size > 0; size /= 16) {
            try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)) {
                while (folder.toFile().getUsableSpace() > 0) {
                    out.write(zeros, 0, size);
                }
            } catch (IOException full) {
                // smaller pieces may still fit
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted && !run("umount", folder.toString())) {
            run("umount", "--lazy", folder.toString());
        }
    }
}
