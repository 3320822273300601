package dev.stet.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.administration.ApiKeys;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyText;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Which keys open a gate, and what is said to those that do not. */
@QuarkusTest
class BearerMechanismTest {

    private static final String GATE = "/api/v1/editorial/gate";

    @Inject
    ApiKeys keys;

    @Test
    void asksForAKeyWhereNoneIsSent() {
        given().get(GATE).then().statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"stet\"")
                .header("Cache-Control", "private, no-store")
                .contentType("application/problem+json")
                .body("type", is("/problems/unauthenticated")).body("status", is(401)).body("instance", is(GATE));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic YTpi", "Digest username=\"a\"", "stet_", "Bearer", "Bearer ", "Bearerstet_",
            "Negotiate x" })
    void asksForAKeyWhereSomethingElseIsSent(String authorization) {
        given().header("Authorization", authorization).get(GATE).then().statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"stet\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer stet_", "Bearer stet_tooshort", "bearer stet_x y", "Bearer eyJhbGciOiJub25lIn0.e30.",
            "Bearer stet_abcdefghijklmnopqrstuvwxyz0123456789abcdefghijk é" })
    void saysThatATokenIsNoKey(String authorization) {
        refused(authorization);
    }

    @Test
    void refusesAnUnknownKey() {
        refused("Bearer " + KeyText.random().reveal());
    }

    @Test
    void refusesAKnownPrefixWithAnotherSecret() {
        String key = Keys.of(Role.ADMIN);
        char other = key.endsWith("a") ? 'b' : 'a';
        refused("Bearer " + key.substring(0, key.length() - 1) + other);
        refused("Bearer " + key.substring(0, 17) + KeyText.random().reveal().substring(17));
        refused("Bearer " + key + "a");
        refused("Bearer " + key.toUpperCase(Locale.ROOT).replace("STET_", "stet_"));
    }

    @Test
    void takesTheSchemeInAnyCase() {
        given().header("Authorization", "bEARER   " + Keys.of(Role.EDITOR)).get(GATE).then().statusCode(200);
    }

    @Test
    void refusesTwoAuthorizationsEvenIfBothAreGood() {
        String header = "Authorization: Bearer " + Keys.of(Role.EDITOR);
        assertTrue(RawRequest.get(GATE, header).startsWith("HTTP/1.1 200"));
        assertTrue(RawRequest.get(GATE, header, header).startsWith("HTTP/1.1 401"));
        assertTrue(RawRequest.get(GATE, header, "Authorization: Basic YTpi").startsWith("HTTP/1.1 401"));
    }

    @Test
    void refusesAnExpiredKey() {
        opens(issue(Instant.now().plus(Duration.ofHours(1))));
        refused(issue(Instant.now().minus(Duration.ofSeconds(1))));
    }

    @Test
    void refusesARevokedKeyAtTheNextRequest() {
        IssuedKey key = issue(null);
        opens(key);
        keys.revoke(key.id());
        refused(key);
    }

    @Test
    void leavesTheOtherKeysOfTheAccountAlone() {
        Caller account = Keys.account(Role.EDITOR);
        IssuedKey revoked = keys.issue(account.account(), "one", null);
        IssuedKey kept = keys.issue(account.account(), "two", null);
        keys.revoke(revoked.id());
        refused(revoked);
        opens(kept);
    }

    @Test
    void refusesEveryKeyOfADisabledAccountAtTheNextRequest() {
        Caller account = Keys.account(Role.EDITOR);
        IssuedKey key = keys.issue(account.account(), "one", null);
        opens(key);
        change(account, row -> row.disabledAt = Instant.now());
        refused(key);
        change(account, row -> row.disabledAt = null);
        opens(key);
    }

    @Test
    void followsAChangeOfRoleAtTheNextRequest() {
        Caller account = Keys.account(Role.EDITOR);
        IssuedKey key = keys.issue(account.account(), "one", null);
        opens(key);
        change(account, row -> row.role = Role.MODERATOR);
        given().auth().oauth2(key.text().reveal()).get(GATE).then().statusCode(403);
    }

    @Test
    void notesWhenAKeyWasUsedButNotEachTime() throws Exception {
        IssuedKey key = issue(null);
        opens(key);
        Instant first = eventually(() -> lastUse(key.id()));
        opens(key);
        note(key.id());
        assertEquals(first, lastUse(key.id()));

        Instant longAgo = first.minus(Duration.ofMinutes(2));
        QuarkusTransaction.requiringNew().run(() -> ApiKey.update("lastUsedAt = ?1 where id = ?2", longAgo, key.id()));
        note(key.id());
        assertTrue(lastUse(key.id()).isAfter(longAgo));
    }

    private IssuedKey issue(Instant expiresAt) {
        return keys.issue(Keys.account(Role.EDITOR).account(), "one", expiresAt);
    }

    private static void opens(IssuedKey key) {
        given().auth().oauth2(key.text().reveal()).get(GATE).then().statusCode(200);
    }

    private static void refused(IssuedKey key) {
        refused("Bearer " + key.text().reveal());
    }

    private static ValidatableResponse refused(String authorization) {
        return given().header("Authorization", authorization).get(GATE).then().statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"stet\", error=\"invalid_token\"")
                .contentType("application/problem+json").body("type", is("/problems/unauthenticated"))
                .body("detail", not(authorization.substring(7)));
    }

    private static void change(Caller account, Consumer<Account> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(Account.findById(account.account())));
    }

    private static Instant lastUse(UUID key) {
        return QuarkusTransaction.requiringNew().call(() -> ApiKey.<ApiKey> findById(key).lastUsedAt);
    }

    private static void note(UUID key) {
        QuarkusTransaction.requiringNew().run(() -> ApiKey.used(key));
    }

    private static <T> T eventually(Callable<T> wanted) throws Exception {
        for (int look = 0; look < 100; look++) {
            T found = wanted.call();
            if (found != null) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never happened");
    }
}
