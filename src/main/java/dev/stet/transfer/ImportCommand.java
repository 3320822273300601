package dev.stet.transfer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.stet.platform.StartupFailure;

/**
 * {@code import FILE…}: sends Markdown and NDJSON files, and all such files in folders, to a running Stet. A client of the
 * API like any other, so it works beside a server and from another machine.
 */
public final class ImportCommand {

    private static final String USAGE = """
            import [--draft] [--dry-run] FILE_OR_FOLDER…
            Sends .md files (one article each) and .ndjson files (one working copy a line) to a running Stet, at STET_URL
            (http://localhost:8080 unless set), with the key in STET_ADMIN_KEY or in $STET_HOME/admin.key.
              --draft    save, but do not publish
              --dry-run  check everything, keep nothing""";

    private final ImportClient client;
    private final PrintStream out;
    private int failed;

    private ImportCommand(ImportClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /**
     * Prints a line for each article.
     *
     * @throws StartupFailure for a wrong command line, no server, or articles that failed; what went well stays imported
     */
    public static void run(List<String> words) {
        List<String> flags = words.stream().filter(word -> word.startsWith("--")).toList();
        List<String> paths = words.stream().filter(word -> !word.startsWith("--")).toList();
        if (paths.isEmpty() || !List.of("--draft", "--dry-run").containsAll(flags)) {
            throw new StartupFailure(USAGE);
        }
        ImportClient client = new ImportClient(!flags.contains("--draft"), flags.contains("--dry-run"));
        new ImportCommand(client, System.out).send(files(paths));
    }

    private static List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            try (Stream<Path> found = Files.walk(Path.of(path))) {
                found.filter(file -> Files.isRegularFile(file) && isArticle(file.toString())).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new StartupFailure("Cannot read %s: %s.", path, e.getMessage());
            }
        }
        if (files.isEmpty()) {
            throw new StartupFailure("There is no .md or .ndjson file in %s.", String.join(", ", paths));
        }
        return files;
    }

    private static boolean isArticle(String name) {
        return name.endsWith(".md") || name.endsWith(".ndjson");
    }

    private void send(List<Path> files) {
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            String place = "[%d/%d] %s".formatted(i + 1, files.size(), file);
            try {
                client.send(file, (line, report) -> tell(place, line, report));
            } catch (IOException e) {
                throw new StartupFailure("%s: %s", file, e.getMessage());
            }
        }
        if (failed > 0) {
            throw new StartupFailure("%d of the articles failed; the others are imported.", failed);
        }
    }

    private void tell(String place, long line, ImportReport report) {
        if (report.status() == ImportReport.Status.FAILED) {
            failed++;
            out.printf("%s:%d  failed: %s%n", place, line, report.problem().detail());
            report.problem().errors().forEach(fault -> out.printf("      %s %s%n", fault.pointer(), fault.detail()));
        } else {
            out.printf("%s:%d  %s  %s/%s%n", place, line, report.status().word(), report.locale(), report.slug());
        }
    }
}
