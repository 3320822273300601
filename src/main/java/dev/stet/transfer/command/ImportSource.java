package dev.stet.transfer.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.stet.platform.StartupFailure;
import dev.stet.transfer.importing.ImportedArticleReader;

/**
 * A file to be imported, in a folder or in a ZIP file that export wrote.
 *
 * @param inside its name there; {@code null} for a file by itself
 */
record ImportSource(Path file, String inside) {

    private static final String MARKDOWN = ".md";
    private static final String LINES = ".ndjson";
    private static final String ZIP = ".zip";

    /** In the order of their names; what is neither Markdown nor NDJSON is passed over. */
    static List<ImportSource> in(List<String> paths) {
        List<ImportSource> sources = new ArrayList<>();
        for (String path : paths) {
            try (Stream<Path> found = Files.walk(Path.of(path))) {
                for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                    sources.addAll(of(file));
                }
            } catch (IOException e) {
                throw new StartupFailure("Cannot read %s: %s.", path, e.getMessage());
            }
        }
        if (sources.isEmpty()) {
            throw new StartupFailure("There is no .md or .ndjson file in %s.", String.join(", ", paths));
        }
        return sources;
    }

    private static List<ImportSource> of(Path file) throws IOException {
        String name = file.toString();
        if (!name.endsWith(ZIP)) {
            return name.endsWith(MARKDOWN) || name.endsWith(LINES) ? List.of(new ImportSource(file, null)) : List.of();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).filter(entry -> entry.endsWith(MARKDOWN)).sorted()
                    .map(entry -> new ImportSource(file, entry)).toList();
        }
    }

    boolean isMarkdown() {
        return inside != null || file.toString().endsWith(MARKDOWN);
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
