package dev.stet.transfer.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.problem.Fault;
import dev.stet.transfer.format.ImportReport;

/**
 * {@code import FILE…}: sends Markdown and NDJSON files, and all such files in folders and ZIP files, to a running Stet. A
 * client of the API like any other, so it works beside a server and from another machine.
 */
public final class ImportCommand {

    private static final String USAGE = """
            import [--draft] [--dry-run] [--unknown=keep|refuse] FILE_OR_FOLDER…
            Sends .md, .markdown and .mdx files (one article each), those in .zip files that export wrote, and .ndjson files
            (one working copy a line, or an archive) to a running Stet, at STET_URL (unless set, here on
            QUARKUS_HTTP_PORT or 8080), with the key in STET_ADMIN_KEY or in $STET_HOME/admin.key.
              --draft           save, but do not publish
              --dry-run         check everything, keep nothing
              --unknown=refuse  refuse front matter with members that no article has; else they go into `custom`""";

    private static final List<String> FLAGS = List.of("--draft", "--dry-run", "--unknown=keep", "--unknown=refuse");

    private final ImportClient client;
    private final PrintStream out;
    private final List<ImportSource> sources;
    /** Which place each article came from. */
    private final Map<String, String> places = new HashMap<>();
    private int failed;

    private ImportCommand(ImportClient client, PrintStream out, List<ImportSource> sources) {
        this.client = client;
        this.out = out;
        this.sources = sources;
    }

    /**
     * Prints a line for each article.
     *
     * @throws StartupFailure for a wrong command line, no server, or articles that failed; what went well stays imported
     */
    public static void run(List<String> words) {
        if (words.contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        List<String> flags = words.stream().filter(word -> word.startsWith("--")).toList();
        List<String> paths = words.stream().filter(word -> !word.startsWith("--")).toList();
        if (paths.isEmpty() || !FLAGS.containsAll(flags)) {
            throw new StartupFailure(USAGE);
        }
        ImportClient client = new ImportClient("publish=%s&dryRun=%s&unknown=%s".formatted(!flags.contains("--draft"),
                flags.contains("--dry-run"), flags.contains("--unknown=refuse") ? "refuse" : "keep"));
        new ImportCommand(client, System.out, ImportSource.in(paths)).send();
    }

    /** Translations whose original is yet to come are sent once more behind it. */
    private void send() {
        List<ImportSource> left = sources;
        List<ImportSource> waiting = send(left, true);
        while (!waiting.isEmpty() && waiting.size() < left.size()) {
            left = waiting;
            waiting = send(left, true);
        }
        send(waiting, false);
        if (failed > 0) {
            throw new StartupFailure("%d of the articles failed; the others are imported.", failed);
        }
    }

    /** @return those that wait for others, where they may */
    private List<ImportSource> send(List<ImportSource> some, boolean mayWait) {
        List<ImportSource> waiting = new ArrayList<>();
        for (ImportSource source : some) {
            String place = "[%d/%d] %s".formatted(sources.indexOf(source) + 1, sources.size(), source);
            try {
                if (source.isMarkdown()) {
                    client.send(source.read(), source.path(), (line, report) -> {
                        if (mayWait && isAheadOfItsOriginal(report)) {
                            waiting.add(source);
                        } else {
                            tell(place, line, report);
                        }
                    });
                } else {
                    client.sendLines(source.file(), (line, report) -> tell(place, line, report));
                }
            } catch (IOException e) {
                throw new StartupFailure("%s: %s", source, e.getMessage());
            }
        }
        return waiting;
    }

    private static boolean isAheadOfItsOriginal(ImportReport report) {
        return report.status() == ImportReport.Status.FAILED
                && report.problem().errors().stream().allMatch(fault -> "#/translationOf".equals(fault.pointer()))
                && !report.problem().errors().isEmpty();
    }

    private void tell(String place, long line, ImportReport report) {
        if (report.status() == ImportReport.Status.FAILED) {
            failed++;
            out.printf("%s:%d  failed: %s%n", place, line, report.problem().detail());
            tell(report.problem().errors());
            return;
        }
        out.printf("%s:%d  %s  %s%s%n", place, line, report.status().word(), what(report),
                report.scheduledFor() == null ? "" : "  from " + report.scheduledFor() + " on");
        tell(report.warnings());
        if (report.kind() == null) {
            String before = places.putIfAbsent(what(report), place + ":" + line);
            if (before != null && report.status() == ImportReport.Status.UPDATED) {
                out.printf("      #/slug %s came from %s before, and this took its place.%n", what(report), before);
            }
        }
    }

    private void tell(List<Fault> faults) {
        faults.forEach(fault -> out.printf("      %s %s%n", fault.pointer(), fault.detail()));
    }

    /** An article is told as its address, another line of an archive as its kind and what it is of. */
    private static String what(ImportReport report) {
        if (report.locale() != null) {
            return report.locale() + "/" + report.slug();
        }
        Integer number = report.revision() != null ? report.revision() : report.edition();
        return report.kind() + " " + (report.slug() != null ? report.slug() : report.id())
                + (number == null ? "" : " " + number);
    }
}
