package dev.stet.auth.administration;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.ApiKey;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** What each role is answered by each resource of this room. */
@QuarkusTest
class RoleTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // ------------------------------------------- | nobody | reader | author | editor | moderator | admin
            "GET    /api/v1/editorial/whoami               | 401 200 200 200 200 200",
            "GET    /api/v1/integration/accounts           | 401 403 403 403 403 200",
            "POST   /api/v1/integration/accounts           | 401 403 403 403 403 201",
            "GET    /api/v1/integration/accounts/{account} | 401 403 403 403 403 200",
            "PUT    /api/v1/integration/accounts/{account} | 401 403 403 403 403 412",
            "GET    /api/v1/integration/keys               | 401 403 403 403 403 200",
            "POST   /api/v1/integration/keys               | 401 403 403 403 403 201",
            "GET    /api/v1/integration/keys/{key}         | 401 403 403 403 403 200",
            "DELETE /api/v1/integration/keys/{key}         | 401 403 403 403 403 204" })
    void answersEachRole(String request, String expected) {
        String answered = Stream.concat(Stream.of(given()),
                Arrays.stream(Role.values()).map(role -> given().auth().oauth2(Keys.of(role))))
                .map(who -> Integer.toString(answer(who, request))).collect(Collectors.joining(" "));
        assertEquals(expected, answered);
    }

    private static int answer(RequestSpecification who, String request) {
        String[] words = request.strip().split(" +");
        Caller account = Keys.account(Role.READER);
        String key = Keys.of(account).substring(5, 17);
        String path = words[1].replace("{account}", account.account().toString())
                .replace("{key}", idOf(key).toString());
        if (words[0].matches("POST|PUT")) {
            who.contentType("application/json").header("If-Match", "\"other\"").body(words[1].contains("keys")
                    ? Map.of("account", account.account(), "name", "one")
                    : Map.of("name", "Account " + UUID.randomUUID(), "role", "reader"));
        }
        return who.request(words[0], path).statusCode();
    }

    private static UUID idOf(String prefix) {
        return QuarkusTransaction.requiringNew().call(() -> ApiKey.findByPrefix(prefix).orElseThrow().id);
    }
}
