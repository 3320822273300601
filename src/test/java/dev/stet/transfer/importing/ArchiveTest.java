package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.auth.account.Role;
import dev.stet.comment.archive.CommentArchive.CommentDisclosure;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.transfer.exporting.ArchiveExport;
import dev.stet.transfer.exporting.ExportParams;
import dev.stet.transfer.exporting.ExportSnapshot;
import dev.stet.transfer.format.SpillBuffer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What export wrote comes back as it was, or not at all. */
@QuarkusTest
class ArchiveTest {

    @Inject
    ExportSnapshot snapshot;
    @Inject
    ArchiveExport archive;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final FullDataset fullDataset = estate("en-x-" + mark);

    private FullDataset estate(String locale) {
        return new FullDataset(null, Keys.of(Role.ADMIN), mark, locale);
    }

    @Test
    @Tag("soak")
    void comesBackInEveryStateWithEveryAnswerAsItWas() throws InterruptedException {
        fullDataset.fill();
        List<String> archive = fullDataset.archive();
        Map<String, String> before = fullDataset.everything();
        long changes = changes();

        assertEquals(Set.of("unchanged"), statuses(fullDataset.bring(archive)));
        assertEquals(changes, changes());

        fullDataset.delete();
        List<JsonPath> reports = fullDataset.bring(archive);
        assertEquals(archive.size(), reports.size());
        assertEquals(Set.of("created", "unchanged"), statuses(reports)); // accounts, tags and authors were here
        assertEquals(archive, fullDataset.archive());
        Map<String, String> after = fullDataset.everything();
        before.forEach((path, answer) -> assertEquals(answer, after.get(path), path));
        assertEquals(Set.of("unchanged"), statuses(fullDataset.bring(archive)));
    }

    @Test
    void goesOnWhereItStopped() {
        fullDataset.discussed();
        int replies = replies();
        List<String> archive = fullDataset.archive();
        fullDataset.delete();
        fullDataset.bring(archive);
        String id = fullDataset.ids.get("discussed");

        fullDataset.edit(id, Map.of("title", "Went On"));
        fullDataset.publish(id, Map.of());
        fullDataset.reply(null, "approved", false);

        given().get("/api/v1/articles/discussed-{mark}?locale={locale}", mark, fullDataset.locale).then()
                .body("title", is("Went On")).body("edition", is(2));
        fullDataset.as().get("/api/v1/editorial/articles/" + id).then().body("revision", is(2));
        given().get("/api/v1/search?q=went&locale=" + fullDataset.locale).then().body("items", hasSize(1));
        assertEquals(replies + 1, replies());
    }

    private int replies() {
        return given().get("/api/v1/articles?include=commentCount&locale=" + fullDataset.locale).then().statusCode(200)
                .extract()
                .path("items[0].commentCount");
    }

    @Test
    void isOfOneMomentWhateverIsWrittenMeanwhile() throws IOException {
        String first = fullDataset.create("first", Map.of("title", "First"));
        String second = fullDataset.create("second", Map.of("title", "Second"));
        List<String> before = fullDataset.export("?locale=" + fullDataset.locale);

        try (SpillBuffer spillBuffer = snapshot.take(out -> {
            archive.write(new ExportParams.Wanted(fullDataset.locale, CommentDisclosure.PUBLIC),
                    OutputStream.nullOutputStream());
            fullDataset.edit(first, Map.of("title", "First, Changed", "tags", List.of("new-" + mark)));
            fullDataset.publish(second, Map.of());
            fullDataset.create("third", Map.of("title", "Third"));
            archive.write(new ExportParams.Wanted(fullDataset.locale, CommentDisclosure.PUBLIC), out);
        })) {
            assertEquals(before, new String(spillBuffer.read().readAllBytes(), UTF_8).lines().toList());
        }
        assertTrue(fullDataset.export("?locale=" + fullDataset.locale).size() > before.size());
    }

    @Test
    void tellsTheLogWhatIsNowAndNotWhatWas() {
        String id = fullDataset.create("told", Map.of("title", "One", "tags", List.of("told-" + mark)));
        fullDataset.publish(id, Map.of());
        fullDataset.edit(id, Map.of("title", "Two"));
        fullDataset.publish(id, Map.of());
        fullDataset.publish(id, Map.of("from", "2099-01-01T00:00:00Z"));
        List<String> archive = fullDataset.archive();
        fullDataset.delete();
        long seen = changes();

        fullDataset.bring(archive);

        assertEquals(List.of("article.created", "article.published 2", "article.scheduled 3"), told(seen, id));
    }

    @Test
    void leavesAloneWhatHasGoneOnHere() {
        String id = fullDataset.create("moved", Map.of("title", "One"));
        fullDataset.publish(id, Map.of());
        List<String> archive = fullDataset.archive();
        fullDataset.edit(id, Map.of("title", "Two"));

        List<JsonPath> reports = fullDataset.bring(archive);

        List<JsonPath> ofIt = reports.stream()
                .filter(report -> id.equals(report.getString("id")) || report.get("problem") != null)
                .toList();
        assertEquals(Set.of("failed"), statuses(ofIt));
        assertEquals("/problems/conflict", ofIt.get(0).getString("problem.type"));
        assertThat(ofIt.get(0).getString("problem.detail"), containsString("moved-" + mark));
        fullDataset.as().get("/api/v1/editorial/articles/" + id).then().body("title", is("Two"));
    }

    @Test
    void anArticleWhoseSlugAnotherHasFailsAloneAndLeavesNothing() {
        String id = fullDataset.create("taken", Map.of("title", "Mine", "lead", "Mine.", "tags", List.of("taken-" + mark)));
        fullDataset.publish(id, Map.of());
        String other = fullDataset.create("other", Map.of("title", "Other"));
        List<String> archive = fullDataset.archive();
        fullDataset.delete();
        FullDataset here = estate(fullDataset.locale);
        String holder = here.create("taken", Map.of("title", "Theirs"));

        List<JsonPath> reports = fullDataset.bring(archive);

        JsonPath culprit = reports.stream().filter(report -> report.get("problem") != null).findFirst().orElseThrow();
        assertEquals("article", culprit.getString("kind"));
        assertThat(culprit.getString("problem.detail"), containsString(holder));
        assertTrue(reports.stream().anyMatch(report -> other.equals(report.getString("id"))
                && report.getString("status").equals("created")));
        fullDataset.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404);
        assertEquals(List.of(1L, 0L, 0L),
                List.of(count("slug", "slug", "taken-" + mark), count("article_text", "article_id::text", id),
                        count("article", "id::text", id)));
    }

    @Test
    void anArticleThatIsCutOffFailsWholeAndTheOthersGoOn() {
        String cut = fullDataset.create("cut", Map.of("title", "Cut"));
        fullDataset.publish(cut, Map.of());
        List<String> archive = new ArrayList<>(fullDataset.archive());
        fullDataset.delete();
        String plain = Given.slug("plain");
        archive.remove(archive.size() - 1);
        archive.add(Given.line(plain, "en", "Plain"));

        List<JsonPath> reports = fullDataset.bring(archive);

        assertEquals("created", reports.get(reports.size() - 1).getString("status"));
        assertEquals(Set.of("failed"), statuses(reports.stream().filter(report -> Set.of("article", "text", "revision")
                .contains(String.valueOf(report.getString("kind")))).toList()));
        fullDataset.as().get("/api/v1/editorial/articles/" + cut).then().statusCode(404);
        given().get("/api/v1/articles/{slug}", plain).then().statusCode(200);
    }

    @Test
    void refusesLinesThatNoExportWrote() {
        String id = fullDataset.create("forged", Map.of("title", "Forged", "lead", "A lead."));
        fullDataset.publish(id, Map.of());
        List<String> archive = fullDataset.archive();
        fullDataset.delete();

        assertEquals("#/hash", refusal(archive, "text", line -> line.replace("A lead.", "Another lead.")));
        assertEquals("#/content/slug",
                refusal(archive, "revision", line -> line.replace("\"slug\":\"forged", "\"slug\":\"For ged")));
        assertEquals("#/number", refusal(archive, "revision", line -> line.replace("\"number\":1", "\"number\":2")));
        assertEquals("#/account", refusal(archive, "edition",
                line -> line.replaceFirst("\"account\":\"[^\"]+\"", "\"account\":\"" + UUID.randomUUID() + "\"")));
        assertEquals("#/until", refusal(archive, "edition", line -> line.replaceFirst("\"until\":null",
                "\"until\":\"2001-01-01T00:00:00Z\"")));
        assertEquals("#/from", refusal(archive, "edition", line -> line.replaceFirst("\"from\":\"[^\"]+\"",
                "\"from\":\"+10000-01-01T00:00:00Z\"")));
        assertEquals("#/trashedAt",
                refusal(archive, "article", line -> line.replace("\"trashedAt\":null", "\"trashedAt\":\"soon\"")));
        assertEquals("#/until", refusal(archive.stream().map(line -> line.replace("\"trashedAt\":null",
                "\"trashedAt\":\"2025-01-01T00:00:00Z\"")).toList(), "edition", line -> line));
        assertEquals("#/kind", refusal(List.of("{\"kind\":\"novel\"}"), "novel", line -> line));
        assertEquals(Set.of("failed"),
                statuses(fullDataset.bring(archive.stream().filter(line -> line.contains("\"text\"")).toList())));
        fullDataset.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404);
    }

    @Test
    void aDryRunOfAnArchiveKeepsNothing() {
        fullDataset.discussed();
        List<String> archive = fullDataset.archive();
        fullDataset.delete();
        List<String> foreign = renamed(archive);

        assertEquals(Set.of("created"), statuses(fullDataset.bring(foreign, Keys.of(Role.ADMIN), "?dryRun=true")));

        fullDataset.ids.values().forEach(id -> fullDataset.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404));
        assertEquals(0, count("account", "name", "Somebody " + mark));
        assertEquals(Set.of("created"), statuses(fullDataset.bring(foreign)));
    }

    @Test
    void nobodyIsLetInByAnArchive() {
        String id = fullDataset.create("foreign", Map.of("title", "Foreign"));
        List<String> archive = fullDataset.archive();
        fullDataset.delete();
        List<String> foreign = renamed(archive);
        List<String> clash = List
                .of("{\"kind\":\"account\",\"id\":\"%s\",\"name\":\"Somebody %s\"}".formatted(UUID.randomUUID(),
                        mark), "{\"kind\":\"account\",\"id\":\"%s\",\"name\":\"admin\"}".formatted(UUID.randomUUID()));

        assertEquals(Set.of("created"), statuses(fullDataset.bring(foreign)));
        List<String> ids = fullDataset.bring(clash).stream().map(report -> report.getString("id"))
                .toList();

        String author = fullDataset.as().get("/api/v1/editorial/articles/" + id).then().statusCode(200).extract()
                .path("updatedBy.id");
        JsonPath account = account(author);
        assertEquals("reader", account.getString("role"));
        assertTrue(account.getBoolean("disabled"));
        assertEquals(0, count("api_key", "account_id::text", author));
        assertEquals("Somebody " + mark + " (imported)", account(ids.get(0)).getString("name"));
        assertTrue(account(ids.get(1)).getString("name").startsWith("admin (imported"));
    }

    /** As another Stet would have told it: by somebody who is unknown here. */
    private List<String> renamed(List<String> archive) {
        String known = JsonPath.from(archive.get(0)).getString("id");
        String unknown = UUID.randomUUID().toString();
        return archive.stream().map(line -> line.replace(known, unknown).replaceFirst("(\"account\",.*\"name\":\")[^\"]+",
                "$1Somebody " + mark)).filter(line -> !line.contains("\"kind\":\"tag\"")).toList();
    }

    private interface Forging {
        String forge(String line);
    }

    /** Where the fault is that the first line of that kind is refused for, once it is forged; nothing else may be kept. */
    private String refusal(List<String> archive, String kind, Forging forging) {
        List<String> forged = archive.stream()
                .map(line -> line.contains("\"kind\":\"" + kind + "\"") ? forging.forge(line) : line).toList();
        List<JsonPath> reports = fullDataset.bring(forged);
        assertThat(reports, hasSize(forged.size()));
        return reports.stream().filter(report -> report.get("problem.errors") != null).findFirst().orElseThrow()
                .getString("problem.errors[0].pointer");
    }

    private static Set<String> statuses(List<JsonPath> reports) {
        return reports.stream().map(report -> report.getString("status")).collect(toSet());
    }

    private JsonPath account(String id) {
        return fullDataset.as().get("/api/v1/integration/accounts/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static long changes() {
        return sql("SELECT coalesce(max(seq), 0) FROM change", Map.of());
    }

    /** What the log tells of an article after an entry, with the editions' numbers. */
    private static List<String> told(long after, String article) {
        return QuarkusTransaction.requiringNew().call(() -> Article.getEntityManager().createNativeQuery("""
                SELECT kind || coalesce(' ' || (payload ->> 'edition'), '') FROM change
                WHERE seq > :after AND article_id = :article ORDER BY seq""", String.class).setParameter("after", after)
                .setParameter("article", UUID.fromString(article)).getResultList());
    }

    private static long count(String table, String column, String value) {
        return sql("SELECT count(*) FROM " + table + " WHERE " + column + " = :value", Map.of("value", value));
    }

    private static long sql(String query, Map<String, Object> parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var statement = Article.getEntityManager().createNativeQuery(query, Long.class);
            parameters.forEach(statement::setParameter);
            return (Long) statement.getSingleResult();
        });
    }
}
