package dev.stet.article.editing;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.ArticleChanges;
import dev.stet.change.ChangeEntry;
import dev.stet.platform.json.Json;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** An answer says what the next request needs, so that nobody has to ask between the two. */
@QuarkusTest
class NextRequestTest {

    private static final String PUBLICATION = EditorialRequests.ARTICLE + "/publication";

    @Test
    void publicationAndCancellationTellTheArticlesTag() {
        String slug = EditorialRequests.draft("next");
        String tag = EditorialRequests.tag(slug);

        String after = EditorialRequests.editor().header("If-Match", tag).body("{}").put(PUBLICATION, slug).then()
                .statusCode(200).body("status", is("published")).body("etag", is(tag)).extract().path("etag");
        EditorialRequests.editor().header("If-Match", after).delete(PUBLICATION + "/scheduled", slug).then().statusCode(200)
                .body("status", is("published")).body("etag", is(tag));
        EditorialRequests.editor().header("If-Match", after).delete(PUBLICATION, slug).then().statusCode(200)
                .body("status", is("withdrawn")).body("etag", is(tag));
        EditorialRequests.retitle(slug, after, "Edited").then().statusCode(200);
    }

    @Test
    void anEditOfASectionTellsWhereTheArticleStands() {
        String slug = EditorialRequests.draft("stands");
        String section = EditorialRequests.read(slug, "first").then().body("$", not(hasKey("article"))).extract().path("etag");

        String tag = EditorialRequests.editor().contentType("application/merge-patch+json").header("If-Match", section)
                .body(Map.of("body", "Other.")).patch(EditorialRequests.SECTION, slug, "first").then().statusCode(200)
                .body("article.revision", is(2)).extract().path("article.etag");
        assertEquals(EditorialRequests.tag(slug), tag);
        EditorialRequests.retitle(slug, tag, "Edited").then().statusCode(200).body("revision", is(3));
    }

    @Test
    void whatWasBroughtBackCanBeSentBack() {
        String slug = EditorialRequests.draft("back");
        EditorialRequests.retitle(slug, EditorialRequests.tag(slug), "Second").then().statusCode(200);

        Map<String, Object> copy = EditorialRequests.editor().header("If-Match", EditorialRequests.tag(slug)).body("{}")
                .put(EditorialRequests.ARTICLE + "/revisions/1/restoration", slug).then().statusCode(200).extract()
                .path("content");
        assertEquals(EditorialRequests.read(slug).path(""), copy);
        EditorialRequests.replace(slug, copy.get("etag").toString(), copy).then().statusCode(200).body("revision", is(3));
    }

    @Test
    void aWeakTagIsToldToBeOne() {
        String slug = EditorialRequests.draft("weak");

        EditorialRequests.retitle(slug, "W/" + EditorialRequests.tag(slug), "Weak").then().statusCode(412)
                .body("type", is("/problems/stale-edit")).body("detail", startsWith("A weak tag"))
                .body("etag", is(EditorialRequests.tag(slug)));
    }

    @Test
    void allUnknownMembersAreToldAtOnce() {
        EditorialRequests.create("""
                {"titel": "a", "title": "b", "seo": {"title": "c", "keywords": [{"x": 1}]}, "sections": [
                {"heading": "d"}, {"heading": "e", "bdy": "f", "body": "g"}], "langauge": "en"}""").then().statusCode(422)
                .body("type", is("/problems/invalid-content"))
                .body("errors.pointer", containsInAnyOrder("#/titel", "#/seo/keywords", "#/sections/1/bdy",
                        "#/langauge"))
                .body("errors.detail", hasItem(containsString("'bdy'; known are body")));
    }

    @Test
    void whoFollowsARenamedArticleLearnsWhereItWas() throws InterruptedException {
        String slug = EditorialRequests.draft("was");
        publish(slug);
        String now = Given.slug("is");
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), Map.of("slug", now)).then().statusCode(200);
        publish(now);

        ChangeEntry revised = ArticleChanges.await(now, "article.revised");
        assertEquals(slug, told(revised).get("formerSlug"));
        assertEquals("en", told(revised).get("formerLocale"));
        ChangeEntry published = ArticleChanges.of(now).stream().filter(change -> change.kind().equals("article.published"))
                .reduce((first, last) -> last).orElseThrow();
        assertEquals(slug, told(published).get("formerSlug"));
        assertFalse(told(ArticleChanges.await(now, "article.created")).containsKey("formerSlug"));
        assertFalse(told(ArticleChanges.await(now, "article.published")).containsKey("formerSlug"));
    }

    private static void publish(String slug) {
        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(slug)).body("{}").put(PUBLICATION, slug).then()
                .statusCode(200);
    }

    private static Map<?, ?> told(ChangeEntry change) {
        return Json.read(change.payload(), Map.class);
    }
}
