package dev.stet.article.editing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What editors find in the list, and who may find and write what. */
@QuarkusTest
class WorkingCopyQueryTest {

    @Test
    void findsArticlesByStatusAndWhetherTheyChanged() {
        String locale = Given.locale();
        String draft = made(locale, "draft");
        String published = Given.slug("published");
        String changed = Given.slug("changed");
        Given.importedLines(Given.line(published, locale, "Published"), Given.line(changed, locale, "Changed"));
        String id = EditorialRequests.editor().get(EditorialRequests.ARTICLE + "?locale=" + locale, changed).path("id");
        EditorialRequests.retitle(id, EditorialRequests.tag(id), "Changed since").then().statusCode(200);
        String trashed = made(locale, "trashed");
        String gone = EditorialRequests.editor().get(EditorialRequests.ARTICLE + "?locale=" + locale, trashed).path("id");
        EditorialRequests.editor().header("If-Match", EditorialRequests.tag(gone)).delete(EditorialRequests.ARTICLE, gone)
                .then().statusCode(204);

        list(locale, "").then().body("items.slug", contains(trashed, changed, published, draft))
                .body("items.status", contains("trashed", "published", "published", "draft"));
        list(locale, "&status=draft,trashed").then().body("items.slug", contains(trashed, draft));
        list(locale, "&changed=true").then().body("items.slug", contains(changed)).body("items[0].title", is("Changed since"))
                .body("items[0].current.revision", is(1)).body("items[0].etag", is(EditorialRequests.tag(id)));
        list(locale, "&sort=-updatedAt&status=published").then().body("items.slug", contains(changed, published));
        list(locale, "&tag=" + locale.substring(5)).then().body("items.slug", contains(trashed, draft));
        list(locale, "&tag=nobody-has-it").then().statusCode(200).body("items.size()", is(0));
        list(locale, "&status=lost&changed=perhaps&sort=title&limit=101").then().statusCode(400)
                .body("errors.size()", is(4));
    }

    @Test
    void walksEachArticleOnceWithAFixedNumberOfStatements() {
        String locale = Given.locale();
        for (int i = 0; i < 7; i++) {
            made(locale, "walk" + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = list(locale, "&limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen.addAll(page.then().statusCode(200).extract().path("items.slug"));
            cursor = page.path("page.next");
        }
        assertEquals(7, seen.stream().distinct().count());
        assertEquals(7, seen.size());
        assertEquals(statements(locale, 1), statements(locale, 7));
    }

    @Test
    void letsAuthorsAtTheirOwnArticlesOnly() {
        String key = Keys.of(Keys.account(Role.AUTHOR));
        String own = Given.slug("own");
        EditorialRequests.as(key).body(EditorialRequests.body(own)).post(EditorialRequests.ARTICLES).then().statusCode(201);
        String other = EditorialRequests.draft("other");

        EditorialRequests.as(key).get(EditorialRequests.ARTICLES).then().body("items.slug", contains(own));
        EditorialRequests.as(key).get(EditorialRequests.ARTICLE, own).then().statusCode(200);
        EditorialRequests.as(key).header("If-Match", EditorialRequests.tag(own)).body(EditorialRequests.body(own))
                .put(EditorialRequests.ARTICLE, own).then().statusCode(200);
        EditorialRequests.as(key).get(EditorialRequests.ARTICLE, other).then().statusCode(403);
        EditorialRequests.as(key).header("If-Match", EditorialRequests.tag(other)).body(EditorialRequests.body(other))
                .put(EditorialRequests.ARTICLE, other).then().statusCode(403);
        EditorialRequests.as(key).header("If-Match", EditorialRequests.tag(other)).delete(EditorialRequests.ARTICLE, other)
                .then().statusCode(403);
        EditorialRequests.as(key).body("{\"heading\": \"No\"}").post(EditorialRequests.ARTICLE + "/sections", other).then()
                .statusCode(403);
    }

    @Test
    void letsReadersReadAndModeratorsNotEven() {
        String slug = EditorialRequests.draft("roles");

        EditorialRequests.as(Role.READER).get(EditorialRequests.ARTICLE, slug).then().statusCode(200);
        EditorialRequests.as(Role.READER).get(EditorialRequests.SECTION, slug, "first").then().statusCode(200);
        EditorialRequests.as(Role.READER).body(EditorialRequests.body(slug)).post(EditorialRequests.ARTICLES).then()
                .statusCode(403);
        EditorialRequests.as(Role.READER).header("If-Match", EditorialRequests.tag(slug))
                .delete(EditorialRequests.ARTICLE, slug).then().statusCode(403);
        EditorialRequests.as(Role.MODERATOR).get(EditorialRequests.ARTICLE, slug).then().statusCode(403);
        io.restassured.RestAssured.given().get(EditorialRequests.ARTICLE, slug).then().statusCode(401);
    }

    @Test
    void renamesTagsEverywhereAtOnce() {
        String tag = Given.slug("tag");
        String slug = Given.slug("named");
        Given.imported("---\ntitle: Named\nslug: %s\ntags: [%s]\n---\nText".formatted(slug, tag));
        String path = "/api/v1/editorial/tags/" + tag;
        Response read = EditorialRequests.editor().get(path);

        EditorialRequests.editor().body("{\"name\": \"New name\"}").put(path).then().statusCode(428);
        EditorialRequests.editor().header("If-Match", read.header("ETag")).body("{\"name\": \"New name\"}").put(path).then()
                .statusCode(200)
                .body("name", is("New name")).header("ETag", nullValue());
        EditorialRequests.editor().header("If-Match", read.header("ETag")).body("{\"name\": \"Lost\"}").put(path).then()
                .statusCode(412)
                .body("current.name", is("New name"));
        EditorialRequests.as(Role.READER).get("/api/v1/articles/{slug}", slug).then().body("tags.name",
                everyItem(is("New name")));
        String current = EditorialRequests.editor().get(path).header("ETag");
        EditorialRequests.editor().header("If-Match", current).delete(path).then().statusCode(409);
        EditorialRequests.as(Role.AUTHOR).header("If-Match", current).body("{\"name\": \"No\"}").put(path).then()
                .statusCode(403);
        EditorialRequests.editor().get("/api/v1/editorial/tags?limit=1").then().statusCode(200).body("items.size()", is(1));

        String author = "/api/v1/editorial/authors/" + Given.slug("author");
        EditorialRequests.editor().header("If-None-Match", "*").body("{\"name\": \"Li Wei\"}").put(author).then()
                .statusCode(201);
        EditorialRequests.editor().header("If-None-Match", "*").body("{\"name\": \"Li Wei\"}").put(author).then()
                .statusCode(412);
        EditorialRequests.editor().header("If-Match", EditorialRequests.editor().get(author).header("ETag")).delete(author)
                .then().statusCode(204);
        EditorialRequests.editor().get(author).then().statusCode(404);
    }

    @Test
    void closesCommentsAtOnceWithoutANewRevision() {
        String slug = Given.publishedArticle("policy");
        String tag = EditorialRequests.tag(slug);
        Response policy = EditorialRequests.editor().get(EditorialRequests.ARTICLE + "/comment-policy", slug);
        policy.then().statusCode(200).body("open", is(true)).body("moderation", nullValue());

        EditorialRequests.editor().body("{\"open\": false}").put(EditorialRequests.ARTICLE + "/comment-policy", slug).then()
                .statusCode(428);
        EditorialRequests.editor().header("If-Match", policy.header("ETag")).body("{\"open\": false, \"moderation\": \"all\"}")
                .put(EditorialRequests.ARTICLE + "/comment-policy", slug).then().statusCode(200).body("open", is(false));
        EditorialRequests.editor().header("If-Match", policy.header("ETag")).body("{\"open\": true, \"moderation\": \"some\"}")
                .put(EditorialRequests.ARTICLE + "/comment-policy", slug).then().statusCode(422)
                .body("errors[0].pointer", is("#/moderation"));
        EditorialRequests.editor().header("If-Match", policy.header("ETag")).body("{\"open\": true}")
                .put(EditorialRequests.ARTICLE + "/comment-policy", slug).then().statusCode(412);

        EditorialRequests.as(Role.READER).get("/api/v1/articles/{slug}", slug).then().body("commentsOpen", is(false));
        assertEquals(tag, EditorialRequests.tag(slug));
    }

    private static String made(String locale, String stem) {
        String slug = Given.slug(stem);
        EditorialRequests.create(Map.of("slug", slug, "locale", locale, "title", stem, "tags", List.of(locale.substring(5))))
                .then()
                .statusCode(201);
        return slug;
    }

    private static Response list(String locale, String more) {
        return EditorialRequests.editor().get(EditorialRequests.ARTICLES + "?locale=" + locale + more);
    }

    private static int statements(String locale, int limit) {
        return Statements.of(anonymous -> anonymous.auth().oauth2(Keys.of(Role.EDITOR)), "GET",
                EditorialRequests.ARTICLES + "?locale=" + locale + "&limit=" + limit);
    }
}
