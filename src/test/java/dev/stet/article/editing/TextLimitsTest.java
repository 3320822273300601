package dev.stet.article.editing;

import static dev.stet.article.editing.EditorialRequests.editor;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.comment.CommentRequest;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** A text is as long as it has characters, whatever Java and UTF-8 need for one, and blank where nothing is to be seen. */
@QuarkusTest
class TextLimitsTest {

    /** Two units in Java, four bytes in UTF-8. */
    private static final String EMOJI = "😀";
    /** A letter that is as long, so that slugs have it. */
    private static final String LETTER = "𐐨";

    /** An article of which every text is as long as it may be, plus {@code more}. */
    private static Map<String, Object> article(String slug, int more) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("slug", slug);
        article.put("title", EMOJI.repeat(300 + more));
        article.put("subtitle", EMOJI.repeat(300 + more));
        article.put("editorsNote", EMOJI.repeat(10_000 + more));
        article.put("summary", EMOJI.repeat(2_000 + more));
        article.put("seo", Map.of("title", EMOJI.repeat(300 + more), "description", EMOJI.repeat(1_000 + more)));
        article.put("cover", Map.of("url", "/" + EMOJI.repeat(1_999 + more), "alt", EMOJI.repeat(500 + more), "credit",
                EMOJI.repeat(300 + more)));
        article.put("tags", List.of(Map.of("slug", LETTER.repeat(120 + more), "name", EMOJI.repeat(120 + more))));
        article.put("sections", List.of(Map.of("slug", LETTER.repeat(120 + more), "heading", EMOJI.repeat(300 + more))));
        article.put("canonicalUrl", "https://a.example/" + EMOJI.repeat(1_982 + more));
        return article;
    }

    @Test
    void everyTextMayHaveAsManyCharactersAsTheDocumentSays() {
        String slug = Given.slug("long").replace('-', 'x') + LETTER.repeat(107);
        EditorialRequests.create(article(slug, 0)).then().statusCode(201).body("title", is(EMOJI.repeat(300)));
        String made = LETTER.repeat(112) + Given.slug("").substring(1);
        editor().header("If-None-Match", "*")
                .body(("{\"title\": \"T\", \"lead\": \"" + (EMOJI.repeat(39_998) + "\\n\\n").repeat(5) + "\"}").getBytes(UTF_8))
                .put(EditorialRequests.ARTICLE, made).then().statusCode(201);
        editor().header("If-None-Match", "*").body(Map.of("title", "T")).put(EditorialRequests.ARTICLE, LETTER.repeat(121))
                .then().statusCode(400);
        EditorialRequests.publish(slug, Map.of("note", EMOJI.repeat(1_000))).then().statusCode(200);
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200).body("title", is(EMOJI.repeat(300)));
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), Map.of("custom", Map.of("x", EMOJI.repeat(65_000)))).then()
                .statusCode(200);
    }

    @Test
    void andNotOneMore() {
        EditorialRequests.create(article(LETTER.repeat(121), 1)).then().statusCode(422).body("errors.pointer",
                containsInAnyOrder("#/slug", "#/title", "#/subtitle", "#/editorsNote", "#/summary", "#/seo/title",
                        "#/seo/description", "#/cover/url", "#/cover/alt", "#/cover/credit", "#/tags/0/slug", "#/tags/0/name",
                        "#/sections/0/slug", "#/sections/0/heading", "#/canonicalUrl"));
    }

    @Test
    void theTextsOfReadersAndOfOthersToo() {
        String slug = Given.publishedArticle("long");
        CommentRequest.to(slug).by(EMOJI.repeat(80), CommentRequest.email()).saying(EMOJI.repeat(10_000)).posted();
        CommentRequest.to(slug).by(EMOJI.repeat(81), CommentRequest.email()).saying(EMOJI.repeat(10_001)).send().then()
                .statusCode(422).body("errors.pointer", contains("#/author/name", "#/body"));
        name("tags", EMOJI.repeat(120)).statusCode(201);
        name("authors", EMOJI.repeat(121)).statusCode(422);
    }

    private static io.restassured.response.ValidatableResponse name(String kind, String name) {
        return editor().header("If-None-Match", "*").body(Map.of("name", name))
                .put("/api/v1/editorial/" + kind + "/{slug}", Given.slug("name")).then();
    }

    @Test
    void aPictureIs800Point0PixelsWide() {
        String slug = Given.slug("wide");
        editor().body("{\"slug\": \"" + slug
                + "\", \"title\": \"T\", \"cover\": {\"url\": \"/a.png\", \"alt\": \"\", \"width\": 800.0,"
                + " \"height\": 6e2}}").post(EditorialRequests.ARTICLES).then().statusCode(201).body("cover.width", is(800))
                .body("cover.height", is(600));
        EditorialRequests.patch(slug, EditorialRequests.tag(slug), "{\"cover\": {\"width\": 800.5}}").then().statusCode(422)
                .body("errors.pointer", contains("#/cover/width")).body("errors[0].detail", is("Must be a whole number."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { " ", "\u00A0", "\u200B", "\uFEFF", "\u3164", "\u2800", "\u00AD\u2060", "\uDB40\uDC01", "\u115F\u1160" })
    void whatNothingIsToBeSeenOfIsBlank(String blank) {
        EditorialRequests.create(Map.of("title", blank, "sections", List.of(Map.of("heading", blank)), "tags",
                List.of(Map.of("slug", "a", "name", blank)))).then().statusCode(422)
                .body("errors.pointer", contains("#/sections/0/heading", "#/tags/0/name", "#/title"))
                .body("errors.detail", hasItem("Must not be blank."));
        name("tags", blank).statusCode(422);
        RequestSpecification admin = given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json");
        admin.body(Map.of("name", blank, "role", "reader")).post("/api/v1/integration/accounts").then().statusCode(422)
                .body("errors.pointer", hasItem("#/name"));
        String slug = Given.publishedArticle("blank");
        CommentRequest.to(slug).by(blank, CommentRequest.email()).saying(blank).send().then().statusCode(422)
                .body("errors.pointer", contains("#/author/name", "#/body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "![](x)", "[](https://a.example)", "&nbsp;", "&#8203;\n&#x3164;", "` `", "[\u200B](https://a.example)",
                    "![\u00A0](x) ![](y)" })
    void aCommentOfWhichReadersWouldSeeNothingIsBlank(String body) {
        String slug = Given.publishedArticle("blank");
        CommentRequest.to(slug).saying(body).send().then().statusCode(422).body("errors.pointer", contains("#/body"))
                .body("errors[0].detail", containsString("othing"));
        var posted = CommentRequest.to(slug).send().then().statusCode(oneOf(201, 202)).extract().response();
        given().header("Comment-Token", posted.<String> path("token")).contentType("application/json")
                .body(Map.of("author", Map.of("name", "Reader"), "body", body))
                .put("/api/v1/comments/{id}", posted.<String> path("id")).then().statusCode(422)
                .body("errors.pointer", contains("#/body"));
    }

    @Test
    void aCommentWithOneSignIsNone() {
        String slug = Given.publishedArticle("blank");
        for (String body : List.of(".", "![x](y)", "👍", "<!-- x -->", "***")) {
            CommentRequest.to(slug).saying(body).posted();
        }
    }
}
