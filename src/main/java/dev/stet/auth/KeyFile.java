package dev.stet.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file with one key in it, for its owner's eyes only. */
class KeyFile {

    private KeyFile() {
    }

    /** Empty if there is no file, or something else in it. */
    static Optional<KeyText> read(Path file) {
        try {
            return Files.exists(file) ? KeyText.parse(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Whoever looks sees the old file or the whole new one, never one that others may read. */
    static void write(Path file, KeyText key) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            // temporary files are made with mode 0600
            Path written = Files.createTempFile(folder, ".admin", ".key");
            Files.writeString(written, key.reveal() + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
