package dev.stet.comment.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

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
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
