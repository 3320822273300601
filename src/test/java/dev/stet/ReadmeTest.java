package dev.stet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** Whoever types what the README says, line by line in one shell, gets what it shows. */
@Tag("soak")
@BesideOthers
class ReadmeTest {

    /** Where one block ends in what all of them wrote, with the status of its last command. */
    private static final Pattern END = Pattern.compile("\n?<<end of (\\d+)>>\n");
    /** A block of commands, and the answer that follows it at once, if one is shown. */
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```\n(?:```(?:json)?\n(.*?)```\n)?", Pattern.DOTALL);
    private static final String REFUSAL = "\"type\":\"/problems/";
    /** What no two runs have in common: ids, instants of today, tags and tokens, cursors. */
    private static final Map<Pattern, String> OF_ONE_RUN = Map.of(
            Pattern.compile("\\b20\\d\\d-[0-9T:-]+\\.\\d+Z"), "INSTANT",
            Pattern.compile("(?<![\\w/-])[\\w-]{32,}(?![\\w/-])"), "TOKEN");

    @TempDir
    Path folder;

    /** @param answer {@code null} where none is shown */
    private record Block(String commands, String answer) {
    }

    @Test
    void doesWhatItSays() throws Exception {
        assumeTrue(Stream.of("bash", "curl", "sed").allMatch(ReadmeTest::isThere), "Its commands are those of a Unix shell");
        List<Block> blocks = BLOCK.matcher(Files.readString(Path.of("README.md"))).results().map(ReadmeTest::block)
                .filter(block -> !block.commands.contains("mvn ")).toList();
        Files.createSymbolicLink(folder.resolve("target"), Path.of("target").toAbsolutePath());
        List<String> said;
        try (Program program = Program.start(folder.resolve("data"), Map.of("STET_WEBHOOK_ALLOW_PRIVATE", "true"))) {
            said = type(blocks, URI.create(program.address()).getPort());
        }
        assertEquals(blocks.size(), said.size(), () -> "Of the last: " + said);
        for (int i = 0; i < blocks.size(); i++) {
            check(blocks.get(i), said.get(i));
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Block block(MatchResult match) {
        return new Block(match.group(1), match.group(2));
    }

    /** Each line that is shown comes, in this order; and where no refusal is shown, none comes. */
    private static void check(Block block, String said) {
        List<String> lines = new ArrayList<>(said.lines().map(ReadmeTest::ofAnyRun).toList());
        for (String shown : block.answer == null ? List.<String> of()
                : block.answer.lines().map(ReadmeTest::ofAnyRun).toList()) {
            int at = lines.indexOf(shown);
            assertTrue(at >= 0, () -> "Not said: " + shown + "\nby\n" + block.commands + "but\n" + said);
            lines.subList(0, at + 1).clear();
        }
        if (block.answer == null || !block.answer.contains(REFUSAL)) {
            assertFalse(said.contains(REFUSAL), () -> block.commands + said);
        }
    }

    private static String ofAnyRun(String line) {
        String same = line.strip();
        for (Map.Entry<Pattern, String> each : OF_ONE_RUN.entrySet()) {
            same = each.getKey().matcher(same).replaceAll(each.getValue());
        }
        return same;
    }

    /**
     * In one shell, on the port where this Stet listens; a stream is left after a moment, and nothing goes to other machines.
     */
    private List<String> type(List<Block> blocks, int port) throws Exception {
        StringBuilder script = new StringBuilder("""
                curl() {
                    local words=("${@//localhost:8080/127.0.0.1:%1$d}")
                    words=("${words[@]//https:\\/\\/example.org/http:\\/\\/127.0.0.1:1}")
                    if [[ " $* " == *" -N "* ]]; then
                        command curl -sS --max-time 2 "${words[@]}"; [ $? = 28 ]
                    else
                        command curl -sS -w '\\n' "${words[@]}"
                    fi
                }
                """.formatted(port));
        blocks.forEach(block -> script.append(block.commands).append("printf '\\n<<end of %d>>\\n' $?\n"));
        Path output = folder.resolve("said");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("STET_"));
        bash.environment().putAll(Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
        assertEquals(0, bash.start().waitFor());
        List<String> said = END.splitAsStream(Files.readString(output)).toList();
        assertTrue(END.matcher(Files.readString(output)).results().allMatch(end -> end.group(1).equals("0")),
                () -> "A command failed: " + said);
        return said;
    }
}
