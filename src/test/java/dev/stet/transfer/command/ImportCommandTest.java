package dev.stet.transfer.command;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/** The command line imports files and folders into a running program. */
@Tag("soak")
@BesideOthers
class ImportCommandTest {

    @TempDir
    Path home;
    @TempDir
    Path files;

    @Test
    void tellsOfEachArticleAndOfWhatWentWrong() throws IOException {
        Path folder = Files.createDirectory(files.resolve("folder"));
        Path bad = Files.writeString(folder.resolve("a.md"), "---\ntitle: \"\"\nslug: bad\n---\nLead");
        Path good = Files.writeString(folder.resolve("b.md"), "---\ntitle: Good\nslug: good\n---\nLead");
        Path many = Files.writeString(files.resolve("many.ndjson"), """
                {"slug": "one", "title": "One"}

                {"slug": "two", "titel": "Two"}
                {"slug": "three", "title": "Three"}
                """);
        Files.writeString(folder.resolve("notes.txt"), "not an article");

        try (Program program = Program.start(home, Map.of("STET_SAMPLES", "false"));
                Program command = run(program, "import", folder.toString(), many.toString())) {
            assertNotEquals(0, command.awaitExit());

            String said = command.output();
            assertTrue(said.contains("[1/3] %s:1  failed: ".formatted(bad)), said);
            assertTrue(said.contains("      #/title "), said);
            assertTrue(said.contains("[2/3] %s:1  created  en/good\n".formatted(good)), said);
            assertTrue(said.contains("[3/3] %s:1  created  en/one\n".formatted(many)), said);
            assertTrue(said.contains("[3/3] %s:3  failed: ".formatted(many)), said);
            assertTrue(said.contains("[3/3] %s:4  created  en/three\n".formatted(many)), said);
            assertTrue(said.contains("2 of the articles failed"), said);
            assertEquals(200, status(program, "good"));
            assertEquals(200, status(program, "three"));
            assertEquals(404, status(program, "bad"));
            try (Program again = run(program, "import", good.toString())) {
                assertEquals(0, again.awaitExit(), again.output());
                assertEquals("[1/1] %s:1  unchanged  en/good\n".formatted(good), again.output());
            }
        }
    }

    @Test
    void takesFilesAsTheyAreAndFindsThemAgain() throws IOException {
        Path blog = Files.createDirectories(files.resolve("blog"));
        Files.createDirectories(blog.resolve("ar"));
        Files.writeString(blog.resolve("ar/first.mdx"),
                "---\ntitle: 2024\nlayout: post\n---\nimport A from './a'\n\nText <A/> here\n");
        Files.writeString(blog.resolve("one.markdown"), "---\ntitle: Same\nslug: same\n---\nOne\n");
        Files.writeString(blog.resolve("two.MD"), "---\ntitle: Same\nslug: same\ndate: 2099-01-01\n---\nTwo\n");

        try (Program program = Program.start(home, Map.of("STET_SAMPLES", "false"));
                Program refused = run(program, "import", "--unknown=refuse", "--dry-run", blog.toString());
                Program first = run(program, "import", blog.toString())) {
            assertNotEquals(0, refused.awaitExit());
            assertTrue(refused.output().contains("      #/layout There is no member 'layout'"), refused.output());
            assertEquals(0, first.awaitExit(), first.output());
            assertTrue(first.output().contains("first.mdx:1  created  ar/2024\n"), first.output());
            assertTrue(first.output().contains("      #/custom Keeps what no member of an article says: layout.\n"));
            assertTrue(first.output().contains("      #/lead Begins without the imports and exports of MDX"), first.output());
            assertTrue(first.output().contains("two.MD:1  updated  en/same  from 2099-01-01T00:00:00Z on\n"), first.output());
            assertTrue(first.output().contains("      #/slug en/same came from [2/3] " + blog.resolve("one.markdown") + ":1"),
                    first.output());
            Files.writeString(blog.resolve("ar/first.mdx"), "---\ntitle: Another\n---\nText\n");
            try (Program again = run(program, "import", blog.resolve("ar").toString())) {
                assertEquals(0, again.awaitExit(), again.output());
                assertTrue(again.output().startsWith("[1/1] %s:1  updated  ar/2024\n".formatted(blog.resolve("ar/first.mdx"))),
                        again.output());
                assertTrue(again.output().contains("      #/slug Is '2024', for this file is taken for 'blog/ar/first.mdx'"),
                        again.output());
            }
        }
    }

    @Test
    void saysSoWhereNothingAnswers() throws IOException {
        Path file = Files.writeString(files.resolve("a.md"), "---\ntitle: A\n---\n");
        Map<String, String> nowhere = Map.of("STET_URL", "http://127.0.0.1:1", "STET_ADMIN_KEY", "stet_key");
        try (Program command = Program.launch(home, nowhere, "import", file.toString())) {
            assertNotEquals(0, command.awaitExit());
            assertEquals("stet: No Stet answers at 127.0.0.1:1. Start it, or set STET_URL.\n", command.output());
        }
    }

    @Test
    void tellsHowItIsUsedWithoutCallingThatAFailure() {
        for (String[] asked : new String[][] { { "--help" }, { "import", "--help" } }) {
            try (Program command = Program.launch(home, Map.of(), asked)) {
                assertEquals(0, command.awaitExit(), command.output());
                assertTrue(command.output().contains("import "), command.output());
            }
        }
        try (Program command = Program.launch(home, Map.of(), "imprt")) {
            assertNotEquals(0, command.awaitExit());
            assertTrue(command.output().startsWith("stet: There is no command 'imprt'.\n"), command.output());
        }
    }

    private Program run(Program server, String... words) {
        return Program.launch(home, Map.of("STET_URL", server.address()), words);
    }

    private static int status(Program program, String slug) {
        return given().get(program.address() + "/api/v1/articles/" + slug).statusCode();
    }
}
