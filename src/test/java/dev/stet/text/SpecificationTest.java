package dev.stet.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.testsupport.BesideOthers;

/**
 * The examples of the CommonMark and GFM specifications give the HTML that these say, but for those that the list gives a
 * policy for. Headings have ids besides, and of spaces between tags nothing is promised.
 */
@BesideOthers
class SpecificationTest {

    private static final Path CORPUS = Path.of("../shared/corpus");

    @Test
    void commonMarkGivesWhatItSays() {
        assertEquals(652, check(examples(ExampleReader.readExamples(TestResources.getSpec()))));
    }

    @Test
    void gitHubsMarkdownGivesWhatItSays() {
        assertEquals(672, check(examples(ExampleReader.readExamples(TestResources.getGfmSpec()))));
    }

    @ParameterizedTest
    @CsvSource({ "commonmark-spec.json, 655", "gfm-spec.json, 673" })
    void otherEditionsGiveWhatTheySay(String file, int count) throws IOException {
        assumeTrue(Files.exists(CORPUS.resolve(file)));
        List<String[]> examples = new ArrayList<>();
        for (JsonNode example : new ObjectMapper().readTree(CORPUS.resolve(file).toFile())) {
            examples.add(new String[] { example.path("markdown").textValue(), example.path("html").textValue() });
        }

        assertEquals(count, check(examples));
    }

    private static List<String[]> examples(List<Example> examples) {
        // the files write tabs as arrows
        return examples.stream().map(example -> new String[] { example.getSource(), example.getHtml().replace('→', '\t') })
                .toList();
    }

    private static int check(List<String[]> examples) {
        Map<String, String> policies = policies();
        List<String> wrong = new ArrayList<>();
        for (String[] example : examples) {
            String expected = comparable(example[1]);
            String html = comparable(Markdown.render(example[0]).html());
            String key = key(example[0]);
            if (expected.equals(html) == policies.containsKey(key)) {
                wrong.add(
                        (policies.containsKey(key) ? "is listed, but the same: " : "is not listed: ") + key + "\n" + example[0]
                                + "\n--- says\n" + expected + "\n--- gives\n" + html + "\n");
            }
        }
        assertEquals(List.of(), wrong);
        return examples.size();
    }

    /** Examples have other numbers in each edition, so they are named by what they are. */
    private static String key(String markdown) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(markdown.replaceFirst("\\n$", "").getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> policies() {
        try (InputStream file = SpecificationTest.class.getResourceAsStream("specification.txt")) {
            Map<String, String> policies = new LinkedHashMap<>();
            new String(file.readAllBytes(), UTF_8).lines().filter(line -> line.matches("[0-9a-f]{8} .*"))
                    .forEach(line -> policies.put(line.substring(0, 8), line.substring(9)));
            return policies;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String comparable(String html) {
        Document page = Jsoup.parseBodyFragment(html.strip());
        page.outputSettings().prettyPrint(false);
        page.select("h1, h2, h3, h4, h5, h6").removeAttr("id");
        page.select("strong strong").unwrap(); // the specifications differ in whether it is said twice
        page.body().getAllElements().forEach(SpecificationTest::sortAttributes);
        return page.body().html().replaceAll("\\s*\\n\\s*", "\n")
                .replaceAll("\\s*(</?(table|thead|tbody|tr|th|td|div|blockquote|strong|em|ul|ol|li)( [^>]*)?>)\\s*", "$1")
                .strip();
    }

    private static void sortAttributes(Element element) {
        List<Attribute> attributes = element.attributes().asList();
        element.clearAttributes();
        attributes.stream().sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .forEach(attribute -> element.attr(attribute.getKey(), attribute.getValue()));
    }
}
