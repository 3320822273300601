package dev.stet.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stet.article.content.Members;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Probe;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** No member outlives a redaction, and none that is not there, or not known, stands in anybody's way. */
@QuarkusTest
class EveryMemberGoesTest {

    private static final String ARTICLE = "/api/v1/editorial/articles/{article}";
    /** Where it was and when, which its number and period tell in any case. */
    private static final Set<String> STAYS = Set.of("slug", "locale", "translationOf", "publishedAt", "listed");
    /** Whatever the database has of an article, but for the words that its past addresses are made of. */
    private static final List<String> TABLES = List.of(
            "SELECT a::text FROM article a WHERE id = cast(:id AS uuid)",
            "SELECT s::text FROM section s WHERE article_id = cast(:id AS uuid)",
            "SELECT r::text FROM revision r WHERE article_id = cast(:id AS uuid)",
            "SELECT t::text FROM article_text t WHERE article_id = cast(:id AS uuid)",
            "SELECT s::text FROM search_entry s WHERE article_id = cast(:id AS uuid)",
            "SELECT e::text || convert_from(e.document, 'UTF8') || convert_from(e.forms, 'UTF8') FROM edition e"
                    + " WHERE article_id = cast(:id AS uuid)");

    private final String locale = Given.locale();

    @Test
    void isNowhereOnceItsEditionIsRedacted() {
        Probe probe = new Probe(locale, create(Map.of("title", "Original", "locale", Given.locale())));
        String id = create(probe.members());
        PublicationRequests.publish(id, null, null).statusCode(200);
        assertEquals(List.of(), probe.missingIn(database(id), Members.ALL.names().stream().filter(name -> !name.equals(
                "publishedAt")).toList()));
        PublicationRequests.with(tag(id)).body(Map.of("title", "Plain", "slug", Given.slug("plain"))).put(ARTICLE, id).then()
                .statusCode(200);
        PublicationRequests.publish(id, null, null).statusCode(200);

        PublicationRequests.as(Role.ADMIN).header("If-Match", tag(id)).delete(ARTICLE + "/editions/1", id).then()
                .statusCode(200);

        String left = database(id);
        for (String member : Members.ALL.names()) {
            if (!STAYS.contains(member)) {
                probe.words(member).forEach(word -> assertEquals(-1, left.indexOf(word), member + " is left in " + left));
            }
        }
    }

    /** Another node, or the same one before a step back, may run a program that knows more. */
    @Test
    void isPassedOverWhereItIsNotKnownYet() {
        String id = create(Map.of("title", "Known", "summary", "Known too", "locale", locale));
        PublicationRequests.publish(id, null, null).statusCode(200);
        for (String table : List.of("article SET other_members = other_members", "edition SET other_members = other_members",
                "revision SET members = members")) {
            execute("UPDATE " + table + " || '{\"ofTomorrow\": {\"a\": 1}}' WHERE "
                    + (table.startsWith("article") ? "id" : "article_id") + " = cast(:id AS uuid)", id);
        }

        PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().statusCode(200).body("summary", is("Known too"));
        PublicationRequests.as(Role.EDITOR).get("/api/v1/editorial/articles?locale=" + locale).then().statusCode(200);
        given().get("/api/v1/articles?locale=" + locale).then().statusCode(200).body("items[0].summary", is("Known too"));
        PublicationRequests.as(Role.EDITOR).get(ARTICLE + "/revisions/1", id).then().statusCode(200).body("content.title",
                is("Known"));
        PublicationRequests.with(tag(id)).body(Map.of("title", "Edited")).put(ARTICLE, id).then().statusCode(200).body("title",
                is("Edited"));
        PublicationRequests.publish(id, null, null).statusCode(200);
        PublicationRequests.as(Role.ADMIN).header("If-Match", tag(id)).delete(ARTICLE + "/editions/1", id).then()
                .statusCode(200);
        assertEquals(false, database(id).contains("ofTomorrow"));
    }

    @Test
    void changesNothingWhereAnOlderProgramDidNotKnowIt() {
        String id = create(Map.of("title", "One", "locale", locale, "custom", Map.of("a", 1)));
        PublicationRequests.publish(id, null, null).statusCode(200);
        execute("UPDATE revision SET members = (SELECT jsonb_object_agg(key, value) FROM jsonb_each(members)"
                + " WHERE value <> 'null') WHERE article_id = cast(:id AS uuid)", id);

        retitle(id, "Two");
        PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().body("changed", is(true));
        retitle(id, "One");

        PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().body("changed", is(false)).body("revision", is(3));
        PublicationRequests.publication(id).body("changed", is(false));
        PublicationRequests.with(tag(id)).body("{\"title\": \"One\", \"custom\": {\"a\": 1, \"b\": null}}").put(ARTICLE, id)
                .then()
                .statusCode(200).body("changed", is(true)).body("custom", not(is(Map.of("a", 1))));
    }

    private static void retitle(String id, String title) {
        PublicationRequests.with(tag(id)).contentType("application/merge-patch+json").body(Map.of("title", title))
                .patch(ARTICLE, id).then()
                .statusCode(200);
    }

    private static String create(Map<String, ?> members) {
        return PublicationRequests.as(Role.EDITOR).body(members).post("/api/v1/editorial/articles").then().statusCode(201)
                .extract()
                .path("id");
    }

    private static String tag(String id) {
        return PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().statusCode(200).extract().header("ETag");
    }

    private static String database(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> rows = new ArrayList<>();
            TABLES.forEach(table -> rows.addAll(Panache.getEntityManager().createNativeQuery(table, String.class)
                    .setParameter("id", id).getResultList()));
            return String.join("\n", rows);
        });
    }

    private static void execute(String sql, String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> Panache.getEntityManager().createNativeQuery(sql).setParameter("id", id).executeUpdate());
    }
}
