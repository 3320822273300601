package dev.stet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.sun.security.auth.module.UnixSystem;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.postgres.Subprocess.Outcome;

/**
 * Who runs PostgreSQL. It refuses root, so under root it runs in a user namespace where root is nobody and the files stay
 * root's; where that is not permitted (most containers), as an unprivileged user who is given the files.
 */
final class ServerUser {

    /** Numbers as the system writes them: macOS' nobody is 4294967294, which is no int. */
    private record Owner(String user, String group) {

        static Owner nobody() {
            String number = isMac() ? "4294967294" : "65534";
            return new Owner(number, number);
        }

        static Owner of(Path folder) throws IOException {
            return new Owner(read(folder, "unix:uid"), read(folder, "unix:gid"));
        }

        private static String read(Path folder, String attribute) throws IOException {
            return Integer.toUnsignedString((Integer) Files.getAttribute(folder, attribute));
        }

        boolean isRoot() {
            return user.equals("0");
        }
    }

    private ServerUser() {
    }

    /** What PostgreSQL's programs are started with; {@code binaries} are tried, so a failure is told here. */
    static Subprocess choose(StetHome home, PostgresBinaries binaries) {
        Subprocess plain = new Subprocess(home.postgresql(), List.of());
        if (new UnixSystem().getUid() != 0) {
            return plain;
        }
        Subprocess namespace = plain.with("unshare", "--user");
        Owner owner = owner(home);
        if (owner.isRoot() && !tryOut(namespace, binaries).failed()) {
            return namespace;
        }
        return hand(home, owner.isRoot() ? Owner.nobody() : owner, binaries);
    }

    private static Subprocess hand(StetHome home, Owner next, PostgresBinaries binaries) {
        Owner before = owner(home);
        give(home, next);
        Subprocess other = new Subprocess(home.postgresql(), isMac() ? List.of("sudo", "-n", "-u", "#" + next.user())
                : List.of("setpriv", "--reuid=" + next.user(), "--regid=" + next.group(), "--clear-groups"));
        Outcome outcome = tryOut(other, binaries);
        if (outcome.failed()) {
            // so that a start where namespaces are permitted is not bound by this attempt
            give(home, before);
            throw new StartupFailure("PostgreSQL refuses to run as root, and running it as user %s failed (%s). "
                    + "Start Stet as an ordinary user, or set STET_HOME to a folder that user %s can enter.",
                    next.user(), outcome.output(), next.user());
        }
        return other;
    }

    private static void give(StetHome home, Owner owner) {
        new Subprocess(home.postgresql(), List.of("chown", "-Rh", owner.user() + ":" + owner.group(), ".")).run();
    }

    private static Outcome tryOut(Subprocess subprocess, PostgresBinaries binaries) {
        return subprocess.with(binaries.program("postgres"), "--version").run();
    }

    private static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }

    private static Owner owner(StetHome home) {
        try {
            return Owner.of(home.postgresql());
        } catch (IOException e) {
            throw new StartupFailure("The data folder %s cannot be read (%s).", home.path(), e);
        }
    }
}
