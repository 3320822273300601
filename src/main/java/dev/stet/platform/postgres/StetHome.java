package dev.stet.platform.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

    /**
     * Keeps a second program away from one data folder. The system frees it when the process ends, however it ends, so a
     * held lock always means a living program.
     */
    static final class HomeLock {

        private final FileChannel channel;

        private HomeLock(FileChannel channel) {
            this.channel = channel;
        }

        static HomeLock take(StetHome home) {
            try {
                FileChannel channel = FileChannel.open(home.lock(), CREATE, READ, WRITE);
                if (channel.tryLock() == null) {
                    channel.close();
                    throw held(home);
                }
                return new HomeLock(channel).signed();
            } catch (IOException e) {
                throw new StartupFailure("The lock %s cannot be taken (%s). Give this account the right to write there, "
                        + "or set STET_HOME to another folder.", home.lock(), e);
            }
        }

        private static StartupFailure held(StetHome home) throws IOException {
            return new StartupFailure("The data folder %s is in use by another Stet (process %s). Stop that one, "
                    + "or set STET_HOME to another folder for this one.", home.path(), Files.readString(home.lock()).strip());
        }

        private HomeLock signed() throws IOException {
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return this;
        }

        void release() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("The lock of the data folder was not freed", e);
            }
        }
    }
}
