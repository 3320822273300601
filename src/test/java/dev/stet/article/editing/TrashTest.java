package dev.stet.article.editing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** How articles go, and come back. */
@QuarkusTest
class TrashTest {

    @Test
    void takesAnArticleFromItsReadersAndKeepsItForEditors() {
        String slug = Given.publishedArticle("trash");
        EditorialRequests.read(slug).then().body("status", is("published")).body("changed", is(false))
                .body("current.edition", is(1))
                .body("current.until", nullValue()).body("current.from", notNullValue());
        String tag = EditorialRequests.tag(slug);

        delete(slug, tag).then().statusCode(204);

        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        EditorialRequests.read(slug).then().statusCode(200).body("status", is("trashed")).body("current", nullValue());
        EditorialRequests.retitle(slug, tag, "In the trash").then().statusCode(409);
        EditorialRequests.create(EditorialRequests.body(slug)).then().statusCode(422);
        delete(slug, tag).then().statusCode(204);
        org.junit.jupiter.api.Assertions.assertEquals(List.of("article.withdrawn", "article.trashed"), lastKinds(slug, 2));
    }

    @Test
    void bringsItBackUnpublished() {
        String slug = Given.publishedArticle("back");
        delete(slug, EditorialRequests.tag(slug)).then().statusCode(204);

        EditorialRequests.editor().put(EditorialRequests.ARTICLE + "/restoration", slug).then().statusCode(428);
        EditorialRequests.editor().header("If-Match", "\"old\"").put(EditorialRequests.ARTICLE + "/restoration", slug).then()
                .statusCode(412);
        EditorialRequests.editor().header("If-Match", "*").put(EditorialRequests.ARTICLE + "/restoration", slug).then()
                .statusCode(200)
                .body("status", is("withdrawn")).body("sections.slug", contains("first", "second"));
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        EditorialRequests.retitle(slug, EditorialRequests.tag(slug), "Back").then().statusCode(200);
    }

    @Test
    void deletesForGoodOnlyForAdministrators() {
        String slug = Given.publishedArticle("good");
        String tag = EditorialRequests.tag(slug);

        EditorialRequests.editor().header("If-Match", tag).delete(EditorialRequests.ARTICLE + "?permanently=true", slug).then()
                .statusCode(403)
                .body("type", is("/problems/insufficient-role"));
        EditorialRequests.as(Role.ADMIN).delete(EditorialRequests.ARTICLE + "?permanently=true", slug).then().statusCode(428);
        EditorialRequests.as(Role.ADMIN).header("If-Match", tag).delete(EditorialRequests.ARTICLE + "?permanently=true", slug)
                .then().statusCode(204);

        EditorialRequests.read(slug).then().statusCode(404);
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        EditorialRequests.create(EditorialRequests.body(slug)).then().statusCode(201);
    }

    @Test
    void leavesTheTranslationsOfADeletedOriginalTogether() {
        String original = EditorialRequests.draft("original");
        String id = EditorialRequests.read(original).path("id");
        String german = variant(id, "de", 201).path("id");
        String french = variant(original, "fr", 201).path("id");
        variant(id, "de", 422).then().body("errors[0].pointer", is("#/locale"));
        EditorialRequests.patch(id, EditorialRequests.tag(id), Map.of("translationOf", EditorialRequests.draft("other"))).then()
                .statusCode(422)
                .body("errors[0].pointer", is("#/translationOf"));

        EditorialRequests.as(Role.ADMIN).header("If-Match", EditorialRequests.tag(id))
                .delete(EditorialRequests.ARTICLE + "?permanently=true", id).then()
                .statusCode(204);

        for (String left : List.of(german, french)) {
            Response read = EditorialRequests.read(left);
            EditorialRequests.replace(left, read.header("ETag"), read.asString()).then().statusCode(200).body("revision", is(1))
                    .body("translationOf", is(id));
        }
        variant(german, "es", 201).then().body("translationOf", is(id));
    }

    private static Response variant(String of, String locale, int status) {
        Response made = EditorialRequests
                .create(Map.of("title", "Variant " + Given.slug("v"), "locale", locale, "translationOf", of));
        made.then().statusCode(status);
        return made;
    }

    private static Response delete(String slug, String tag) {
        return EditorialRequests.editor().header("If-Match", tag).delete(EditorialRequests.ARTICLE, slug);
    }

    private static List<String> lastKinds(String slug, int count) {
        String id = EditorialRequests.read(slug).path("id");
        List<String> kinds = QuarkusTransaction.requiringNew().call(() -> Article.getEntityManager().createNativeQuery(
                "SELECT kind FROM change WHERE article_id = cast(:id AS uuid) ORDER BY seq", String.class)
                .setParameter("id", id).getResultList());
        return kinds.subList(kinds.size() - count, kinds.size());
    }
}
