package dev.stet.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import dev.stet.platform.StartupFailure;

/** PostgreSQL's programs for this system, unpacked once into a folder named by what was unpacked. */
record PostgresBinaries(Path folder) {

    private static final String PREFIX = "binaries-";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    static PostgresBinaries unpackInto(StetHome home) {
        String archive = "/postgres-" + system() + ".txz";
        try {
            Path folder = home.postgresql().resolve(PREFIX + fingerprint(archive));
            if (!Files.isDirectory(folder)) {
                deleteOthers(home);
                Path half = home.postgresql().resolve(folder.getFileName() + ".new");
                unpack(archive, half);
                StetHome.rename(half, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new StartupFailure("PostgreSQL cannot be unpacked into %s (%s).", home.postgresql(), e);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : name;
        String arch = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        return os + "-" + arch;
    }

    /** Tells one release's binaries from the next one's, which their jars do not. */
    private static String fingerprint(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new StartupFailure("Stet brings no PostgreSQL for this system (%s). "
                    + "Start one yourself and set STET_DATABASE_URL=jdbc:postgresql://host:5432/stet.", system());
        }
        return in;
    }

    private static void deleteOthers(StetHome home) throws IOException {
        List<Path> others;
        try (Stream<Path> files = Files.list(home.postgresql())) {
            others = files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path other : others) {
            StetHome.delete(other);
        }
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, PROGRAM);
            }
        }
    }
}
