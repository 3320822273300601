package dev.stet.article.conflict;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.editing.EditorialRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Two editors who change different things both get what they wrote. */
@QuarkusTest
class MergingTest {

    @Test
    void mergesDifferentMembersAndSections() {
        String slug = EditorialRequests.draft("merge");
        Response base = EditorialRequests.read(slug);
        EditorialRequests.patch(slug, base.header("ETag"), Map.of("title", "Theirs")).then().statusCode(200);
        EditorialRequests.replaceSection(slug, "first", base.path("sections[0].etag"), "Theirs").then().statusCode(200);
        EditorialRequests.editor().body("{\"heading\": \"Third\"}").post(EditorialRequests.ARTICLE + "/sections", slug).then()
                .statusCode(201);

        merge(slug, "1", base.asString().replace("\"Two.\"", "\"Mine\"").replace("The lead.", "My lead")).then()
                .statusCode(200).body("title", is("Theirs")).body("lead", is("My lead"))
                .body("sections.body", contains("Theirs", "Mine", ""))
                .body("sections.slug", contains("first", "second", "third"))
                .body("revision", is(5));
    }

    @Test
    void refusesWhereBothChangedTheSame() {
        String slug = EditorialRequests.draft("clash");
        Response base = EditorialRequests.read(slug);
        EditorialRequests
                .patch(slug, base.header("ETag"), Map.of("title", "Theirs", "tags", List.of("theirs"), "summary", "Theirs"))
                .then().statusCode(200);
        EditorialRequests.replaceSection(slug, "first", base.path("sections[0].etag"), "Theirs").then().statusCode(200);

        merge(slug, "1", base.asString().replace("\"One.\"", "\"Mine\"").replace("\"Title of", "\"My title of")
                .replace("\"china\"", "\"mine\"").replace("The lead.", "My lead")).then().statusCode(412)
                .body("type", is("/problems/stale-edit"))
                .body("conflicts", containsInAnyOrder("title", "tags", "sections/" + base.path("sections[0].id")))
                .body("current.title", is("Theirs")).body("base.sections[0].body", is("One."))
                .body("current.sections[0].body", is("Theirs")).body("etag", is(EditorialRequests.tag(slug)));

        EditorialRequests.read(slug).then().body("title", is("Theirs")).body("lead", is("The lead.")).body("revision", is(3));
    }

    @Test
    void mergesAnEditOfASection() {
        String slug = EditorialRequests.draft("one");
        Response base = EditorialRequests.read(slug);
        EditorialRequests.patch(slug, base.header("ETag"), Map.of("title", "Theirs")).then().statusCode(200);

        EditorialRequests.editor().header("If-Match", "*").body("{\"heading\": \"First\", \"body\": \"Mine\"}")
                .put(EditorialRequests.SECTION + "?base=1", slug, "first").then().statusCode(200).body("body", is("Mine"));
        EditorialRequests.editor().header("If-Match", "*").body("{\"heading\": \"First\", \"body\": \"Another\"}")
                .put(EditorialRequests.SECTION + "?base=2", slug, "first").then().statusCode(412);
        EditorialRequests.read(slug).then().body("title", is("Theirs")).body("sections[0].body", is("Mine"));
    }

    @Test
    void asksForABaseThatThereIs() {
        String slug = EditorialRequests.draft("base");
        String body = EditorialRequests.body(slug);

        merge(slug, "9", body).then().statusCode(400).body("errors[0].parameter", is("base"));
        merge(slug, "0", body).then().statusCode(400).body("errors[0].parameter", is("base"));
        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(slug)).body(body)
                .put(EditorialRequests.ARTICLE + "?base=1", slug).then().statusCode(400)
                .body("errors[0].parameter", is("base"));
        EditorialRequests.editor().body(body).put(EditorialRequests.ARTICLE + "?base=1", slug).then().statusCode(400);
        merge(slug, "1", body).then().statusCode(200).body("revision", is(1));
    }

    private static Response merge(String slug, String base, String body) {
        return EditorialRequests.editor().header("If-Match", "*").body(body).put(EditorialRequests.ARTICLE + "?base=" + base,
                slug);
    }
}
