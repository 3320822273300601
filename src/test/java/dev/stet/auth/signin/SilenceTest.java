package dev.stet.auth.signin;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.auth.account.Role;
import dev.stet.auth.administration.AdminKeys;
import dev.stet.auth.administration.AdministratorBootstrap;
import dev.stet.auth.administration.ApiKeys;
import dev.stet.auth.key.KeyFile;
import dev.stet.auth.key.KeyText;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;

/** No key is ever in a log, however much is logged. */
@QuarkusTest
class SilenceTest {

    private static final String GATE = "/api/v1/editorial/gate";

    @Inject
    ApiKeys keys;
    @Inject
    AdminKeys adminKeys;

    @Test
    void noLevelOfLoggingTellsThePathOfAPreview() {
        String slug = Given.publishedArticle("silent");
        EveryLog log = new EveryLog();
        String token;
        try (log) {
            token = given().auth().oauth2(Keys.of(Role.EDITOR)).contentType("application/json").body("{}")
                    .post("/api/v1/editorial/articles/{slug}/previews", slug).then().statusCode(201).extract().path("token");
            given().get("/api/v1/previews/{token}", token).then().statusCode(200);
            given().get("/api/v1/previews/{token}?fields=none", token).then().statusCode(400);
            given().get("/api/v1/previews/{token}/more", token).then().statusCode(404);
            given().delete("/api/v1/previews/{token}", token).then().statusCode(405);
        }
        log.tellsNothingOf(token);
        assertTrue(log.lines().anyMatch(line -> line.contains("/api/v1/previews/…")), "the access log tells the rest");
    }

    @Test
    void noLevelOfLoggingTellsAKey(@TempDir Path home) {
        EveryLog log = new EveryLog();
        String made;
        String issuedByApi;
        String admin = Keys.of(Role.ADMIN);
        KeyText environment = KeyText.random();
        KeyText unknown = KeyText.random();
        try (log) {
            IssuedKey issued = keys.issue(Keys.account(Role.EDITOR).account(), "one", null);
            made = issued.text().reveal();
            given().auth().oauth2(made).get(GATE).then().statusCode(200);
            given().auth().oauth2(made).delete("/api/v1/gate").then().statusCode(200);
            given().auth().oauth2(made).get("/api/v1/integration/accounts").then().statusCode(403);
            given().auth().oauth2(unknown.reveal()).get(GATE).then().statusCode(401);
            given().auth().oauth2(made + "!").get(GATE).then().statusCode(401);
            String byApi = given().auth().oauth2(admin).contentType("application/json")
                    .body(Map.of("account", Keys.account(Role.READER).account(), "name", "one"))
                    .post("/api/v1/integration/keys").then().statusCode(201).extract().path("key");
            given().auth().oauth2(byApi).get("/api/v1/editorial/whoami").then().statusCode(200);
            given().auth().oauth2(admin).get("/api/v1/integration/keys").then().statusCode(200);
            issuedByApi = byApi;
            keys.revoke(issued.id());
            given().auth().oauth2(made).get(GATE).then().statusCode(401);
            new AdministratorBootstrap(adminKeys, Optional.of(environment.reveal()), false, home).letSomebodyIn(null);
            new AdministratorBootstrap(adminKeys, Optional.empty(), true, home).letSomebodyIn(null);
        }
        log.tellsNothingOf(admin.substring(17));
        log.tellsNothingOf(issuedByApi.substring(17));
        log.tellsNothingOf(made.substring(17));
        log.tellsNothingOf(environment.reveal().substring(17));
        log.tellsNothingOf(unknown.reveal().substring(17));
        log.tellsNothingOf(KeyFile.read(home.resolve("admin.key")).orElseThrow().reveal().substring(17));
        // else the silence would prove nothing
        assertTrue(log.lines().anyMatch(line -> line.startsWith("TRACE") || line.startsWith("FINE")));
        assertTrue(log.lines().anyMatch(line -> line.contains(unknown.prefix())), "Hibernate tells what it looks up");
    }
}
