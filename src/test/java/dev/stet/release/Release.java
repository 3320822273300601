package dev.stet.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.testsupport.Program;

/**
 * What a release of Stet wrote and answered, kept so that later ones are held to it. Its keys open nothing else. Where a later
 * one is to answer otherwise, the record says so: erased comments are no longer counted, and an article that stands first
 * elsewhere is no longer in the sitemap.
 */
record Release(Path folder) {

    /** An administrator's, from the environment. */
    static final String ADMIN_KEY = "stet_release0000000000000000000000000000000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALLEST = 9;

    static Release named(String name) {
        return new Release(Path.of("src", "test", "resources", name).toAbsolutePath());
    }

    /** One question with its answer. {@code carried} says whether an empty Stet answers so too once it has the archive. */
    record Exchange(RecordedRequest question, RecordedAnswer answer, boolean carried) {
    }

    /** Nothing is forgotten because it became old since it was recorded, nobody is mailed, no receiver is found. */
    static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("STET_ADMIN_KEY", ADMIN_KEY, "STET_SAMPLES", "false",
                "STET_ARTICLE_URL", "https://example.org/{locale}/{slug}", "STET_PUBLIC_URL", "https://api.example.org"));
        List.of("STET_CHANGES_KEEP", "STET_KEEP_SPAM", "STET_WEBHOOK_KEEP_DELIVERIES", "STET_WEBHOOK_GIVE_UP_AFTER",
                "STET_WEBHOOK_DISABLE_AFTER").forEach(name -> environment.put(name, "36500d"));
        environment.putAll(Map.of("STET_POSTING_MIN_AGE", "0s", "STET_POSTING_LIMIT", "1000", "JDK_JAVA_OPTIONS", "-Xmx256m"));
        return environment;
    }

    RunningStet at(Program program) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        JSON.readTree(folder.resolve("keys.json").toFile()).properties()
                .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
        return new RunningStet(program.address(), keys);
    }

    List<Exchange> exchanges() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("answers.ndjson"))) {
            return lines.map(Release::read).toList();
        }
    }

    private static Exchange read(String line) {
        try {
            return JSON.readValue(line, Exchange.class);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    byte[] archive() throws IOException {
        return Files.readAllBytes(folder.resolve("archive.ndjson"));
    }

    /** @param home stopped; its binaries, logs and locks stay behind */
    void keep(Path home, Map<String, String> keys, byte[] archive, List<Exchange> exchanges) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("archive.ndjson"), archive);
        JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("keys.json").toFile(), keys);
        StringBuilder lines = new StringBuilder();
        for (Exchange exchange : exchanges) {
            lines.append(JSON.writeValueAsString(exchange)).append('\n');
        }
        Files.writeString(folder.resolve("answers.ndjson"), lines);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("home.tar.xz")));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(out, SMALLEST));
                Stream<Path> files = Files.walk(home)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path file : files.sorted().filter(file -> isData(home.relativize(file).toString())).toList()) {
                put(tar, file, home.relativize(file).toString());
            }
        }
    }

    private static boolean isData(String path) {
        return !path.isEmpty() && !path.equals("lock") && !path.matches("postgresql/(binaries-|log).*")
                && !path.matches("postgresql/data/(postmaster\\.(pid|opts)|pg_wal/.*\\.ready)");
    }

    private static void put(TarArchiveOutputStream tar, Path file, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(file, name);
        entry.setUserId(0);
        entry.setGroupId(0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        if (Files.isRegularFile(file)) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    /** Into an empty folder, with the modes that PostgreSQL asks for, whatever became of those of the fixture. */
    void unpackHome(Path home) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("home.tar.xz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file, PosixFilePermissions
                            .asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }
}
