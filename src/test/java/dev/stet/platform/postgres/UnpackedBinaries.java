package dev.stet.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked once for all tests of a run: that is the slow part of a start, and always the same. */
public final class UnpackedBinaries {

    /** Under this property the class loaders of a run find what another of them unpacked. */
    private static final String SHELF = "tests.postgresql-shelf";

    private UnpackedBinaries() {
    }

    /** Puts them into a data folder, as a link, unless it has some. */
    public static void lend(Path folder) {
        try {
            Path unpacked = unpacked();
            Path link = new StetHome(folder).furnish().postgresql().resolve(unpacked.getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path unpacked() throws IOException {
        if (System.getProperty(SHELF) == null) {
            Path shelf = Files.createTempDirectory("stet-shelf");
            System.setProperty(SHELF, PostgresBinaries.unpackInto(new StetHome(shelf).furnish()).folder().toString());
            deleteAtTheEnd(shelf);
        }
        return Path.of(System.getProperty(SHELF));
    }

    /** After the servers that still run were stopped, which takes these programs. */
    private static void deleteAtTheEnd(Path shelf) throws IOException {
        try (Stream<Path> files = Files.walk(shelf)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }
}
