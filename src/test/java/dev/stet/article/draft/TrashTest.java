package dev.stet.article.draft;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.auth.Role;
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
        Desk.read(slug).then().body("status", is("published")).body("changed", is(false)).body("current.edition", is(1))
                .body("current.until", nullValue()).body("current.from", notNullValue());
        String tag = Desk.tag(slug);

        delete(slug, tag).then().statusCode(204);

        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        Desk.read(slug).then().statusCode(200).body("status", is("trashed")).body("current", nullValue());
        Desk.retitle(slug, tag, "In the trash").then().statusCode(409);
        Desk.create(Desk.body(slug)).then().statusCode(422);
        delete(slug, tag).then().statusCode(204);
        org.junit.jupiter.api.Assertions.assertEquals(List.of("article.withdrawn", "article.trashed"), lastKinds(slug, 2));
    }

    @Test
    void bringsItBackUnpublished() {
        String slug = Given.publishedArticle("back");
        delete(slug, Desk.tag(slug)).then().statusCode(204);

        Desk.editor().put(Desk.ARTICLE + "/restoration", slug).then().statusCode(428);
        Desk.editor().header("If-Match", "\"old\"").put(Desk.ARTICLE + "/restoration", slug).then().statusCode(412);
        Desk.editor().header("If-Match", "*").put(Desk.ARTICLE + "/restoration", slug).then().statusCode(200)
                .body("status", is("withdrawn")).body("sections.slug", contains("first", "second"));
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        Desk.retitle(slug, Desk.tag(slug), "Back").then().statusCode(200);
    }

    @Test
    void deletesForGoodOnlyForAdministrators() {
        String slug = Given.publishedArticle("good");
        String tag = Desk.tag(slug);

        Desk.editor().header("If-Match", tag).delete(Desk.ARTICLE + "?permanently=true", slug).then().statusCode(403)
                .body("type", is("/problems/insufficient-role"));
        Desk.as(Role.ADMIN).delete(Desk.ARTICLE + "?permanently=true", slug).then().statusCode(428);
        Desk.as(Role.ADMIN).header("If-Match", tag).delete(Desk.ARTICLE + "?permanently=true", slug).then().statusCode(204);

        Desk.read(slug).then().statusCode(404);
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(404);
        Desk.create(Desk.body(slug)).then().statusCode(201);
    }

    @Test
    void leavesTheTranslationsOfADeletedOriginalTogether() {
        String original = Desk.draft("original");
        String id = Desk.read(original).path("id");
        String german = variant(id, "de", 201).path("id");
        String french = variant(original, "fr", 201).path("id");
        variant(id, "de", 422).then().body("errors[0].pointer", is("#/locale"));
        Desk.patch(id, Desk.tag(id), Map.of("translationOf", Desk.draft("other"))).then().statusCode(422)
                .body("errors[0].pointer", is("#/translationOf"));

        Desk.as(Role.ADMIN).header("If-Match", Desk.tag(id)).delete(Desk.ARTICLE + "?permanently=true", id).then()
                .statusCode(204);

        for (String left : List.of(german, french)) {
            Response read = Desk.read(left);
            Desk.replace(left, read.header("ETag"), read.asString()).then().statusCode(200).body("revision", is(1))
                    .body("translationOf", is(id));
        }
        variant(german, "es", 201).then().body("translationOf", is(id));
    }

    private static Response variant(String of, String locale, int status) {
        Response made = Desk.create(Map.of("title", "Variant " + Given.slug("v"), "locale", locale, "translationOf", of));
        made.then().statusCode(status);
        return made;
    }

    private static Response delete(String slug, String tag) {
        return Desk.editor().header("If-Match", tag).delete(Desk.ARTICLE, slug);
    }

    private static List<String> lastKinds(String slug, int count) {
        String id = Desk.read(slug).path("id");
        List<String> kinds = QuarkusTransaction.requiringNew().call(() -> Article.getEntityManager().createNativeQuery(
                "SELECT kind FROM change WHERE article_id = cast(:id AS uuid) ORDER BY seq", String.class)
                .setParameter("id", id).getResultList());
        return kinds.subList(kinds.size() - count, kinds.size());
    }
}
