package dev.stet.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Whom the gates let in: the path decides first, and a resource can only be stricter. */
@QuarkusTest
class GateTest {

    @ParameterizedTest
    @CsvSource({
            "/api/v1/editorial, reader author editor admin",
            "/api/v1/editorial/gate, reader author editor admin",
            "/api/v1/editorial/articles/a/sections/b, reader author editor admin",
            "/api/v1/editorial/comments/gate/none, moderator admin",
            "/api/v1/editorial/comment-statuses/gate/none, moderator admin",
            "/api/v1/editorial/whoami/gate/none, reader author editor moderator admin",
            "/api/v1/integration, editor admin",
            "/api/v1/integration/gate, editor admin",
            "/api/v1/integration/import/gate/none, editor admin",
            "/api/v1/integration/changes/gate/none, reader editor admin",
            "/api/v1/integration/export/gate/none, reader editor admin",
            "/api/v1/integration/accounts/gate/none, admin",
            "/api/v1/integration/keys/gate/none, admin",
            "/api/v1/integration/webhooks/gate/none, admin" })
    void letsInWhomThePathIsFor(String path, String roles) {
        for (Role role : Role.values()) {
            boolean in = Set.of(roles.split(" ")).contains(role.toString());
            int status = as(role).get(path).statusCode();
            assertEquals(!in, status == 403, role + " got " + status);
            assertEquals(false, status == 401, role + " got " + status);
        }
        given().get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({ "comments, reader author editor", "accounts, reader author editor moderator" })
    void judgesAPathWithASlashAtTheEndAlike(String section, String refused) {
        String path = section.equals("comments") ? "/api/v1/editorial/comments" : "/api/v1/integration/accounts";
        for (String role : refused.split(" ")) {
            as(Role.valueOf(role.toUpperCase())).get(path).then().statusCode(403);
            as(Role.valueOf(role.toUpperCase())).get(path + "/").then().statusCode(403);
        }
    }

    @Test
    void asksForAKeyWhateverTheMethod() {
        for (String path : Set.of("/api/v1/editorial/gate", "/api/v1/integration/gate")) {
            for (String method : Set.of("GET", "HEAD", "PUT", "DELETE")) {
                given().request(method, path).then().statusCode(401);
            }
            for (String method : Set.of("POST", "PATCH", "TRACE", "QUERY")) {
                given().request(method, path).then().statusCode(anyOf(is(401), is(405)));
            }
        }
    }

    @Test
    void answersAWriteWithoutAKeyBeforeItsBodyIsRead() {
        given().body("x".repeat(100_000)).put("/api/v1/editorial/gate").then().statusCode(401);
    }

    @Test
    void letsARoleNarrowItInside() {
        as(Role.READER).delete("/api/v1/editorial/gate").then().statusCode(403);
        as(Role.EDITOR).delete("/api/v1/editorial/gate").then().statusCode(200);
        as(Role.ADMIN).delete("/api/v1/editorial/gate").then().statusCode(200);
        given().delete("/api/v1/gate").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void letsThePublicInWhereNoGateIs() {
        given().get("/api/v1/gate").then().statusCode(200).body(is("in: nobody"));
    }

    @Test
    void looksAtNoKeyWhereNoGateIs() {
        given().auth().oauth2("stet_wrong").delete("/api/v1/gate").then().statusCode(401);
        given().auth().preemptive().basic("a", "b").delete("/api/v1/gate").then().statusCode(401);
    }

    @Test
    void tellsTheResourceWhoCalls() {
        Caller account = Keys.account(Role.EDITOR);
        given().auth().oauth2(Keys.of(account)).put("/api/v1/editorial/gate").then().body(is("in: " + account.name()));
    }

    @ParameterizedTest
    @CsvSource({ "/api/v1/editorial/gate,", "/api/v1/integration/gate,", "/api/v1/integration/keys/gate,",
            "/api/v1/editorial/gate, MODERATOR", "/api/v1/integration/gate, AUTHOR", "/api/v1/integration/keys/gate, EDITOR" })
    void letsNobodyInByTheWrongSpellingOfAPath(String path, Role role) {
        String[] key = role == null ? new String[0] : new String[] { "Authorization: Bearer " + Keys.of(role) };
        for (String trick : spellings(path)) {
            String answer = RawRequest.get(trick, key);
            assertFalse(body(answer).contains("in: "), trick);
            assertFalse(answer.startsWith("HTTP/1.1 200"), trick);
        }
    }

    private static List<String> spellings(String path) {
        List<String> all = new ArrayList<>(List.of(path, path + "/", path + "//", path + "/deeper", path + "#x", path + "%23",
                path + "?x=1", path + "?/api/v1/articles", path + "%3f", path.toUpperCase(), path.replace("gate", "%67ate"),
                "/x/.." + path, "/." + path, "/..%2f" + path, "/" + path, "http://localhost" + path, "https://x@y:1" + path,
                "//api/v1/gate/../../.." + path, "/api/v1/gate/%2e%2e" + path.substring("/api/v1".length())));
        // between any two segments, and after each
        for (String trick : List.of("//", "/./", "/x/../", "/x/%2e%2e/", "/x/%2E./", "/%2e/", "/%252e/", "%2f", "%2F", "\\",
                "%5c", ";/", ";x=1/", "/;x=1/", "/;/", "%3B/", "%3bx=1/", "%00/", "/%00", "%20/", "/%20", "%09/", "/%E2%80%8B",
                "/%c0%ae%c0%ae/", "/*/", "?/", "%3f/", "#/")) {
            for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
                all.add(path.substring(0, slash) + trick + path.substring(slash + 1));
            }
            all.add(path + trick);
        }
        // each letter as its code, and that twice
        for (int at = 1; at < path.length(); at++) {
            String code = Integer.toHexString(path.charAt(at));
            all.add(path.substring(0, at) + "%" + code + path.substring(at + 1));
            all.add(path.substring(0, at) + "%25" + code + path.substring(at + 1));
            all.add(path.substring(0, at) + Character.toUpperCase(path.charAt(at)) + path.substring(at + 1));
        }
        all.removeIf(spelling -> spelling.startsWith("#") || spelling.startsWith("\\"));
        return all;
    }

    /** What the router understands as the same path is judged as the same path; the rest is no path at all. */
    @Test
    void understandsSpellingsTheWayTheRouterDoes() {
        for (String trick : new String[] { "//api/v1/editorial/gate", "/api/v1/./editorial/gate", "/api/v1/%65ditorial/gate",
                "/api/v1/x/%2e%2e/editorial/gate", "/api/v1/editorial/gate/" }) {
            assertTrue(RawRequest.get(trick).startsWith("HTTP/1.1 401"), trick);
            String answer = RawRequest.get(trick, "Authorization: Bearer " + Keys.of(Role.EDITOR));
            assertTrue(answer.matches("(?s)HTTP/1.1 (200|404) .*"), trick);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static RequestSpecification as(Role role) {
        return given().auth().oauth2(Keys.of(role));
    }
}
