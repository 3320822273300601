package dev.stet.transfer.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.Program;

/**
 * Articles that others wrote come in by the command line as they are, each loss is named, and a second time changes nothing.
 */
@Tag("soak")
class CorpusImportTest {

    private static final Path BLOGS = Path.of("../shared/corpus/blogs");
    private static final double AT_LEAST = 0.95;
    private static final Pattern REPORT = Pattern.compile("\\[\\d+/\\d+] .*:1 {2}(created|updated|unchanged|failed)\\b.*");

    @TempDir
    Path home;

    @Test
    void nearlyAllComeIn() throws IOException {
        assumeTrue(Files.isDirectory(BLOGS), "the corpus lies beside the project or nowhere");
        try (Program program = Program.start(home, Map.of("STET_SAMPLES", "false"))) {
            List<String> first = reports(program);
            List<String> failed = first.stream().filter(report -> report.contains("  failed")).toList();

            assertEquals(articles(), first.size());
            System.out.println(first.size() - failed.size() + " of " + first.size() + " came in. " + String.join("\n", failed));
            assertTrue(first.size() - failed.size() >= AT_LEAST * first.size(), () -> String.join("\n", failed));
            assertEquals(List.of(), failed.stream().filter(report -> !report.matches(".* {2}failed: .{20,}")).toList());
            assertEquals(List.of(), reports(program).stream().filter(report -> !report.matches(".* {2}(unchanged|failed).*"))
                    .toList());
        }
    }

    private List<String> reports(Program server) {
        try (Program command = Program.launch(home, Map.of("STET_URL", server.address()), "import", BLOGS.toString())) {
            command.awaitExit();
            return command.output().lines().filter(line -> REPORT.matcher(line).matches()).toList();
        }
    }

    private static long articles() throws IOException {
        try (Stream<Path> files = Files.walk(BLOGS)) {
            return files.filter(file -> file.toString().matches(".*\\.(md|markdown|mdx)")).count();
        }
    }
}
