package dev.stet.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.KeyText;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.RawHttpClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whoever tries keys is told to wait; whoever has one is not. Each test is a client of its own behind a trusted proxy. */
@QuarkusTest
class FailedLoginTest {

    private static final String WHO_AM_I = "/api/v1/editorial/whoami";

    @ConfigProperty(name = "stet.login.failures")
    int failures;
    private final String client = "10.%d.%d.%d".formatted(random(), random(), random());

    @Test
    void tellsAClientToWaitThatFailsTooOften() {
        failAllItMay();
        Response refused = send(client, KeyText.random().reveal());
        refused.then().statusCode(429).contentType("application/problem+json")
                .body("type", is("/problems/too-many-requests")).body("traceId", notNullValue())
                .header("RateLimit-Policy", "\"failed-logins\";q=" + failures + ";w=60")
                .header("RateLimit", "\"failed-logins\";r=0;t=" + refused.header("Retry-After"))
                .header("WWW-Authenticate", nullValue());
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(wait >= 1 && wait <= 60, "Retry-After: " + wait);
    }

    @Test
    void letsAGoodKeyInHoweverManyBadOnesCameFromItsAddress() {
        failAllItMay();
        send(client, Keys.of(Role.READER)).then().statusCode(200);
        send(client, KeyText.random().reveal()).then().statusCode(429);
    }

    @Test
    void leavesOtherClientsAlone() {
        failAllItMay();
        send("10.1.2.3", KeyText.random().reveal()).then().statusCode(401);
    }

    @Test
    void countsNeitherGoodKeysNorRequestsWithoutOne() {
        String key = Keys.of(Role.READER);
        assertEquals(Set.of(200), statuses(Map.of("Authorization", List.of("Bearer " + key))));
        assertEquals(Set.of(401), statuses(Map.of()));
        send(client, KeyText.random().reveal()).then().statusCode(401);
    }

    @Test
    void writesNothingIntoTheLogOfChanges() {
        long before = changes();
        send(client, KeyText.random().reveal()).then().statusCode(401);
        assertEquals(before, changes());
    }

    private void failAllItMay() {
        assertEquals(Set.of(401), statuses(Map.of("Authorization", List.of("Bearer stet_no"))));
    }

    /** Of as many requests as may fail. */
    private Set<Integer> statuses(Map<String, List<String>> headers) {
        Map<String, List<String>> all = new HashMap<>(headers);
        all.put("Forwarded", List.of("for=" + client));
        try (RawHttpClient wire = new RawHttpClient()) {
            return IntStream.range(0, failures).mapToObj(i -> wire.send("GET", WHO_AM_I, all, null)).toList().stream()
                    .map(answer -> answer.join().status()).collect(Collectors.toSet());
        }
    }

    private static Response send(String client, String key) {
        return given().header("Forwarded", "for=" + client).auth().oauth2(key).get(WHO_AM_I);
    }

    private static long changes() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Account.getEntityManager()
                .createNativeQuery("SELECT count(*) FROM change", Long.class).getSingleResult());
    }

    private static int random() {
        return new Random().nextInt(1, 255);
    }
}
