package dev.stet.article.edition;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Today's renderer reaches what an older one made, and today's members what has not all of them, in the background. */
@QuarkusTest
class RenderAgainTest {

    private final EditionUpkeep upkeep;

    RenderAgainTest(EditionUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    @Test
    void rendersAgainWhatAnOlderRendererMade() {
        String slug = Given.publishedArticle("older");
        Object whole = read(slug);
        makeOld(slug);
        given().get("/api/v1/articles/{slug}?fields=title", slug).then().body("title", is("<script>"));

        upkeep.renderAgain();

        given().get("/api/v1/articles/{slug}?format=html,markdown,text", slug).then().statusCode(200).body("",
                equalTo(whole));
    }

    @Test
    void writesAgainWhatHasAnOlderShape() {
        String slug = Given.publishedArticle("shape");
        Object whole = read(slug);
        QuarkusTransaction.requiringNew().run(() -> Edition.update(
                "shapeVersion = ?1, document = ?2, forms = ?2 where slug = ?3", ArticleView.VERSION - 1,
                "{\"title\": \"Of before\"}".getBytes(UTF_8), slug));

        upkeep.renderAgain();

        given().get("/api/v1/articles/{slug}?format=html,markdown,text", slug).then().statusCode(200).body("",
                equalTo(whole));
    }

    @Test
    void bringsBackEachEditionAsItWas() {
        String slug = Given.publishedArticle("both");
        Given.imported(Given.article(slug, "The second"));
        makeOld(slug);

        upkeep.renderAgain();

        given().get("/api/v1/articles/{slug}", slug).then().body("title", is("The second")).body("edition", is(2));
        String first = QuarkusTransaction.requiringNew().call(() -> new String(
                Edition.<Edition> find("slug = ?1 and number = 1", slug).singleResult().document, UTF_8));
        given().get("/api/v1/articles/{slug}", slug).then().body("wordCount", is(10));
        org.junit.jupiter.api.Assertions.assertTrue(first.contains("Title of " + slug), first);
    }

    private static Object read(String slug) {
        return given().get("/api/v1/articles/{slug}?format=html,markdown,text", slug).then().statusCode(200).extract()
                .jsonPath().get();
    }

    private static void makeOld(String slug) {
        byte[] garbage = "{\"title\": \"<script>\"}".getBytes(UTF_8);
        QuarkusTransaction.requiringNew().run(() -> Edition.update(
                "rendererVersion = 0, wordCount = 0, document = ?1, forms = ?1 where slug = ?2", garbage, slug));
    }
}
