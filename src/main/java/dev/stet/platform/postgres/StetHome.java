package dev.stet.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.stet.platform.StartupFailure;

/** The folder that holds people's data ($STET_HOME), absolute, where things lie in it, and how they come in whole. */
record StetHome(Path path) {

    StetHome {
        path = path.toAbsolutePath().normalize();
    }

    /** Makes the folders that are missing, with links resolved; only this account may look into {@link #postgresql}. */
    StetHome furnish() {
        refuseBelowTarget();
        try {
            StetHome real = new StetHome(Files.createDirectories(path).toRealPath());
            real.refuseBelowTarget();
            if (!Files.isDirectory(real.postgresql())) {
                Files.createDirectory(real.postgresql(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(real.log());
            return real;
        } catch (IOException e) {
            throw new StartupFailure("The data folder %s cannot be used (%s). Give this account the right to write there, "
                    + "or set STET_HOME to another folder.", path, e);
        }
    }

    private void refuseBelowTarget() {
        if (StreamSupport.stream(path.spliterator(), false).anyMatch(name -> name.toString().equals("target"))) {
            throw new StartupFailure("The data folder %s lies below a folder named 'target', which a build deletes. "
                    + "Set STET_HOME to another folder.", path);
        }
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path postgresql() {
        return path.resolve("postgresql");
    }

    Path data() {
        return postgresql().resolve("data");
    }

    Path password() {
        return postgresql().resolve("password");
    }

    Path log() {
        return postgresql().resolve("log");
    }

    /** With all that is in it; a link goes, what it points to stays. Nothing to delete is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** A finished folder takes its name at once and for good: also when the power fails right after. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }
}
