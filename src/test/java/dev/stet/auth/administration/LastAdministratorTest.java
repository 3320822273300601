package dev.stet.auth.administration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.ApiKey;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Somebody can always come in: what would shut out the last administrator is refused, however many try at once. */
@QuarkusTest
class LastAdministratorTest {

    private final Instant mark = Instant.parse("2001-01-01T00:00:00Z");

    @BeforeEach
    void disableAllOthers() {
        QuarkusTransaction.requiringNew().run(
                () -> Account.update("disabledAt = ?1 where role = ?2 and disabledAt is null", mark, Role.ADMIN));
    }

    @AfterEach
    void enableAllOthers() {
        QuarkusTransaction.requiringNew().run(() -> Account.update("disabledAt = null where disabledAt = ?1", mark));
    }

    @Test
    void refusesToDisableTheLast() {
        Caller last = Keys.account(Role.ADMIN);
        String key = Keys.of(last);
        assertEquals(409, put(key, last, Map.of("name", last.name(), "role", "admin", "disabled", true)));
        given().auth().oauth2(key).get("/api/v1/editorial/whoami").then().statusCode(200).body("role", is("admin"));
    }

    @Test
    void refusesToGiveTheLastALesserRole() {
        Caller last = Keys.account(Role.ADMIN);
        String key = Keys.of(last);
        assertEquals(409, put(key, last, Map.of("name", last.name(), "role", "editor")));
        assertEquals(200, put(key, last, Map.of("name", last.name() + "!", "role", "admin")));
    }

    @Test
    void refusesToRevokeTheLastKeyThatIsAnAdministrators() {
        Caller last = Keys.account(Role.ADMIN);
        String key = Keys.of(last);
        String other = Keys.of(last);
        assertEquals(204, revoke(key, other));
        assertEquals(409, revoke(key, key));
        given().auth().oauth2(key).get("/api/v1/editorial/whoami").then().statusCode(200);
    }

    @Test
    void doesNotCountAnAdministratorWithoutAKey() {
        Caller last = Keys.account(Role.ADMIN);
        Keys.account(Role.ADMIN);
        String key = Keys.of(last);
        assertEquals(409, revoke(key, key));
    }

    @Test
    void letsOneOfTwoWhoDisableEachOtherAtOnceGoOn() {
        for (int round = 0; round < 5; round++) {
            Caller one = Keys.account(Role.ADMIN);
            Caller two = Keys.account(Role.ADMIN);
            String keyOfOne = Keys.of(one);
            String keyOfTwo = Keys.of(two);
            List<Integer> answers = atOnce(() -> disable(keyOfOne, two), () -> disable(keyOfTwo, one));
            // the second is refused as the last, or is no longer let in
            assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
            disableAllOthers();
        }
    }

    private static List<Integer> atOnce(Supplier<Integer> one, Supplier<Integer> two) {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(one);
        return List.of(two.get(), first.join());
    }

    private static int disable(String key, Caller account) {
        return put(key, account, Map.of("name", account.name(), "role", "admin", "disabled", true));
    }

    private static int put(String key, Caller account, Map<String, Object> form) {
        String tag = QuarkusTransaction.requiringNew().call(() -> Account.find(account.account()).tag().toString());
        return given().auth().oauth2(key).contentType("application/json").header("If-Match", tag).body(form)
                .put("/api/v1/integration/accounts/" + account.account()).statusCode();
    }

    private static int revoke(String by, String key) {
        UUID id = QuarkusTransaction.requiringNew().call(() -> ApiKey.findByPrefix(key.substring(5, 17)).orElseThrow().id);
        return given().auth().oauth2(by).delete("/api/v1/integration/keys/" + id).statusCode();
    }
}
