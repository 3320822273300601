package dev.stet.auth.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;

/** A file with one key in it, for its owner's eyes only. */
public class KeyFile {

    private KeyFile() {
    }

    /** Empty if there is no file, or something else in it. */
    public static Optional<KeyText> read(Path file) {
        try {
            // one character a byte, whatever they are: what is no text is no key either
            return Files.exists(file) ? KeyText.parse(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new ConfigurationException("The administrator's key cannot be read from %s (%s). Make it a file that this "
                    .formatted(file, e) + "account can read, or delete it for a new key.");
        }
    }

    /** Whoever looks sees the old file or the whole new one, never one that others may read. */
    public static void write(Path file, KeyText key) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            // temporary files are made with mode 0600
            Path written = Files.createTempFile(folder, ".admin", ".key");
            Files.writeString(written, key.reveal() + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException("The administrator's key cannot be written to %s (%s). Give this account the right"
                    .formatted(file, e) + " to write there, or set STET_ADMIN_KEY.");
        }
    }
}
