package dev.stet.article.editing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Making, reading and replacing working copies. */
@QuarkusTest
class WorkingCopyTest {

    @Test
    void makesADraftThatNoReaderSees() {
        String slug = Given.slug("made");

        EditorialRequests.create(EditorialRequests.body(slug)).then().statusCode(201)
                .header("Location", containsString("/api/v1/editorial/articles/"))
                .header("ETag", startsWith("\"")).header("Cache-Control", is("private, no-store"))
                .body("slug", is(slug)).body("locale", is("en")).body("revision", is(1)).body("status", is("draft"))
                .body("changed", is(false)).body("current", nullValue()).body("next", nullValue())
                .body("updatedBy.name", startsWith("editor")).body("sections.slug", contains("first", "second"))
                .body("sections.etag", not(contains(nullValue(), nullValue())));

        EditorialRequests.as(Role.READER).get("/api/v1/articles/{slug}", slug).then().statusCode(404);
    }

    @Test
    void makesItAtASlugWhereNothingIs() {
        String slug = Given.slug("at");

        Response made = EditorialRequests.editor().header("If-None-Match", "*").body("{\"title\": \"At\"}")
                .put(EditorialRequests.ARTICLE, slug);
        made.then().statusCode(201).body("slug", is(slug)).header("Location", endsWith(made.path("id").toString()))
                .header("ETag", nullValue());

        EditorialRequests.editor().header("If-None-Match", "*").body("{\"title\": \"Again\"}")
                .put(EditorialRequests.ARTICLE, slug).then()
                .statusCode(412).body("type", is("/problems/already-exists"));
        EditorialRequests.editor().header("If-None-Match", "\"x\"").body("{\"title\": \"Again\"}")
                .put(EditorialRequests.ARTICLE, slug).then()
                .statusCode(400).body("errors[0].parameter", is("If-None-Match"));
        EditorialRequests.editor().header("If-None-Match", "*").body("{\"title\": \"No slug\"}")
                .put(EditorialRequests.ARTICLE, "No Slug").then()
                .statusCode(400);
        EditorialRequests.editor().header("If-None-Match", "*").body("{\"title\": \"X\", \"slug\": \"other\"}")
                .put(EditorialRequests.ARTICLE, Given.slug("x")).then().statusCode(422).body("errors[0].pointer", is("#/slug"));
        EditorialRequests.read(slug).then().body("title", is("At"));
    }

    @Test
    void takesBackWhatItGaveAndChangesNothing() {
        Response made = EditorialRequests.create(everyMember(Given.slug("every")));
        String id = made.then().statusCode(201).extract().path("id");
        Response first = EditorialRequests.read(id);
        String row = row(id);

        Response put = EditorialRequests.replace(id, first.header("ETag"), first.asString());

        put.then().statusCode(200).header("ETag", nullValue());
        assertEquals(first.asString(), put.asString());
        assertEquals(first.asString(), EditorialRequests.read(id).asString());
        assertEquals(first.header("ETag"), put.path("etag"));
        assertEquals(row, row(id));
    }

    @Test
    void writesNothingForTheSameFormAgain() {
        String slug = Given.slug("same");
        String body = everyMember(slug);
        EditorialRequests.create(body).then().statusCode(201);
        String row = row(EditorialRequests.read(slug).path("id"));

        EditorialRequests.replace(slug, EditorialRequests.tag(slug), body).then().statusCode(200).body("revision", is(1));

        assertEquals(row, row(EditorialRequests.read(slug).path("id")));
    }

    @Test
    void replacesWholly() {
        String slug = Given.slug("whole");
        EditorialRequests.create(everyMember(slug)).then().statusCode(201);
        String tag = EditorialRequests.tag(slug);

        String next = EditorialRequests.replace(slug, tag, "{\"title\": \"Bare\"}").then().statusCode(200)
                .body("slug", is(slug)).body("editorsNote", nullValue()).body("lead", is("")).body("tags.size()", is(0))
                .body("cover", nullValue()).body("sections.size()", is(0)).body("revision", is(2)).extract().path("etag");

        assertNotEquals(tag, next);
        assertEquals(next, EditorialRequests.tag(slug));
    }

    @Test
    void patchesMembersAndLeavesTheOthers() {
        String slug = Given.slug("patch");
        EditorialRequests.create(everyMember(slug)).then().statusCode(201);

        Response patched = EditorialRequests.patch(slug, EditorialRequests.tag(slug), """
                {"title": "Patched", "summary": null, "seo": {"title": "S"}, "custom": {"a": null, "c": 3}}""");

        patched.then().statusCode(200).header("ETag", is((String) patched.path("etag"))).body("title", is("Patched"))
                .body("summary", nullValue()).body("seo.title", is("S")).body("seo.description", is("Seo description"))
                .body("custom.keySet()", containsInAnyOrder("b", "c", "big")).body("lead", is("Lead *text*"))
                .body("sections.size()", is(2));
    }

    @Test
    void namesThePatchThatItTakes() {
        String slug = EditorialRequests.draft("media");

        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(slug)).body("{\"title\": \"JSON\"}")
                .patch(EditorialRequests.ARTICLE, slug).then()
                .statusCode(415).header("Accept-Patch", is("application/merge-patch+json"));
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), "[1]").then().statusCode(422);
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), "{\"title\": null}").then().statusCode(422)
                .body("errors[0].pointer", is("#/title"));
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), "{\"titel\": \"x\"}").then().statusCode(422)
                .body("errors[0].pointer", is("#/titel"));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        String taken = EditorialRequests.draft("taken");
        String slug = EditorialRequests.draft("wrong");

        EditorialRequests.replace(slug, EditorialRequests.tag(slug),
                """
                        {"title": "Wrong", "slug": "%s", "translationOf": "no-such-article", "custom": {"x": "%s"},
                        "publishedAt": "+12000-01-01T00:00:00Z", "sections": [
                        {"heading": "A", "slug": "a"}, {"heading": "B", "slug": "a"},
                        {"id": "0192f0c1-0000-7000-8000-000000000000", "heading": "Foreign"}]}"""
                        .formatted(taken, "x".repeat(66_000)))
                .then().statusCode(422).body("errors.pointer", containsInAnyOrder("#/slug", "#/translationOf", "#/custom",
                        "#/publishedAt", "#/sections/1/slug", "#/sections/2/id"));
        EditorialRequests.create(
                """
                        {"title": "", "slug": "0192f0c1-0000-7000-8000-000000000000", "locale": "!",
                        "sections": [{"slug": "No Slug"}]}""")
                .then().statusCode(422).body("errors.pointer", containsInAnyOrder("#/title", "#/slug", "#/locale",
                        "#/sections/0/slug", "#/sections/0/heading"));

        EditorialRequests.read(slug).then().body("revision", is(1));
    }

    @Test
    void refusesATextThatCannotBeRenderedWhileItsAuthorHasIt() {
        String slug = EditorialRequests.draft("deep");

        EditorialRequests
                .patch(slug, EditorialRequests.tag(slug),
                        Map.of("sections", List.of(Map.of("heading", "A"), Map.of("heading", "B", "body",
                                "[".repeat(6_000)))))
                .then().statusCode(422).body("errors.pointer", contains("#/sections/1/body"));
        EditorialRequests.replaceSection(slug, "first", EditorialRequests.read(slug, "first").header("ETag"), "[".repeat(6_000))
                .then()
                .statusCode(422).body("errors.pointer", contains("#/body"));
    }

    static String everyMember(String slug) {
        return """
                {"slug": "%s", "locale": "en", "translationOf": null, "title": "Every “member”", "editorsNote": "A *note*",
                "summary": "Sum", "lead": "Lead *text*", "authors": ["li-wei", {"slug": "anna", "name": "Anna O."}],
                "tags": ["china", "ai"], "cover": {"url": "https://media.example.org/a.jpg", "alt": "A", "width": 16,
                "height": 9, "credit": null}, "canonicalUrl": "https://example.org/first", "seo": {"title": "Seo title",
                "description": "Seo description"}, "publishedAt": "2025-01-28T08:00:00.123456789Z",
                "custom": {"b": [1.50, {"c": null}], "a": "x", "big": 1.25e30}, "sections": [
                {"heading": "Über uns", "body": "One\\n\\nTwo"}, {"slug": "second", "heading": "Zwei", "body": ""}]}"""
                .formatted(slug);
    }

    /** The row's place in the table and the log's length: whatever is written moves one of them. */
    private static String row(String id) {
        return QuarkusTransaction.requiringNew().call(() -> (String) Article.getEntityManager().createNativeQuery("""
                SELECT concat(a.ctid, a.xmin, (SELECT count(*) FROM change c WHERE c.article_id = a.id),
                    (SELECT string_agg(s.ctid::text || s.xmin, ',' ORDER BY s.id) FROM section s WHERE s.article_id = a.id),
                    (SELECT count(*) FROM revision r WHERE r.article_id = a.id),
                    (SELECT count(*) FROM article_text t WHERE t.article_id = a.id))
                FROM article a WHERE a.id = cast(:id AS uuid)""", String.class).setParameter("id", id).getSingleResult());
    }
}
