package dev.stet.release;

import static io.restassured.RestAssured.given;

import java.util.Map;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A running Stet and the keys to it, by the name of whose they are; what is refused is an error. */
record RunningStet(String address, Map<String, String> keys) {

    static final String PUBLIC = "/api/v1/articles/";
    static final String EDITORIAL = "/api/v1/editorial/";
    static final String ARTICLES = EDITORIAL + "articles/";
    static final String INTEGRATION = "/api/v1/integration/";

    RequestSpecification anybody() {
        return given().baseUri(address).contentType("application/json");
    }

    RequestSpecification as(String who) {
        return anybody().auth().oauth2(keys.get(who));
    }

    Response get(String who, String path) {
        return done(as(who).get(path), path);
    }

    Response post(String who, String path, Map<String, ?> form) {
        return done(as(who).body(form).post(path), path);
    }

    Response put(String who, String path, Map<String, ?> form) {
        return done(as(who).header("If-Match", tag(who, path)).body(form).put(path), path);
    }

    Response patch(String who, String path, Map<String, ?> form) {
        return done(as(who).contentType("application/merge-patch+json; charset=UTF-8").header("If-Match", tag(who, path))
                .body(form).patch(path), path);
    }

    Response delete(String who, String path) {
        return done(as(who).header("If-Match", tag(who, path)).delete(path), path);
    }

    /** Of the state that it is in now; what happens to a part of an article happens to the article. */
    private String tag(String who, String path) {
        String whole = path.endsWith("/comment-policy") ? path
                : path.replaceFirst("(?<=/articles/)([^/]+)/.*", "$1")
                        .replaceFirst("/status$", "");
        return as(who).get(whole).header("ETag");
    }

    static Response done(Response answer, String path) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.asString());
        }
        return answer;
    }
}
