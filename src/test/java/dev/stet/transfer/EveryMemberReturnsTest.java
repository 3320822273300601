package dev.stet.transfer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.article.content.Members;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Probe;
import dev.stet.transfer.importing.FullDataset;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;

/** Whatever an article says goes out and comes back, whichever member says it. */
@QuarkusTest
class EveryMemberReturnsTest {

    private static final List<String> ALL = List.copyOf(Members.ALL.names());
    /** In Markdown an original is named by its place. */
    private static final List<String> IN_MARKDOWN = ALL.stream().filter(name -> !name.equals("translationOf")).toList();

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final FullDataset fullDataset = new FullDataset(null, Keys.of(Role.ADMIN), mark, "en-x-" + mark);
    private Probe probe;
    private String id;

    @BeforeEach
    void probe() {
        probe = new Probe(fullDataset.locale, original());
        probe.members().put("listed", false); // Markdown says nothing of what goes without saying
        id = fullDataset.create("probe", probe.members());
    }

    @Test
    void comesBackFromAnArchive() {
        fullDataset.publish(id, Map.of());
        List<String> archive = fullDataset.archive();
        assertEquals(List.of(), probe.missingIn(String.join("\n", archive), ALL));

        fullDataset.delete();
        fullDataset.bring(archive);

        assertEquals(List.of(), probe.missingIn(copy(), ALL));
        assertEquals(List.of(), probe.missingIn(fullDataset.as().get("/api/v1/editorial/articles/" + id + "/revisions/1").then()
                .statusCode(200).extract().<Map<String, ?>> path("content"), ALL));
        assertEquals(List.of(), probe.missingIn(given().get("/api/v1/articles/{slug}?format=markdown&locale={locale}",
                probe.slug(), probe.locale()).then().statusCode(200).extract().<Map<String, ?>> path(""), IN_MARKDOWN));
        assertEquals(archive, fullDataset.archive());
    }

    /** Whoever wrote it did not know every member of today. */
    @Test
    void isNullWhereAnArchiveOfBeforeDoesNotTellIt() {
        String plain = fullDataset.create("plain", Map.of("title", "Plain"));
        Map<String, Object> before = plain(plain);
        List<String> archive = fullDataset.archive();
        fullDataset.delete();

        List<String> old = archive.stream().map(line -> line.replaceAll("\"\\w+\":null,(?=.*\"seo\")", "")).toList();
        assertNotEquals(archive, old);
        fullDataset.bring(old);

        assertEquals(before, plain(plain));
        assertEquals(archive, fullDataset.archive());
    }

    private Map<String, Object> plain(String id) {
        return fullDataset.as().get("/api/v1/editorial/articles/" + id).then().statusCode(200).extract().path("");
    }

    @Test
    void comesBackFromMarkdown() throws IOException {
        String markdown = file();
        assertEquals(List.of(), probe.missingIn(markdown, IN_MARKDOWN));

        fullDataset.delete();
        bring(markdown);

        assertEquals(List.of(), probe.missingIn(copy(), ALL));
    }

    @Test
    void comesBackFromTheMarkdownThatReadersGet() {
        fullDataset.publish(id, Map.of());
        String markdown = new String(given().get("/api/v1/articles/{slug}.md?locale={locale}", probe.slug(), probe.locale())
                .then().statusCode(200).extract().asByteArray(), UTF_8);
        assertEquals(List.of(), probe.missingIn(markdown, IN_MARKDOWN));

        fullDataset.delete();
        bring(markdown);

        assertEquals(List.of(), probe.missingIn(copy(), IN_MARKDOWN));
    }

    @Test
    void comesBackFromAWorkingCopyAsALine() {
        String line = fullDataset.as().get("/api/v1/editorial/articles/" + id).asString();

        fullDataset.delete();
        Given.importedLines(line).body(containsString("\"status\":\"created\""));

        assertEquals(List.of(), probe.missingIn(copy(), ALL));
    }

    private static String original() {
        return given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json")
                .body(Map.of("title", "Original", "locale", Given.locale())).post("/api/v1/editorial/articles").then()
                .statusCode(201).extract().path("id");
    }

    private Map<String, Object> copy() {
        return fullDataset.as().queryParam("locale", probe.locale()).get("/api/v1/editorial/articles/" + probe.slug()).then()
                .statusCode(200).extract().path("");
    }

    private String file() throws IOException {
        byte[] zip = given().auth().oauth2(Keys.of(Role.READER)).accept("application/zip")
                .get("/api/v1/integration/export?locale=" + fullDataset.locale).then().statusCode(200).extract().asByteArray();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            files.getNextEntry();
            return new String(files.readAllBytes(), UTF_8);
        }
    }

    private static void bring(String markdown) {
        Given.importing().contentType("text/markdown").body(markdown.getBytes(UTF_8)).post("/api/v1/integration/import").then()
                .parser("application/x-ndjson", Parser.JSON).statusCode(200).body("status", is("created"));
    }
}
