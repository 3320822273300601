package dev.stet.article.conflict;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.editing.EditorialRequests;
import io.quarkus.test.junit.QuarkusTest;

/** No edit overwrites what its author has not seen. */
@QuarkusTest
class StaleEditTest {

    @Test
    void demandsTheTagOfWhatWasRead() {
        String slug = EditorialRequests.draft("demand");

        for (String method : List.of("PUT", "DELETE")) {
            for (String path : List.of(EditorialRequests.ARTICLE, EditorialRequests.ARTICLE + "/sections/first")) {
                var request = EditorialRequests.editor();
                if (method.equals("PUT")) {
                    request.body(Map.of(path.endsWith("first") ? "heading" : "title", "x"));
                }
                request.request(method, path, slug).then().statusCode(428).body("type", is("/problems/precondition-required"));
            }
        }
        EditorialRequests.editor().contentType("application/merge-patch+json").body("{}").patch(EditorialRequests.ARTICLE, slug)
                .then().statusCode(428);
        EditorialRequests.editor().body("{\"sections\": []}").put(EditorialRequests.ARTICLE + "/section-order", slug).then()
                .statusCode(428);
        EditorialRequests.retitle(slug, "*", "Any").then().statusCode(428);
        EditorialRequests.read(slug).then().body("revision", is(1));
    }

    @Test
    void refusesAnEditOfAnOldVersion() {
        String slug = EditorialRequests.draft("stale");
        String tag = EditorialRequests.tag(slug);

        String next = EditorialRequests.retitle(slug, tag, "First").then().statusCode(200).body("title", is("First")).extract()
                .path("etag");
        EditorialRequests.retitle(slug, tag, "Second").then().statusCode(412).contentType("application/problem+json")
                .body("type", is("/problems/stale-edit")).body("etag", is(next));

        EditorialRequests.read(slug).then().body("title", is("First"));
    }

    @Test
    void comparesTagsStronglyAndReadsLists() {
        String slug = EditorialRequests.draft("tags");
        String tag = EditorialRequests.tag(slug);

        EditorialRequests.retitle(slug, "W/" + tag, "Weak").then().statusCode(412);
        EditorialRequests.retitle(slug, "\"other\"", "Unknown").then().statusCode(412);
        for (String malformed : List.of(tag.replace("\"", ""), "\"open", tag + tag, "*, " + tag)) {
            EditorialRequests.retitle(slug, malformed, "Malformed").then().statusCode(400)
                    .body("errors[0].parameter", is("If-Match"));
        }
        EditorialRequests.retitle(slug, "\"other\", W/\"weak\" , " + tag, "List").then().statusCode(200);
    }

    @Test
    void showsBaseAndCurrentOfAllThatDiffers() {
        String slug = EditorialRequests.draft("differs");
        var read = EditorialRequests.read(slug);
        String first = read.path("sections[0].id");
        EditorialRequests.patch(slug, read.header("ETag"), Map.of("title", "Theirs", "tags", List.of("a", "b"))).then()
                .statusCode(200);
        EditorialRequests.replaceSection(slug, "first", read.path("sections[0].etag"), "Their body").then().statusCode(200);

        var refusal = EditorialRequests.retitle(slug, read.header("ETag"), "Mine").then().statusCode(412)
                .body("base.keySet()", containsInAnyOrder("title", "tags", "sections"))
                .body("base.title", is("Title of " + slug)).body("base.tags", contains("china"))
                .body("base.sections.id", contains(first)).body("base.sections[0].body", is("One."))
                .body("current.keySet()", containsInAnyOrder("title", "tags", "sections"))
                .body("current.title", is("Theirs")).body("current.sections[0].body", is("Their body"))
                .body("baseRevision", is(1)).body("revision", is(3)).body("changedBy.name", notNullValue())
                .body("changedAt", is((String) EditorialRequests.read(slug).path("updatedAt"))).extract();

        EditorialRequests.retitle(slug, refusal.path("etag"), "Mine").then().statusCode(200);
    }

    @Test
    void showsEverythingWhereTheBaseIsUnknown() {
        String slug = EditorialRequests.draft("unknown");

        EditorialRequests.retitle(slug, "\"made-up\"", "Mine").then().statusCode(412).body("base", nullValue())
                .body("baseRevision", nullValue()).body("current.title", is("Title of " + slug))
                .body("current.sections.slug", contains("first", "second"));
    }

    @Test
    void tellsASectionsTagApartFromTheOthers() {
        String slug = EditorialRequests.draft("section");
        String first = EditorialRequests.read(slug, "first").header("ETag");
        String second = EditorialRequests.read(slug, "second").header("ETag");

        String next = EditorialRequests.replaceSection(slug, "first", first, "Changed").then().statusCode(200)
                .header("ETag", nullValue()).extract().path("etag");
        EditorialRequests.replaceSection(slug, "second", second, "Changed too").then().statusCode(200);
        EditorialRequests.replaceSection(slug, "first", first, "Lost").then().statusCode(412).body("base.body", is("One."))
                .body("base.heading", is("First")).body("current.body", is("Changed")).body("etag", is(next))
                .body("base", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("slug")));

        assertEquals(next, EditorialRequests.read(slug, "first").header("ETag"));
    }

    @Test
    void keepsTheTagsOfWhatOnlyMoved() {
        String slug = EditorialRequests.draft("order");
        var before = EditorialRequests.read(slug);

        var ordered = EditorialRequests.editor().header("If-Match", before.header("ETag"))
                .body("{\"sections\": [\"second\", \"first\"]}")
                .put(EditorialRequests.ARTICLE + "/section-order", slug);
        ordered.then().statusCode(200).body("items.slug", contains("second", "first"))
                .body("items.etag", contains((Object) before.path("sections[1].etag"), before.path("sections[0].etag")));
        assertEquals((String) ordered.path("etag"), EditorialRequests.tag(slug));

        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(slug))
                .body("{\"sections\": [\"second\", \"second\", \"x\"]}")
                .put(EditorialRequests.ARTICLE + "/section-order", slug).then().statusCode(422)
                .body("errors.pointer", containsInAnyOrder("#/sections/1", "#/sections/2", "#/sections"));
        var appended = EditorialRequests.editor().body("{\"heading\": \"First\", \"body\": \"Three.\"}").post(
                EditorialRequests.ARTICLE + "/sections",
                slug);
        appended.then().statusCode(201).body("slug", is("first-2")).header("ETag", is((String) appended.path("etag")));
        assertEquals((String) before.path("sections[0].etag"), EditorialRequests.read(slug, "first").header("ETag"));
        EditorialRequests.editor().header("If-Match", appended.header("ETag"))
                .delete(EditorialRequests.SECTION, slug, "first-2").then().statusCode(204);
        EditorialRequests.read(slug).then().body("sections.slug", contains("second", "first"));
    }
}
