package dev.stet.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.postgres.Subprocess.Outcome;

/** The folder of the database: made whole or not at all, and refused where it belongs to another PostgreSQL. */
final class Cluster {

    private static final Pattern PASSWORD = Pattern.compile("[ -~]+");
    static final String SUPERUSER = "postgres";
    /** A major version reads its own clusters only. */
    static final String VERSION = "18";

    private Cluster() {
    }

    /** Only {@code initdb}, run by {@code account}, sees a half-made cluster: it has another name until it is done. */
    static void ensure(StetHome home, PostgresBinaries binaries, Subprocess account) {
        try {
            if (Files.isDirectory(home.data())) {
                check(home);
            } else {
                make(home, binaries, account);
            }
        } catch (IOException e) {
            throw new StartupFailure("The database in %s cannot be made or read (%s).", home.data(), e);
        }
    }

    private static void check(StetHome home) throws IOException {
        Path file = home.data().resolve("PG_VERSION");
        String version = Files.isRegularFile(file) ? Files.readString(file).strip() : "an unknown version";
        if (!version.equals(VERSION)) {
            throw new StartupFailure("The database in %s was made by PostgreSQL %s, this Stet brings PostgreSQL %s. "
                    + "Dump it with PostgreSQL %s's pg_dump, move the folder away, start Stet and restore the dump; "
                    + "or start the Stet that made it.", home.data(), version, VERSION, version);
        }
        if (!Files.isReadable(home.password()) || !PASSWORD.matcher(text(home.password())).matches()) {
            throw new StartupFailure("The database in %s is there, but not the password to it in %s. Put that file back "
                    + "from a backup.", home.data(), home.password());
        }
    }

    /** Whatever bytes it has; of a folder, nothing. */
    private static String text(Path file) throws IOException {
        return Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    private static void make(StetHome home, PostgresBinaries binaries, Subprocess account) throws IOException {
        Path half = home.postgresql().resolve("data.new");
        StetHome.delete(half);
        writePassword(home);
        Outcome outcome = account.with(binaries.program("initdb"), "--pgdata", half, "--username", SUPERUSER,
                "--pwfile", home.password(), "--auth", "scram-sha-256", "--data-checksums", "--encoding", "UTF8",
                "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions").run();
        if (outcome.failed()) {
            throw new StartupFailure("The database cannot be made in %s:%n%s", half, outcome.output());
        }
        StetHome.rename(half, home.data());
    }

    /** Belongs to whom the folder belongs to, because {@code initdb} reads it too. */
    private static void writePassword(StetHome home) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(home.password());
        try (FileChannel file = FileChannel.open(home.password(),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            file.write(ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes()));
            file.force(true);
        }
        Files.setOwner(home.password(), Files.getOwner(home.postgresql()));
    }
}
