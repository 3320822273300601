package dev.stet.auth.administration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Administrators issue keys and take them back. */
@QuarkusTest
class KeyResourceTest {

    private static final String PATH = "/api/v1/integration/keys";
    private static final String WHO_AM_I = "/api/v1/editorial/whoami";

    @Test
    void issuesAKeyAndTellsItOnce() {
        Caller owner = Keys.account(Role.AUTHOR);
        ValidatableResponse issued = issue(owner, "site").statusCode(201).header("Cache-Control", "private, no-store")
                .body("key", startsWith("stet_")).body("account.id", is(owner.account().toString()))
                .body("account.name", is(owner.name())).body("name", is("site")).body("expiresAt", nullValue());
        String key = issued.extract().path("key");
        String location = issued.extract().header("Location");
        assertTrue(location.endsWith(PATH + "/" + issued.extract().path("id")), location);

        assertEquals(issued.extract().path("prefix"), key.substring(5, 17));
        for (String answer : List.of(asAdmin().get(location).asString(),
                asAdmin().get(PATH + "?account=" + owner.account()).asString())) {
            assertTrue(answer.contains(key.substring(5, 17)), answer);
            assertFalse(answer.contains(key.substring(17)), answer);
            assertFalse(answer.contains("hash"), answer);
        }
        given().auth().oauth2(key).get(WHO_AM_I).then().statusCode(200).body("account.name", is(owner.name()));
    }

    @Test
    void issuesAKeyThatExpires() {
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        issue(Map.of("account", Keys.account(Role.AUTHOR).account(), "name", "short", "expiresAt", end.toString()))
                .statusCode(201).body("expiresAt", is(end.toString()));
    }

    @Test
    void refusesAKeyThatCouldNotBeUsed() {
        UUID owner = Keys.account(Role.AUTHOR).account();
        String past = Instant.now().minus(Duration.ofMinutes(1)).toString();
        issue(Map.of("account", owner, "name", "late", "expiresAt", past)).statusCode(422)
                .body("errors.pointer", contains("#/expiresAt"));
        issue(Map.of("account", UUID.randomUUID(), "name", "lost")).statusCode(422).body("errors.pointer",
                contains("#/account"));
        issue(Map.of("account", owner, "name", "environment")).statusCode(422).body("errors.pointer", contains("#/name"));
        issue(Map.of("account", "nobody", "name", "a")).statusCode(422).body("errors.pointer", contains("#/account"));
    }

    @Test
    void revokesAKeyForGoodAtTheNextRequest() {
        ExtractableResponse<Response> issued = issue(Keys.account(Role.AUTHOR), "one").statusCode(201).extract();
        String key = issued.path("key");
        String path = PATH + "/" + issued.path("id");
        given().auth().oauth2(key).get(WHO_AM_I).then().statusCode(200);

        asAdmin().delete(path).then().statusCode(204);
        given().auth().oauth2(key).get(WHO_AM_I).then().statusCode(401);
        String revokedAt = asAdmin().get(path).then().statusCode(200).body("revokedAt", notNullValue()).extract()
                .path("revokedAt");
        asAdmin().delete(path).then().statusCode(204);
        asAdmin().get(path).then().body("revokedAt", is(revokedAt));
    }

    @Test
    void listsKeysTheNewestFirst() {
        Caller owner = Keys.account(Role.AUTHOR);
        List.of("first", "second", "third").forEach(name -> issue(owner, name).statusCode(201));
        RequestSpecification request = asAdmin().queryParam("account", owner.account()).queryParam("limit", 2);
        ExtractableResponse<Response> page = request.get(PATH).then().statusCode(200)
                .body("items.name", contains("third", "second")).header("Link", containsString("rel=\"next\"")).extract();
        asAdmin().queryParam("account", owner.account()).queryParam("limit", 2)
                .queryParam("cursor", page.<String> path("page.next")).get(PATH).then()
                .body("items.name", contains("first")).body("page.next", nullValue());
    }

    @Test
    void listsKeysOfOneAccountAlone() {
        Caller owner = Keys.account(Role.AUTHOR);
        asAdmin().get(PATH + "?account=" + owner.account()).then().statusCode(200).body("items", hasSize(0));
        asAdmin().get(PATH + "?account=nobody").then().statusCode(400).body("errors.parameter", contains("account"));
    }

    @Test
    void knowsNoOtherKeys() {
        String unknown = PATH + "/" + UUID.randomUUID();
        asAdmin().get(unknown).then().statusCode(404).body("type", is("/problems/not-found"));
        asAdmin().delete(unknown).then().statusCode(404);
    }

    @Test
    void tellsTheLogWhoDidItAndNoSecret() {
        Caller admin = Keys.account(Role.ADMIN);
        String adminKey = Keys.of(admin);
        ExtractableResponse<Response> issued = given().auth().oauth2(adminKey).contentType("application/json")
                .body(Map.of("account", admin.account(), "name", "audited")).post(PATH).then().statusCode(201).extract();
        given().auth().oauth2(adminKey).delete(PATH + "/" + issued.path("id")).then().statusCode(204);
        given().auth().oauth2(adminKey).delete(PATH + "/" + issued.path("id")).then().statusCode(204);

        List<LoggedChange> trail = LoggedChange.of("key", issued.path("id"));
        assertEquals(List.of("key.created", "key.revoked"), trail.stream().map(LoggedChange::kind).toList());
        String secret = issued.<String> path("key").substring(17);
        trail.forEach(entry -> {
            assertEquals(admin.account(), entry.by());
            assertFalse(entry.payload().toString().contains(secret));
        });
        assertFalse(trail.get(1).payload().at("/key/revokedAt").isNull());
    }

    @Test
    void tellsWhoAsks() {
        Caller owner = Keys.account(Role.MODERATOR);
        given().auth().oauth2(Keys.of(owner)).get(WHO_AM_I).then().statusCode(200)
                .header("Cache-Control", "private, no-store").body("account.id", is(owner.account().toString()))
                .body("account.name", is(owner.name())).body("role", is("moderator")).body("key.name", is("tests"))
                .body("key.prefix", not(nullValue())).body("key.expiresAt", nullValue());
    }

    private static ValidatableResponse issue(Caller owner, String name) {
        return issue(Map.of("account", owner.account(), "name", name));
    }

    private static ValidatableResponse issue(Map<String, Object> form) {
        return asAdmin().contentType("application/json").body(form).post(PATH).then();
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(Keys.of(Role.ADMIN));
    }
}
