package dev.stet.comment.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Where the key is that the default set-up makes for itself: beside the data that it protects. */
final class EmailKeyFile {

    private EmailKeyFile() {
    }

    /** Only this account may read the file; it is there wholly or not at all. */
    static void write(Path file, String key) {
        try {
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "email", ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, key + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "No key that protects e-mail addresses can be written to %s (%s). Give this account"
                            .formatted(file, e) + " the right to write there, or set STET_EMAIL_KEYS.");
        }
    }

    /** What is no text is read as some that is no key. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The key that protects e-mail addresses cannot be read from %s (%s). Make it a file"
                            .formatted(file, e) + " that this account can read.");
        }
    }
}
