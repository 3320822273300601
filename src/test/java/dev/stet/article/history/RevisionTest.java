package dev.stet.article.history;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.stet.article.content.Content;
import dev.stet.article.draft.Revision;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Every saved state of an article can be found, read, compared and brought back. */
@QuarkusTest
class RevisionTest {

    private static final String REVISIONS = "/api/v1/editorial/articles/{article}/revisions";

    @Test
    void listsWhoSavedWhenNewestFirst() {
        String slug = savedTimes(3);

        String next = as(Role.READER).get(REVISIONS + "?limit=2", slug).then().statusCode(200)
                .body("items.number", contains(3, 2)).body("items[0].account.id", notNullValue())
                .body("items[0].account.name", notNullValue()).body("items[0].createdAt", notNullValue())
                .body("items[0].note", nullValue()).body("page.previous", nullValue()).extract().path("page.next");
        String previous = as(Role.READER).get(REVISIONS + "?limit=2&cursor={cursor}", slug, next).then()
                .body("items.number", contains(1)).body("page.next", nullValue()).extract().path("page.previous");
        as(Role.READER).get(REVISIONS + "?limit=2&cursor={cursor}", slug, previous).then()
                .body("items.number", contains(3, 2));
    }

    @Test
    void givesTheWorkingCopyAsItWas() {
        String slug = savedTimes(2);

        as(Role.READER).get(REVISIONS + "/1", slug).then().statusCode(200).body("number", is(1))
                .body("content.title", is("Title 1")).body("content.lead", is("The lead of *" + slug + "*."))
                .body("content.tags", contains("china")).body("content.sections.slug", contains("first", "second"))
                .body("content.sections[0].id", notNullValue())
                .body("content.sections[0].body", is("Its first section."));
        as(Role.READER).get(REVISIONS + "/2", slug).then().body("content.title", is("Title 2"));
    }

    @Test
    void tellsWhatChangedAsJsonOrAsUnifiedText() {
        String slug = savedTimes(3);

        as(Role.READER).get(REVISIONS + "/1/diff?to=2", slug).then().statusCode(200).contentType("application/json")
                .body("from", is(1)).body("to", is(2)).body("members.member", contains("title"))
                .body("members[0].from", is("Title 1")).body("members[0].to", is("Title 2")).body("sections.size()", is(0));
        as(Role.READER).accept("application/json").get(REVISIONS + "/1/diff", slug).then().body("to", is(3));
        as(Role.READER).accept("text/x-diff").get(REVISIONS + "/3/diff?to=1", slug).then().statusCode(200)
                .contentType(startsWith("text/x-diff"))
                .body(startsWith("--- revision-3/article.txt\n+++ revision-1/article.txt\n"));
        as(Role.READER).accept("text/x-diff").get(REVISIONS + "/3/diff", slug).then().statusCode(200).body(is(""));
        as(Role.READER).accept("text/html").get(REVISIONS + "/1/diff", slug).then().statusCode(406);
    }

    @Test
    void knowsNoRevisionThatNeverWas() {
        String slug = savedTimes(1);

        as(Role.READER).get(REVISIONS + "/2", slug).then().statusCode(404).body("type", is("/problems/not-found"));
        as(Role.READER).get(REVISIONS + "/99999999999", slug).then().statusCode(404);
        as(Role.READER).get(REVISIONS + "/1/diff?to=2", slug).then().statusCode(404);
        as(Role.READER).get(REVISIONS + "/1/diff?to=0", slug).then().statusCode(400).body("errors[0].parameter", is("to"));
        as(Role.READER).get(REVISIONS, Given.slug("never")).then().statusCode(404);
    }

    @Test
    void tellsAllWhoAskNothingOfAnothersDrafts() {
        String slug = savedTimes(1);

        RestAssured.given().get(REVISIONS, slug).then().statusCode(401);
        as(Role.MODERATOR).get(REVISIONS, slug).then().statusCode(403);
        as(Role.AUTHOR).get(REVISIONS, slug).then().statusCode(403).body("type", is("/problems/insufficient-role"));
        as(Role.AUTHOR).header("If-Match", "\"x\"").put(REVISIONS + "/1/restoration", slug).then().statusCode(403);
        as(Role.READER).header("If-Match", "\"x\"").put(REVISIONS + "/1/restoration", slug).then().statusCode(403);
    }

    @Test
    void bringsARevisionBackAsANewOne() {
        String slug = savedTimes(2);
        List<String> ids = as(Role.READER).get(REVISIONS + "/1", slug).path("content.sections.id");

        String etag = restore(slug, 1, currentTag(slug), "{\"note\": \"Restored revision 1\"}").statusCode(200)
                .body("changed", is(true)).body("revision", is(3)).body("content.title", is("Title 1"))
                .body("content.sections.id", is(ids)).extract().path("etag");

        as(Role.READER).get(REVISIONS, slug).then().body("items.number", contains(3, 2, 1))
                .body("items[0].note", is("Restored revision 1"));
        as(Role.READER).get(REVISIONS + "/3", slug).then().body("content.title", is("Title 1"))
                .body("content.sections.id", is(ids));
        restore(slug, 1, etag, null).statusCode(200).body("changed", is(false)).body("revision", is(3))
                .body("etag", is(etag));
    }

    @Test
    void bringsNothingBackOverWhatNobodyRead() {
        String slug = savedTimes(2);
        String read = currentTag(slug);
        Given.imported(Given.article(slug, "Title 3"));

        restore(slug, 1, read, null).statusCode(412).body("type", is("/problems/stale-edit")).body("revision", is(3))
                .body("etag", is(currentTag(slug)));
        restore(slug, 1, "W/" + currentTag(slug), null).statusCode(412);
        restore(slug, 1, "*", null).statusCode(428);
        as(Role.EDITOR).put(REVISIONS + "/1/restoration", slug).then().statusCode(428)
                .body("type", is("/problems/precondition-required"));
        as(Role.READER).get(REVISIONS + "/3", slug).then().body("content.title", is("Title 3"));
        as(Role.READER).get(REVISIONS + "/4", slug).then().statusCode(404);
    }

    @Test
    void bringsBackNoSlugThatAnotherArticleHasTakenSince() {
        String slug = Given.slug("draft");
        draft(slug);
        UUID id = RevisionRows.id(slug);
        RevisionRows.rename(id, Given.slug("moved"));
        draft(slug);

        restore(id.toString(), 1, currentTag(id), null).statusCode(422).body("errors[0].pointer", is("#/slug"));
        as(Role.READER).get(REVISIONS + "/3", id).then().statusCode(404);
    }

    @Test
    void reservesTheSlugThatARevisionHad() {
        String slug = savedTimes(1);
        UUID id = RevisionRows.id(slug);
        RevisionRows.rename(id, Given.slug("moved"));

        restore(id.toString(), 1, currentTag(id), null).statusCode(200).body("content.slug", is(slug));
        as(Role.READER).get(REVISIONS, slug).then().statusCode(200).body("items.number", contains(3, 2, 1));
    }

    @Test
    void takesANoteOfSomeLengthAndNothingElse() {
        String slug = savedTimes(2);

        restore(slug, 1, currentTag(slug), "{\"nte\": \"x\"}").statusCode(422).body("errors[0].pointer", is("#/nte"));
        restore(slug, 1, currentTag(slug), "{\"note\": \"" + "x".repeat(1_001) + "\"}").statusCode(422)
                .body("errors[0].pointer", endsWith("note"));
        as(Role.READER).get(REVISIONS + "/3", slug).then().statusCode(not(200));
    }

    @Test
    void whatWasRedactedIsGoneAndNotBroughtBack() {
        String slug = savedTimes(2);
        redact(slug);

        as(Role.READER).get(REVISIONS + "/1", slug).then().statusCode(410).body("type", is("/problems/redacted"));
        as(Role.READER).get(REVISIONS + "/1/diff", slug).then().statusCode(410);
        as(Role.READER).get(REVISIONS + "/2/diff?to=1", slug).then().statusCode(410);
        as(Role.READER).accept("text/x-diff").get(REVISIONS + "/1/diff", slug).then().statusCode(410);
        restore(slug, 1, currentTag(slug), null).statusCode(410);
        as(Role.READER).get(REVISIONS + "/2", slug).then().statusCode(200).body("content.title", is("Title 2"));
        as(Role.READER).get(REVISIONS, slug).then().body("items.number", contains(2, 1));
    }

    @Test
    void aRedactionThatEndsWhileARevisionIsReadHasHappenedToAllOfItOrToNothing() {
        String slug = savedTimes(2);
        UUID id = RevisionRows.id(slug);
        Keys.of(Role.ADMIN); // or it would be made within the transaction, and unknown to the request

        Content content = QuarkusTransaction.requiringNew().call(() -> {
            Revision read = Revision.find(id, 1).orElseThrow();
            redact(slug); // by another transaction, which commits
            return read.content();
        });
        assertEquals("Redacted", content.title());
        assertEquals("", content.lead());
    }

    @Test
    void aRevisionIsReadWholeWhileARedactionIsNotCommitted() {
        String slug = savedTimes(2);
        UUID id = RevisionRows.id(slug);
        Keys.of(Role.READER);

        QuarkusTransaction.begin();
        try {
            Revision.getEntityManager().createNativeQuery("DELETE FROM article_text WHERE article_id = :id")
                    .setParameter("id", id).executeUpdate();
            as(Role.READER).get(REVISIONS + "/1", slug).then().statusCode(200)
                    .body("content.sections[0].body", is("Its first section."));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void whatANewerProgramWroteIsReadAndBroughtBack() {
        String slug = savedTimes(2);
        UUID id = RevisionRows.id(slug);
        QuarkusTransaction.requiringNew().run(() -> Revision.getEntityManager().createNativeQuery("""
                UPDATE revision SET members = jsonb_set(members || '{"mood": {"of": "a newer program"}}',
                    '{sections,0,mood}', '1') WHERE article_id = :id""").setParameter("id", id).executeUpdate());

        as(Role.READER).get(REVISIONS + "/1", slug).then().statusCode(200).body("content.title", is("Title 1"));
        restore(slug, 1, currentTag(slug), null).statusCode(200).body("content.title", is("Title 1"));
        as(Role.EDITOR).header("If-Match", currentTag(slug)).contentType("application/merge-patch+json")
                .body("{\"mood\": 1}").patch("/api/v1/editorial/articles/{article}", slug).then().statusCode(422)
                .body("errors[0].pointer", is("#/mood"));
    }

    @Test
    void whatReadersSeeIsNotChangedByANumber() {
        String slug = savedTimes(1);
        patch(slug, "Another title");
        requireChanged(slug, true);

        restore(slug, 1, currentTag(slug), null).statusCode(200).body("revision", is(3));
        requireChanged(slug, false);
        patch(slug, "Yet another");
        requireChanged(slug, true);
        redact(slug);
        requireChanged(slug, true);
    }

    private static void requireChanged(String slug, boolean changed) {
        String articles = "/api/v1/editorial/articles";
        as(Role.READER).get(articles + "/{article}", slug).then().statusCode(200).body("changed", is(changed));
        as(Role.READER).get(articles + "/{article}/publication", slug).then().statusCode(200).body("changed", is(changed));
        as(Role.READER).get(articles + "?limit=100&tag=china&changed=" + changed).then().statusCode(200)
                .body("items.find { it.slug == '%s' }.changed".formatted(slug), is(changed));
    }

    private static void patch(String slug, String title) {
        as(Role.EDITOR).header("If-Match", currentTag(slug)).contentType("application/merge-patch+json")
                .body(java.util.Map.of("title", title)).patch("/api/v1/editorial/articles/{article}", slug).then()
                .statusCode(200);
    }

    private static void redact(String slug) {
        as(Role.ADMIN).header("If-Match", currentTag(slug)).delete("/api/v1/editorial/articles/{article}/editions/1", slug)
                .then().statusCode(200);
    }

    private static String savedTimes(int times) {
        String slug = Given.slug("saved");
        for (int n = 1; n <= times; n++) {
            Given.imported(Given.article(slug, "Title " + n));
        }
        return slug;
    }

    private static void draft(String slug) {
        Given.importing().contentType("text/markdown").body(Given.article(slug, "Draft"))
                .post("/api/v1/integration/import?publish=false").then().statusCode(200);
    }

    private static String currentTag(String slug) {
        return RevisionRows.tag(RevisionRows.id(slug));
    }

    private static String currentTag(UUID id) {
        return RevisionRows.tag(id);
    }

    private static io.restassured.response.ValidatableResponse restore(String article, int number, String tag, String body) {
        RequestSpecification request = as(Role.EDITOR).header("If-Match", tag);
        return (body == null ? request : request.contentType("application/json").body(body))
                .put(REVISIONS + "/{number}/restoration", article, number).then();
    }

    private static RequestSpecification as(Role role) {
        return RestAssured.given().auth().oauth2(Keys.of(role));
    }
}
