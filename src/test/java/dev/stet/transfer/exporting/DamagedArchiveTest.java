package dev.stet.transfer.exporting;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** One article whose stored content is broken keeps no other out of an export, and is not missing silently. */
@QuarkusTest
class DamagedArchiveTest {

    private final EntityManager database;
    private final MeterRegistry metrics;
    private final String locale = Given.locale();
    private final String bad = Given.slug("damaged");
    private String article;

    DamagedArchiveTest(EntityManager database, MeterRegistry metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    @BeforeEach
    void itStandsBetweenTwoOthers() {
        Given.importedLines(Stream.of(Given.slug("before"), bad, Given.slug("behind"))
                .map(slug -> Given.line(slug, locale, "Title of " + slug)).toArray(String[]::new));
        article = given().get("/api/v1/articles/{slug}?locale={l}", bad, locale).then().statusCode(200).extract().path("id");
    }

    @Test
    void anArchiveHasAllElseAndWhoBringsItBackIsToldWhatIsMissing() throws IOException {
        double failures = metrics.counter("stet.batch.failures", "task", "export").count();
        List<String> whole = export();
        List<String> damaged;
        try (EveryLog log = new EveryLog()) {
            sql("UPDATE revision SET members = '[\"whispered\"]' WHERE article_id = :id");
            damaged = export();
            export();
            assertEquals(1, log.lines().filter(line -> line.contains("export: row revision 1 of article " + article)).count());
            log.tellsNothingOfBesidesTheDriver("whispered");
        }
        assertTrue(metrics.counter("stet.batch.failures", "task", "export").count() > failures);
        assertEquals(whole.stream().filter(line -> !isBadRevision(line)).toList(), damaged);
        assertEquals(whole.size() - 1, damaged.size());

        List<JsonPath> reports = given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/x-ndjson")
                .body(String.join("\n", damaged).getBytes(UTF_8)).post("/api/v1/integration/import").then().statusCode(200)
                .extract().asString().lines().map(JsonPath::from).toList();
        List<String> refused = reports.stream().filter(report -> report.getString("status").equals("failed"))
                .map(report -> damaged.get(report.getInt("line") - 1)).toList();
        assertFalse(refused.isEmpty());
        refused.forEach(line -> assertTrue(line.contains(article), line));
    }

    @Test
    void filesOfWorkingCopiesSayWhichOneIsDamaged() throws IOException {
        Map<String, String> whole = files();
        sql("UPDATE article SET cover = '[\"whispered\"]' WHERE id = :id");
        Map<String, String> damaged = files();
        assertEquals(whole.keySet(), damaged.keySet());
        whole.forEach((name, text) -> assertEquals(name.contains(bad)
                ? "The working copy of article " + article + " is damaged, and is not here. The log says why.\n"
                : text, damaged.get(name)));
        given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("text/markdown")
                .body(damaged.get(locale + "/" + bad + ".md").getBytes(UTF_8)).post("/api/v1/integration/import").then()
                .statusCode(422);
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql)
                .setParameter("id", UUID.fromString(article)).executeUpdate());
    }

    private boolean isBadRevision(String line) {
        return line.startsWith("{\"kind\":\"revision\"") && line.contains(article);
    }

    private List<String> export() {
        return given().auth().oauth2(Keys.of(Role.ADMIN)).get("/api/v1/integration/export?locale=" + locale).then()
                .statusCode(200).contentType(startsWith("application/x-ndjson")).extract().asString().lines().toList();
    }

    private Map<String, String> files() throws IOException {
        byte[] zip = given().auth().oauth2(Keys.of(Role.ADMIN)).accept("application/zip")
                .get("/api/v1/integration/export?locale=" + locale).then().statusCode(200).extract().asByteArray();
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
