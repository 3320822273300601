package dev.stet.webhook;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A webhook as its administrator handles it. */
record WebhookRequests(String id, String secret) {

    static final String PATH = "/api/v1/integration/webhooks";

    static RequestSpecification admin() {
        return given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json");
    }

    /** For articles with this tag only, so that what other tests do is not heard. */
    static WebhookRequests at(Receiver receiver, List<String> events, String tag) {
        Response made = admin().body(Map.of("url", receiver.url(), "events", events, "tags", List.of(tag, tag))).post(PATH);
        made.then().statusCode(201);
        return new WebhookRequests(made.path("id"), made.path("secret"));
    }

    static ValidatableResponse create(Map<String, Object> form) {
        return admin().body(form).post(PATH).then();
    }

    ValidatableResponse read() {
        return admin().get(PATH + "/" + id).then().statusCode(200);
    }

    /** Reads it, changes members, and sends it back. */
    ValidatableResponse change(Map<String, Object> members) {
        Map<String, Object> form = new HashMap<>(read().extract().jsonPath().getMap("$"));
        String etag = (String) form.get("etag");
        form.putAll(members);
        return admin().header("If-Match", etag).body(form).put(PATH + "/" + id).then();
    }

    ValidatableResponse deliveries(String query) {
        return admin().get(PATH + "/" + id + "/deliveries" + query).then().statusCode(200);
    }

    Response post(String path) {
        return admin().post(PATH + "/" + id + path);
    }

    void delete() {
        String etag = read().extract().path("etag");
        admin().header("If-Match", etag).delete(PATH + "/" + id).then().statusCode(204);
    }
}
