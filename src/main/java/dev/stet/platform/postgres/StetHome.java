package dev.stet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.StreamSupport;

import dev.stet.platform.StartupFailure;

/** The folder that holds people's data ($STET_HOME), absolute, and where things lie in it. */
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
}
