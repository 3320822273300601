package dev.stet.article.draft;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.auth.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What editors find in the list, and who may find and write what. */
@QuarkusTest
class WorkingCopyListTest {

    @Test
    void findsArticlesByStatusAndWhetherTheyChanged() {
        String locale = Given.locale();
        String draft = made(locale, "draft");
        String published = Given.slug("published");
        String changed = Given.slug("changed");
        Given.importedLines(Given.line(published, locale, "Published"), Given.line(changed, locale, "Changed"));
        String id = Desk.editor().get(Desk.ARTICLE + "?locale=" + locale, changed).path("id");
        Desk.retitle(id, Desk.tag(id), "Changed since").then().statusCode(200);
        String trashed = made(locale, "trashed");
        String gone = Desk.editor().get(Desk.ARTICLE + "?locale=" + locale, trashed).path("id");
        Desk.editor().header("If-Match", Desk.tag(gone)).delete(Desk.ARTICLE, gone).then().statusCode(204);

        list(locale, "").then().body("items.slug", contains(trashed, changed, published, draft))
                .body("items.status", contains("trashed", "published", "published", "draft"));
        list(locale, "&status=draft,trashed").then().body("items.slug", contains(trashed, draft));
        list(locale, "&changed=true").then().body("items.slug", contains(changed)).body("items[0].title", is("Changed since"))
                .body("items[0].current.revision", is(1)).body("items[0].etag", is(Desk.tag(id)));
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
        Desk.as(key).body(Desk.body(own)).post(Desk.ARTICLES).then().statusCode(201);
        String other = Desk.draft("other");

        Desk.as(key).get(Desk.ARTICLES).then().body("items.slug", contains(own));
        Desk.as(key).get(Desk.ARTICLE, own).then().statusCode(200);
        Desk.as(key).header("If-Match", Desk.tag(own)).body(Desk.body(own)).put(Desk.ARTICLE, own).then().statusCode(200);
        Desk.as(key).get(Desk.ARTICLE, other).then().statusCode(403);
        Desk.as(key).header("If-Match", Desk.tag(other)).body(Desk.body(other)).put(Desk.ARTICLE, other).then().statusCode(403);
        Desk.as(key).header("If-Match", Desk.tag(other)).delete(Desk.ARTICLE, other).then().statusCode(403);
        Desk.as(key).body("{\"heading\": \"No\"}").post(Desk.ARTICLE + "/sections", other).then().statusCode(403);
    }

    @Test
    void letsReadersReadAndModeratorsNotEven() {
        String slug = Desk.draft("roles");

        Desk.as(Role.READER).get(Desk.ARTICLE, slug).then().statusCode(200);
        Desk.as(Role.READER).get(Desk.SECTION, slug, "first").then().statusCode(200);
        Desk.as(Role.READER).body(Desk.body(slug)).post(Desk.ARTICLES).then().statusCode(403);
        Desk.as(Role.READER).header("If-Match", Desk.tag(slug)).delete(Desk.ARTICLE, slug).then().statusCode(403);
        Desk.as(Role.MODERATOR).get(Desk.ARTICLE, slug).then().statusCode(403);
        io.restassured.RestAssured.given().get(Desk.ARTICLE, slug).then().statusCode(401);
    }

    @Test
    void renamesTagsEverywhereAtOnce() {
        String tag = Given.slug("tag");
        String slug = Given.slug("named");
        Given.imported("---\ntitle: Named\nslug: %s\ntags: [%s]\n---\nText".formatted(slug, tag));
        String path = "/api/v1/editorial/tags/" + tag;
        Response read = Desk.editor().get(path);

        Desk.editor().body("{\"name\": \"New name\"}").put(path).then().statusCode(428);
        Desk.editor().header("If-Match", read.header("ETag")).body("{\"name\": \"New name\"}").put(path).then().statusCode(200)
                .body("name", is("New name")).header("ETag", nullValue());
        Desk.editor().header("If-Match", read.header("ETag")).body("{\"name\": \"Lost\"}").put(path).then().statusCode(412)
                .body("current.name", is("New name"));
        Desk.as(Role.READER).get("/api/v1/articles/{slug}", slug).then().body("tags.name", everyItem(is("New name")));
        String current = Desk.editor().get(path).header("ETag");
        Desk.editor().header("If-Match", current).delete(path).then().statusCode(409);
        Desk.as(Role.AUTHOR).header("If-Match", current).body("{\"name\": \"No\"}").put(path).then().statusCode(403);
        Desk.editor().get("/api/v1/editorial/tags?limit=1").then().statusCode(200).body("items.size()", is(1));

        String author = "/api/v1/editorial/authors/" + Given.slug("author");
        Desk.editor().header("If-None-Match", "*").body("{\"name\": \"Li Wei\"}").put(author).then().statusCode(201);
        Desk.editor().header("If-None-Match", "*").body("{\"name\": \"Li Wei\"}").put(author).then().statusCode(412);
        Desk.editor().header("If-Match", Desk.editor().get(author).header("ETag")).delete(author).then().statusCode(204);
        Desk.editor().get(author).then().statusCode(404);
    }

    @Test
    void closesCommentsAtOnceWithoutANewRevision() {
        String slug = Given.publishedArticle("policy");
        String tag = Desk.tag(slug);
        Response policy = Desk.editor().get(Desk.ARTICLE + "/comment-policy", slug);
        policy.then().statusCode(200).body("open", is(true)).body("moderation", nullValue());

        Desk.editor().body("{\"open\": false}").put(Desk.ARTICLE + "/comment-policy", slug).then().statusCode(428);
        Desk.editor().header("If-Match", policy.header("ETag")).body("{\"open\": false, \"moderation\": \"all\"}")
                .put(Desk.ARTICLE + "/comment-policy", slug).then().statusCode(200).body("open", is(false));
        Desk.editor().header("If-Match", policy.header("ETag")).body("{\"open\": true, \"moderation\": \"some\"}")
                .put(Desk.ARTICLE + "/comment-policy", slug).then().statusCode(422)
                .body("errors[0].pointer", is("#/moderation"));
        Desk.editor().header("If-Match", policy.header("ETag")).body("{\"open\": true}")
                .put(Desk.ARTICLE + "/comment-policy", slug).then().statusCode(412);

        Desk.as(Role.READER).get("/api/v1/articles/{slug}", slug).then().body("commentsOpen", is(false));
        assertEquals(tag, Desk.tag(slug));
    }

    private static String made(String locale, String stem) {
        String slug = Given.slug(stem);
        Desk.create(Map.of("slug", slug, "locale", locale, "title", stem, "tags", List.of(locale.substring(5)))).then()
                .statusCode(201);
        return slug;
    }

    private static Response list(String locale, String more) {
        return Desk.editor().get(Desk.ARTICLES + "?locale=" + locale + more);
    }

    private static int statements(String locale, int limit) {
        return Statements.of(anonymous -> anonymous.auth().oauth2(Keys.of(Role.EDITOR)), "GET",
                Desk.ARTICLES + "?locale=" + locale + "&limit=" + limit);
    }
}
