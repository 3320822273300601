package dev.stet.article;

import static io.restassured.RestAssured.given;

import java.time.Instant;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What an editor does to one article's publication, over HTTP. */
public final class PublicationRequests {

    private static final String ARTICLE = "/api/v1/editorial/articles/{slug}";
    public static final String PUBLICATION = ARTICLE + "/publication";

    private PublicationRequests() {
    }

    public static RequestSpecification as(Role role) {
        return given().auth().oauth2(Keys.of(role)).contentType("application/json");
    }

    static RequestSpecification editing(String slug) {
        return with(tag(slug));
    }

    public static RequestSpecification with(String tag) {
        return as(Role.EDITOR).header("If-Match", tag);
    }

    public static String tag(String slug) {
        return as(Role.EDITOR).get(PUBLICATION, slug).then().statusCode(200).extract().header("ETag");
    }

    /** @param from and {@code until}: {@code null} for now and for ever */
    public static ValidatableResponse publish(String slug, Instant from, Instant until) {
        return editing(slug).body(period(from, until)).put(PUBLICATION, slug).then();
    }

    public static String period(Instant from, Instant until) {
        return "{\"from\": %s, \"until\": %s}".formatted(quoted(from), quoted(until));
    }

    private static String quoted(Instant instant) {
        return instant == null ? null : "\"" + instant + "\"";
    }

    public static ValidatableResponse withdraw(String slug) {
        return editing(slug).delete(PUBLICATION, slug).then();
    }

    public static ValidatableResponse cancel(String slug) {
        return editing(slug).delete(PUBLICATION + "/scheduled", slug).then();
    }

    public static ValidatableResponse publication(String slug) {
        return as(Role.EDITOR).get(PUBLICATION, slug).then().statusCode(200);
    }

    public static Response read(String slug) {
        return given().get("/api/v1/articles/{slug}", slug);
    }

    public static Response readAt(String slug, Instant at) {
        return given().get("/api/v1/articles/{slug}?at={at}", slug, at.toString());
    }
}
