package dev.stet.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.KeyText;
import dev.stet.testsupport.Keys;
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
        for (int i = 0; i < failures; i++) {
            send(client, key).then().statusCode(200);
            given().header("Forwarded", "for=" + client).get(WHO_AM_I).then().statusCode(401);
        }
        send(client, KeyText.random().reveal()).then().statusCode(401);
    }

    @Test
    void writesNothingIntoTheLogOfChanges() {
        long before = changes();
        send(client, KeyText.random().reveal()).then().statusCode(401);
        assertEquals(before, changes());
    }

    private void failAllItMay() {
        for (int i = 0; i < failures; i++) {
            send(client, "stet_no").then().statusCode(not(429));
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
