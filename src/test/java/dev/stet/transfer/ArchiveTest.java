package dev.stet.transfer;

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

import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.auth.Role;
import dev.stet.comment.archive.Scope;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What export wrote comes back as it was, or not at all. */
@QuarkusTest
class ArchiveTest {

    @Inject
    Snapshot snapshot;
    @Inject
    ArchiveExport archive;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Estate estate = estate("en-x-" + mark);

    private Estate estate(String locale) {
        return new Estate(null, Keys.of(Role.ADMIN), mark, locale);
    }

    @Test
    void comesBackInEveryStateWithEveryAnswerAsItWas() throws InterruptedException {
        estate.fill();
        List<String> archive = estate.archive();
        Map<String, String> before = estate.everything();
        long changes = changes();

        assertEquals(Set.of("unchanged"), statuses(estate.bring(archive)));
        assertEquals(changes, changes());

        estate.delete();
        List<JsonPath> reports = estate.bring(archive);
        assertEquals(archive.size(), reports.size());
        assertEquals(Set.of("created", "unchanged"), statuses(reports)); // accounts, tags and authors were here
        assertEquals(archive, estate.archive());
        Map<String, String> after = estate.everything();
        before.forEach((path, answer) -> assertEquals(answer, after.get(path), path));
        assertEquals(Set.of("unchanged"), statuses(estate.bring(archive)));
    }

    @Test
    void goesOnWhereItStopped() {
        estate.discussed();
        int replies = replies();
        List<String> archive = estate.archive();
        estate.delete();
        estate.bring(archive);
        String id = estate.ids.get("discussed");

        estate.edit(id, Map.of("title", "Went On"));
        estate.publish(id, Map.of());
        estate.reply(null, "approved", false);

        given().get("/api/v1/articles/discussed-{mark}?locale={locale}", mark, estate.locale).then()
                .body("title", is("Went On")).body("edition", is(2));
        estate.as().get("/api/v1/editorial/articles/" + id).then().body("revision", is(2));
        given().get("/api/v1/search?q=went&locale=" + estate.locale).then().body("items", hasSize(1));
        assertEquals(replies + 1, replies());
    }

    private int replies() {
        return given().get("/api/v1/articles?include=commentCount&locale=" + estate.locale).then().statusCode(200).extract()
                .path("items[0].commentCount");
    }

    @Test
    void isOfOneMomentWhateverIsWrittenMeanwhile() throws IOException {
        String first = estate.create("first", Map.of("title", "First"));
        String second = estate.create("second", Map.of("title", "Second"));
        List<String> before = estate.export("?locale=" + estate.locale);

        try (Spool spool = snapshot.take(out -> {
            archive.write(new ExportQuery.Wanted(estate.locale, Scope.PUBLIC), OutputStream.nullOutputStream());
            estate.edit(first, Map.of("title", "First, Changed", "tags", List.of("new-" + mark)));
            estate.publish(second, Map.of());
            estate.create("third", Map.of("title", "Third"));
            archive.write(new ExportQuery.Wanted(estate.locale, Scope.PUBLIC), out);
        })) {
            assertEquals(before, new String(spool.read().readAllBytes(), UTF_8).lines().toList());
        }
        assertTrue(estate.export("?locale=" + estate.locale).size() > before.size());
    }

    @Test
    void tellsTheLogWhatIsNowAndNotWhatWas() {
        String id = estate.create("told", Map.of("title", "One", "tags", List.of("told-" + mark)));
        estate.publish(id, Map.of());
        estate.edit(id, Map.of("title", "Two"));
        estate.publish(id, Map.of());
        estate.publish(id, Map.of("from", "2099-01-01T00:00:00Z"));
        List<String> archive = estate.archive();
        estate.delete();
        long seen = changes();

        estate.bring(archive);

        assertEquals(List.of("article.created", "article.published 2", "article.scheduled 3"), told(seen, id));
    }

    @Test
    void leavesAloneWhatHasGoneOnHere() {
        String id = estate.create("moved", Map.of("title", "One"));
        estate.publish(id, Map.of());
        List<String> archive = estate.archive();
        estate.edit(id, Map.of("title", "Two"));

        List<JsonPath> reports = estate.bring(archive);

        List<JsonPath> ofIt = reports.stream()
                .filter(report -> id.equals(report.getString("id")) || report.get("problem") != null)
                .toList();
        assertEquals(Set.of("failed"), statuses(ofIt));
        assertEquals("/problems/conflict", ofIt.get(0).getString("problem.type"));
        assertThat(ofIt.get(0).getString("problem.detail"), containsString("moved-" + mark));
        estate.as().get("/api/v1/editorial/articles/" + id).then().body("title", is("Two"));
    }

    @Test
    void anArticleWhoseSlugAnotherHasFailsAloneAndLeavesNothing() {
        String id = estate.create("taken", Map.of("title", "Mine", "lead", "Mine.", "tags", List.of("taken-" + mark)));
        estate.publish(id, Map.of());
        String other = estate.create("other", Map.of("title", "Other"));
        List<String> archive = estate.archive();
        estate.delete();
        Estate here = estate(estate.locale);
        String holder = here.create("taken", Map.of("title", "Theirs"));

        List<JsonPath> reports = estate.bring(archive);

        JsonPath culprit = reports.stream().filter(report -> report.get("problem") != null).findFirst().orElseThrow();
        assertEquals("article", culprit.getString("kind"));
        assertThat(culprit.getString("problem.detail"), containsString(holder));
        assertTrue(reports.stream().anyMatch(report -> other.equals(report.getString("id"))
                && report.getString("status").equals("created")));
        estate.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404);
        assertEquals(List.of(1L, 0L, 0L),
                List.of(count("slug", "slug", "taken-" + mark), count("article_text", "article_id::text", id),
                        count("article", "id::text", id)));
    }

    @Test
    void anArticleThatIsCutOffFailsWholeAndTheOthersGoOn() {
        String cut = estate.create("cut", Map.of("title", "Cut"));
        estate.publish(cut, Map.of());
        List<String> archive = new ArrayList<>(estate.archive());
        estate.delete();
        String plain = Given.slug("plain");
        archive.remove(archive.size() - 1);
        archive.add(Given.line(plain, "en", "Plain"));

        List<JsonPath> reports = estate.bring(archive);

        assertEquals("created", reports.get(reports.size() - 1).getString("status"));
        assertEquals(Set.of("failed"), statuses(reports.stream().filter(report -> Set.of("article", "text", "revision")
                .contains(String.valueOf(report.getString("kind")))).toList()));
        estate.as().get("/api/v1/editorial/articles/" + cut).then().statusCode(404);
        given().get("/api/v1/articles/{slug}", plain).then().statusCode(200);
    }

    @Test
    void refusesLinesThatNoExportWrote() {
        String id = estate.create("forged", Map.of("title", "Forged", "lead", "A lead."));
        estate.publish(id, Map.of());
        List<String> archive = estate.archive();
        estate.delete();

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
                statuses(estate.bring(archive.stream().filter(line -> line.contains("\"text\"")).toList())));
        estate.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404);
    }

    @Test
    void aDryRunOfAnArchiveKeepsNothing() {
        estate.discussed();
        List<String> archive = estate.archive();
        estate.delete();
        List<String> foreign = renamed(archive);

        assertEquals(Set.of("created"), statuses(estate.bring(foreign, Keys.of(Role.ADMIN), "?dryRun=true")));

        estate.ids.values().forEach(id -> estate.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404));
        assertEquals(0, count("account", "name", "Somebody " + mark));
        assertEquals(Set.of("created"), statuses(estate.bring(foreign)));
    }

    @Test
    void nobodyIsLetInByAnArchive() {
        String id = estate.create("foreign", Map.of("title", "Foreign"));
        List<String> archive = estate.archive();
        estate.delete();
        List<String> foreign = renamed(archive);
        List<String> clash = List
                .of("{\"kind\":\"account\",\"id\":\"%s\",\"name\":\"Somebody %s\"}".formatted(UUID.randomUUID(),
                        mark), "{\"kind\":\"account\",\"id\":\"%s\",\"name\":\"admin\"}".formatted(UUID.randomUUID()));

        assertEquals(Set.of("created"), statuses(estate.bring(foreign)));
        List<String> ids = estate.bring(clash).stream().map(report -> report.getString("id"))
                .toList();

        String author = estate.as().get("/api/v1/editorial/articles/" + id).then().statusCode(200).extract()
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
        List<JsonPath> reports = estate.bring(forged);
        assertThat(reports, hasSize(forged.size()));
        return reports.stream().filter(report -> report.get("problem.errors") != null).findFirst().orElseThrow()
                .getString("problem.errors[0].pointer");
    }

    private static Set<String> statuses(List<JsonPath> reports) {
        return reports.stream().map(report -> report.getString("status")).collect(toSet());
    }

    private JsonPath account(String id) {
        return estate.as().get("/api/v1/integration/accounts/" + id).then().statusCode(200).extract().jsonPath();
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
