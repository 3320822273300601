package dev.stet.transfer.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.transfer.format.ArchiveLine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** An archive says who did what and when, so only administrators bring one in, and the log says that it was brought. */
@QuarkusTest
class ArchiveRoleTest {

    private static final String FORBIDDEN = "/problems/insufficient-role";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final FullDataset fullDataset = new FullDataset(null, Keys.of(Role.ADMIN), mark, "en-x-" + mark);
    private final String editor = Keys.of(Role.EDITOR);

    @Test
    void anEditorBringsInNoLineOfAnArchive() {
        bringsInNone("");
    }

    @Test
    @Tag("soak")
    void norDoesItTryOut() {
        bringsInNone("?dryRun=true");
    }

    private void bringsInNone(String query) {
        fill();
        List<String> archive = new ArrayList<>(fullDataset.archive());
        fullDataset.delete();
        archive.add(2, Given.line("between-" + mark, fullDataset.locale, "Of the editor"));
        long before = rows();

        List<JsonPath> reports = fullDataset.bring(archive, editor, query);

        assertEquals(archive.size(), reports.size());
        assertEquals(new HashSet<>(ArchiveLine.KINDS), reports.stream().filter(report -> report.get("kind") != null)
                .map(report -> report.getString("kind")).collect(Collectors.toSet()));
        reports.stream().filter(report -> report.get("kind") != null).forEach(report -> {
            assertEquals(FORBIDDEN, report.getString("problem.type"));
            assertThat(report.getString("problem.detail"), containsString("administrator"));
        });
        assertEquals("created", reports.get(2).getString("status"), "a working copy among them is taken");
        assertEquals(before + (query.contains("dryRun") ? 0 : 1), rows());
        fullDataset.ids.values().forEach(id -> fullDataset.as().get("/api/v1/editorial/articles/" + id).then().statusCode(404));
    }

    @Test
    void anEditorPutsNoCommentUnderAnybodysName() {
        String id = fullDataset.create("forged", Map.of("title", "Forged"));
        fullDataset.publish(id, Map.of());
        String comment = """
                {"kind":"comment","id":"%s","article":"%s","parent":null,"status":"approved","author":{"name":"The Minister",\
                "url":null},"body":"I resign.","createdAt":"2020-01-01T00:00:00Z","updatedAt":"2020-01-01T00:00:00Z",\
                "erasedAt":null}""".formatted(UUID.randomUUID(), id);

        assertEquals(FORBIDDEN, fullDataset.bring(List.of(comment), editor, "").get(0).getString("problem.type"));

        given().get("/api/v1/articles/forged-{mark}/comments?locale={locale}", mark, fullDataset.locale).then()
                .body("items", hasSize(0));
    }

    /** What an editor may say of the past is the byline's date: who made it, and since when readers see it, stays true. */
    @Test
    void anEditorDatesTheBylineAndNothingElse() {
        String line = """
                {"slug": "dated-%s", "locale": "%s", "title": "Dated", "publishedAt": "2020-01-01T00:00:00Z",\
                "createdAt": "2020-01-01T00:00:00Z", "updatedBy": {"id": "%s", "name": "admin"}, "revision": 7}"""
                .formatted(mark, fullDataset.locale, UUID.randomUUID());

        String id = fullDataset.bring(List.of(line), editor, "").get(0).getString("id");

        String address = "/api/v1/articles/dated-" + mark + "?locale=" + fullDataset.locale;
        given().get(address).then().body("publishedAt", is("2020-01-01T00:00:00Z"));
        given().get(address + "&at=2021-01-01T00:00:00Z").then().statusCode(404);
        JsonPath copy = fullDataset.as().get("/api/v1/editorial/articles/" + id).jsonPath();
        assertEquals(1, copy.getInt("revision"));
        assertTrue(copy.getString("createdAt").compareTo("2026") > 0);
        assertEquals(given().auth().oauth2(editor).get("/api/v1/editorial/whoami").path("account.id"),
                copy.getString("updatedBy.id"));
    }

    @Test
    void theLogSaysOfAllThatAnArchiveBroughtThatItWasImportedAndByWhom() {
        fill();
        List<String> archive = fullDataset.archive();
        fullDataset.delete();
        long seen = last();

        fullDataset.bring(List.of(stranger(), "{\"kind\":\"tag\",\"slug\":\"new-%s\",\"name\":\"New\"}".formatted(mark),
                "{\"kind\":\"author\",\"slug\":\"new-%s\",\"name\":\"New\"}".formatted(mark)));
        fullDataset.bring(archive);

        List<String> kinds = strings("SELECT DISTINCT kind FROM change WHERE kind <> 'article.expired' AND seq > " + seen);
        assertEquals(Set.of("account.created", "tag.named", "author.named", "article.created", "article.trashed",
                "article.published", "article.scheduled", "comment.posted"), new HashSet<>(kinds));
        assertEquals(List.of(), strings("SELECT kind || ' ' || payload FROM change WHERE seq > " + seen
                + " AND payload -> 'imported' IS DISTINCT FROM 'true'::jsonb AND kind <> 'article.expired'"));
        assertEquals(List.of(fullDataset.as().get("/api/v1/editorial/whoami").<String> path("account.id")),
                strings("SELECT DISTINCT account_id::text FROM change WHERE kind <> 'article.expired' AND seq > " + seen));
    }

    /** A line of every kind, and what is published, scheduled and in the trash. */
    private void fill() {
        String id = fullDataset.create("scheduled", Map.of("title", "Scheduled", "tags", List.of("tag-" + mark), "authors",
                List.of("author-" + mark)));
        fullDataset.publish(id, Map.of("from", "2099-01-01T00:00:00Z"));
        String trashed = fullDataset.create("trashed", Map.of("title", "Trashed"));
        fullDataset.as().header("If-Match", fullDataset.as().get("/api/v1/editorial/articles/" + trashed).header("ETag"))
                .delete("/api/v1/editorial/articles/" + trashed).then().statusCode(204);
        fullDataset.discussed();
    }

    private String stranger() {
        return "{\"kind\":\"account\",\"id\":\"%s\",\"name\":\"Stranger %s\"}".formatted(UUID.randomUUID(), mark);
    }

    private long rows() {
        return Long.parseLong(strings("SELECT ((SELECT count(*) FROM article) + (SELECT count(*) FROM comment)"
                + " + (SELECT count(*) FROM account) + (SELECT count(*) FROM tag))::text").get(0));
    }

    private long last() {
        return Long.parseLong(strings("SELECT coalesce(max(seq), 0)::text FROM change").get(0));
    }

    private static List<String> strings(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Article.getEntityManager().createNativeQuery(sql.replace("::", "\\:\\:"), String.class)
                        .getResultList());
    }
}
