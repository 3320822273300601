package dev.stet.article.editing;

import static io.restassured.RestAssured.given;

import java.util.Map;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Where an editor sits: requests to the editorial API, and articles to try them on. */
public final class EditorialRequests {

    static final String ARTICLES = "/api/v1/editorial/articles";
    public static final String ARTICLE = ARTICLES + "/{article}";
    public static final String SECTION = ARTICLE + "/sections/{section}";

    private EditorialRequests() {
    }

    static RequestSpecification as(Role role) {
        return as(Keys.of(role));
    }

    static RequestSpecification as(String key) {
        return given().auth().oauth2(key).contentType("application/json");
    }

    public static RequestSpecification editor() {
        return as(Role.EDITOR);
    }

    /** A draft with a lead and the sections {@code first} and {@code second}; its slug. */
    public static String draft(String stem) {
        String slug = Given.slug(stem);
        create(body(slug)).then().statusCode(201);
        return slug;
    }

    public static String body(String slug) {
        return """
                {"slug": "%s", "title": "Title of %s", "lead": "The lead.", "tags": ["china"], "sections": [
                {"slug": "first", "heading": "First", "body": "One."},
                {"slug": "second", "heading": "Second", "body": "Two."}]}""".formatted(slug, slug);
    }

    public static Response create(Object body) {
        return editor().body(body).post(ARTICLES);
    }

    public static Response read(String article) {
        return editor().get(ARTICLE, article);
    }

    public static String tag(String article) {
        return read(article).then().statusCode(200).extract().header("ETag");
    }

    public static Response read(String article, String section) {
        return editor().get(SECTION, article, section);
    }

    static Response replace(String article, String tag, Object body) {
        return editor().header("If-Match", tag).body(body).put(ARTICLE, article);
    }

    public static Response patch(String article, String tag, Object patch) {
        return editor().contentType("application/merge-patch+json").header("If-Match", tag).body(patch).patch(ARTICLE, article);
    }

    /** @param period as in the API; {@code {}} is from now on */
    public static Response publish(String article, Object period) {
        return editor().header("If-Match", tag(article)).body(period).put(ARTICLE + "/publication", article);
    }

    public static Response retitle(String article, String tag, String title) {
        return patch(article, tag, Map.of("title", title));
    }

    public static Response replaceSection(String article, String section, String tag, String body) {
        return editor().header("If-Match", tag).body(Map.of("heading", "Heading", "body", body)).put(SECTION, article, section);
    }
}
