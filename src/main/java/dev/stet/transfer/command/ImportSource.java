package dev.stet.transfer.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.stet.platform.StartupFailure;
import dev.stet.transfer.importing.ImportedArticleReader;

/**
 * A file to be imported, in a folder or in a ZIP file that export wrote.
 *
 * @param path where it lies: from the folder that was named on, or from the one around it where a file was named
 * @param inside its name in a ZIP file; {@code null} for a file by itself
 */
record ImportSource(Path file, String path, String inside) {

    private static final List<String> MARKDOWN = List.of(".md", ".markdown", ".mdx");
    private static final String LINES = ".ndjson";
    private static final String ZIP = ".zip";

    /** In the order of their names; what is neither Markdown nor NDJSON is passed over. */
    static List<ImportSource> in(List<String> paths) {
        List<ImportSource> sources = new ArrayList<>();
        for (String path : paths) {
            try (Stream<Path> found = Files.walk(Path.of(path))) {
                for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                    sources.addAll(of(file, from(Path.of(path), file)));
                }
            } catch (IOException e) {
                throw new StartupFailure("Cannot read %s: %s.", path, e.getMessage());
            }
        }
        if (sources.isEmpty()) {
            throw new StartupFailure("There is no %s or %s file in %s.", String.join(", ", MARKDOWN), LINES,
                    String.join(", ", paths));
        }
        return sources;
    }

    private static String from(Path named, Path file) {
        Path root = named.toAbsolutePath().normalize();
        Path around = Files.isDirectory(root) || root.getParent() == null ? root : root.getParent();
        Path above = around.getParent() == null ? around : around.getParent();
        return above.relativize(file.toAbsolutePath().normalize()).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static List<ImportSource> of(Path file, String path) throws IOException {
        String name = file.toString();
        if (!name.endsWith(ZIP)) {
            return isMarkdown(name) || name.endsWith(LINES) ? List.of(new ImportSource(file, path, null)) : List.of();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).filter(ImportSource::isMarkdown).sorted()
                    .map(entry -> new ImportSource(file, entry, entry)).toList();
        }
    }

    private static boolean isMarkdown(String name) {
        return MARKDOWN.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    boolean isMarkdown() {
        return inside != null || isMarkdown(file.toString());
    }

    /** No more than an article may have, and a byte. */
    byte[] read() throws IOException {
        if (inside == null) {
            try (InputStream stream = Files.newInputStream(file)) {
                return stream.readNBytes(ImportedArticleReader.MAX_COPY + 1);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream stream = zip.getInputStream(zip.getEntry(inside))) {
            return stream.readNBytes(ImportedArticleReader.MAX_COPY + 1);
        }
    }

    @Override
    public String toString() {
        return inside == null ? file.toString() : file + "/" + inside;
    }
}
