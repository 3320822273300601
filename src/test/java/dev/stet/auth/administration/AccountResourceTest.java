package dev.stet.auth.administration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Administrators open accounts, change them and disable them. */
@QuarkusTest
class AccountResourceTest {

    private static final String PATH = "/api/v1/integration/accounts";

    @Test
    void opensAnAccount() {
        String name = name();
        ValidatableResponse opened = open(form(name, "author")).statusCode(201).header("Cache-Control", "private, no-store")
                .body("name", is(name)).body("role", is("author")).body("disabled", is(false)).body("oidc", nullValue())
                .body("createdAt", notNullValue());
        String location = opened.extract().header("Location");
        assertTrue(location.endsWith(PATH + "/" + opened.extract().path("id")), location);
        asAdmin().get(location).then().statusCode(200).header("ETag", is(opened.extract().header("ETag")))
                .body("etag", is(opened.extract().header("ETag"))).body("name", is(name));
    }

    @Test
    void refusesANameThatAnotherAccountHas() {
        String name = name();
        open(form(name, "author")).statusCode(201);
        open(form(name, "editor")).statusCode(409).contentType("application/problem+json").body("type",
                is("/problems/conflict"));
    }

    @Test
    void refusesAnIssuerAndSubjectThatAreAnotherAccount() {
        Map<String, String> oidc = Map.of("issuer", "https://login.example.org", "subject", UUID.randomUUID().toString());
        open(Map.of("name", name(), "role", "author", "oidc", oidc)).statusCode(201).body("oidc.issuer",
                is("https://login.example.org"));
        open(Map.of("name", name(), "role", "author", "oidc", oidc)).statusCode(409);
    }

    @Test
    void tellsAllThatIsWrongWithAFormAtOnce() {
        open(Map.of("name", " ", "role", "author", "oidc", Map.of("issuer", "x".repeat(501)))).statusCode(422)
                .body("errors.pointer", containsInAnyOrder("#/name", "#/oidc/issuer", "#/oidc/subject"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"name\": \"a\"}| #/role", "{\"name\": \"a\", \"role\": \"king\"}| #/role",
            "{\"name\": \"a\", \"role\": \"author\", \"colour\": 1}| #/colour", "{\"role\": \"author\"}| #/name" })
    void refusesAFormThatBreaksARule(String form, String pointer) {
        asAdmin().contentType("application/json").body(form).post(PATH).then().statusCode(422)
                .body("errors.pointer", contains(pointer)).body("traceId", notNullValue());
    }

    @Test
    void takesBackWhatItGivesAndChangesNothing() {
        ExtractableResponse<Response> read = read(opened("editor"));
        change(read, read.asString()).statusCode(200).body("etag", is(read.header("ETag")));
    }

    @Test
    void changesAnAccountOnlyFromTheStateThatWasRead() {
        ExtractableResponse<Response> read = read(opened("author"));
        String name = name();
        String changed = change(read, form(name, "editor")).statusCode(200).header("ETag", nullValue())
                .body("etag", not(read.header("ETag"))).body("role", is("editor")).extract().path("etag");

        change(read, form(name(), "reader")).statusCode(412).body("type", is("/problems/stale-edit"))
                .body("current.name", is(name)).body("etag", is(changed));
        asAdmin().get(PATH + "/" + read.path("id")).then().body("name", is(name)).header("ETag", is(changed));
    }

    @ParameterizedTest
    @CsvSource({ ", 428", "*, 428", "W/TAG, 412", "'\"other\"', 412", "unquoted, 400" })
    void refusesAChangeThatDoesNotNameTheStateThatWasRead(String sent, int status) {
        ExtractableResponse<Response> read = read(opened("author"));
        RequestSpecification request = asAdmin().contentType("application/json").body(form(name(), "reader"));
        if (sent != null) {
            request.header("If-Match", sent.replace("TAG", read.header("ETag")));
        }
        request.put(PATH + "/" + read.path("id")).then().statusCode(status);
        asAdmin().get(PATH + "/" + read.path("id")).then().body("role", is("author"));
    }

    @Test
    void letsADisabledAccountInNoMoreUntilItIsEnabled() {
        String id = opened("editor");
        String key = asAdmin().contentType("application/json").body(Map.of("account", id, "name", "one"))
                .post(KeyResource.PATH).then().statusCode(201).extract().path("key");
        given().auth().oauth2(key).get("/api/v1/editorial/whoami").then().statusCode(200);

        Map<String, Object> disabled = Map.of("name", name(), "role", "editor", "disabled", true);
        change(read(id), disabled).statusCode(200).body("disabledAt", notNullValue());
        given().auth().oauth2(key).get("/api/v1/editorial/whoami").then().statusCode(401);

        change(read(id), form(name(), "moderator")).statusCode(200).body("disabledAt", nullValue());
        given().auth().oauth2(key).get("/api/v1/editorial/whoami").then().statusCode(200).body("role", is("moderator"));
    }

    @Test
    void listsEveryAccountOnceByName() {
        List<String> opened = List.of(opened("moderator"), opened("moderator"), opened("moderator"));
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = asAdmin().queryParam("role", "moderator").queryParam("limit", 2);
            ExtractableResponse<Response> page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(PATH)
                    .then().statusCode(200).body("items.role", everyItem(is("moderator"))).extract();
            names.addAll(page.path("items.name"));
            ids.addAll(page.path("items.id"));
            cursor = page.path("page.next");
        } while (cursor != null);
        assertEquals(ids.stream().distinct().toList(), ids);
        assertTrue(ids.containsAll(opened));
        assertEquals(names.stream().sorted().toList().size(), names.size());
    }

    @Test
    void refusesUnknownParametersAndValues() {
        asAdmin().get(PATH + "?role=king").then().statusCode(400).body("errors.parameter", contains("role"));
        asAdmin().get(PATH + "?rule=admin").then().statusCode(400).body("errors.parameter", contains("rule"));
    }

    @Test
    void knowsNoOtherAccounts() {
        String unknown = PATH + "/" + UUID.randomUUID();
        asAdmin().get(unknown).then().statusCode(404).body("instance", endsWith(unknown));
        asAdmin().contentType("application/json").header("If-Match", "\"a\"").body(form(name(), "reader")).put(unknown).then()
                .statusCode(404);
        asAdmin().get(PATH + "/nobody").then().statusCode(404);
        asAdmin().delete(unknown).then().statusCode(405);
    }

    @Test
    void tellsTheLogWhoChangedWhatAndWhen() {
        Caller admin = Keys.account(Role.ADMIN);
        String name = name();
        String id = given().auth().oauth2(Keys.of(admin)).contentType("application/json").body(form(name, "author")).post(PATH)
                .then().statusCode(201).extract().path("id");
        ExtractableResponse<Response> read = read(id);
        change(read, form(name, "editor")).statusCode(200);
        change(read(id), form(name, "editor")).statusCode(200);

        List<LoggedChange> trail = LoggedChange.of("account", id);
        assertEquals(List.of("account.created", "account.changed"), trail.stream().map(LoggedChange::kind).toList());
        assertEquals(admin.account(), trail.get(0).by());
        assertEquals("author", trail.get(1).payload().at("/before/role").asText());
        assertEquals("editor", trail.get(1).payload().at("/account/role").asText());
    }

    private static String opened(String role) {
        return open(form(name(), role)).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse open(Object form) {
        return asAdmin().contentType("application/json").body(form).post(PATH).then();
    }

    private static ExtractableResponse<Response> read(String id) {
        return asAdmin().get(PATH + "/" + id).then().statusCode(200).extract();
    }

    private static ValidatableResponse change(ExtractableResponse<Response> read, Object form) {
        return asAdmin().contentType("application/json").header("If-Match", read.header("ETag")).body(form)
                .put(PATH + "/" + read.path("id")).then();
    }

    private static Map<String, Object> form(String name, String role) {
        return Map.of("name", name, "role", role);
    }

    private static String name() {
        return "Account " + UUID.randomUUID();
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(Keys.of(Role.ADMIN));
    }
}
