package dev.stet.comment;

import static io.restassured.RestAssured.given;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A reply as a frontend sends it, for tests: what is not said is as a well-behaved stranger would have it. */
public final class CommentRequest {

    private final String slug;
    private final Map<String, Object> author = new LinkedHashMap<>();
    private final Map<String, Object> form = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private CommentRequest(String slug) {
        this.slug = slug;
        author.put("name", "Reader");
        author.put("email", email());
        author.put("url", null);
        form.put("author", author);
        form.put("body", "Well *said*, " + UUID.randomUUID() + ".");
        form.put("parent", null);
        form.put("website", "");
    }

    /** To the article, by somebody new. */
    public static CommentRequest to(String slug) {
        return new CommentRequest(slug);
    }

    /** An address that no other test has. */
    public static String email() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }

    public CommentRequest by(String name, String email) {
        author.put("name", name);
        author.put("email", email);
        return this;
    }

    public CommentRequest of(String url) {
        author.put("url", url);
        return this;
    }

    public CommentRequest saying(String body) {
        return with("body", body);
    }

    public CommentRequest below(String parent) {
        return with("parent", parent);
    }

    public CommentRequest with(String member, Object value) {
        form.put(member, value);
        return this;
    }

    /** As a proxy that is trusted would tell. */
    public CommentRequest from(String address) {
        return header("Forwarded", "for=" + address);
    }

    /** With tokens that earlier ones got. */
    public CommentRequest bringing(String... tokens) {
        return header("Comment-Token", String.join(", ", tokens));
    }

    public CommentRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** As it stands, with the token that it has, or a fresh one. */
    public Response send() {
        form.computeIfAbsent("formToken", missing -> token(slug));
        return given().headers(headers).contentType("application/json").body(form).post("/api/v1/articles/{slug}/comments",
                slug);
    }

    /** Arrives, whatever becomes of it. */
    public String posted() {
        return send().then().statusCode(org.hamcrest.Matchers.oneOf(201, 202)).extract().path("id");
    }

    /** Arrives, and is approved by a moderator if need be. */
    public String approved() {
        String id = posted();
        decide(id, "approved").statusCode(200);
        return id;
    }

    /** Arrives, and is approved by a moderator: the token by which its author is known from then on. */
    public String known() {
        Response posted = send();
        decide(posted.path("id"), "approved").statusCode(200);
        return posted.path("token");
    }

    /** Whose comments wait on this article. */
    public static void moderation(String slug, String whose) {
        String path = "/api/v1/editorial/articles/{a}/comment-policy";
        RequestSpecification editor = given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json");
        editor.header("If-Match", given().auth().oauth2(Keys.of(Role.EDITOR)).get(path, slug).<String> path("etag"))
                .body(Map.of("open", true, "moderation", whose)).put(path, slug).then().statusCode(200);
    }

    public static String token(String slug) {
        return given().get("/api/v1/articles/{slug}/comments/form", slug).then().statusCode(200).extract().path("formToken");
    }

    public static RequestSpecification moderator() {
        return given().auth().oauth2(Keys.of(Role.MODERATOR)).contentType("application/json");
    }

    public static ValidatableResponse decide(String id, String status) {
        return moderator().header("If-Match", "*").body(Map.of("status", status))
                .put("/api/v1/editorial/comments/{id}/status", id).then();
    }

    public static ValidatableResponse seenByModerators(String id) {
        return moderator().get("/api/v1/editorial/comments/{id}", id).then().statusCode(200);
    }

    public static ValidatableResponse comments(String slug, String query) {
        return given().get("/api/v1/articles/" + slug + "/comments" + query).then().statusCode(200);
    }
}
