package dev.stet.auth.administration;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.auth.account.Role;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyFile;
import dev.stet.auth.key.KeyText;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;

/** The administrator's key that an operator chooses: STET_ADMIN_KEY. */
@QuarkusTest
class EnvironmentKeyTest {

    private static final String FOR_ADMINS = "/api/v1/integration/accounts/gate/none";

    @Inject
    AdminKeys adminKeys;
    @Inject
    ApiKeys keys;
    @TempDir
    Path home;

    @Test
    void takesTheKeyOfTheEnvironmentInsteadOfMakingOne() {
        String chosen = KeyText.random().reveal();
        start(Optional.of(chosen), true);
        opens(chosen);
        assertFalse(Files.exists(home.resolve("admin.key")));
    }

    @Test
    void replacesTheKeyOfTheEnvironmentWhenItChanges() {
        String before = KeyText.random().reveal();
        String after = KeyText.random().reveal();
        start(Optional.of(before), false);
        start(Optional.of(before), false);
        opens(before);
        start(Optional.of(after), false);
        refused(before);
        opens(after);
        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> ApiKey.count("name", AdminKeys.ENVIRONMENT)));
    }

    @Test
    void replacesTheKeyOfTheEnvironmentByOneWithTheSameBeginning() {
        String before = KeyText.random().reveal();
        String after = before.substring(0, 17) + KeyText.random().reveal().substring(17);
        start(Optional.of(before), false);
        start(Optional.of(after), false);
        refused(before);
        opens(after);
    }

    @Test
    void leavesTheKeyOfTheEnvironmentRevokedUntilItChanges() {
        String revoked = KeyText.random().reveal();
        start(Optional.of(revoked), false);
        keys.revoke(idOf(revoked));
        start(Optional.of(revoked), false);
        refused(revoked);
    }

    @Test
    void takesTheKeyBackWhenTheEnvironmentGivesNoneAnyMore() {
        String chosen = KeyText.random().reveal();
        start(Optional.of(chosen), false);
        opens(chosen);
        start(Optional.empty(), false);
        refused(chosen);
        start(Optional.empty(), false);
        refused(chosen);
        start(Optional.of(chosen), false);
        opens(chosen);
    }

    @Test
    void keepsARevokedKeyRevokedThoughItWasNotGivenMeanwhile() {
        String revoked = KeyText.random().reveal();
        start(Optional.of(revoked), false);
        keys.revoke(idOf(revoked));
        start(Optional.empty(), false);
        start(Optional.of(revoked), false);
        refused(revoked);
    }

    @Test
    void tellsTheLogThatTheKeyWasTakenBack() {
        start(Optional.of(KeyText.random().reveal()), false);
        long before = told();
        start(Optional.empty(), false);
        assertEquals(before + 1, told());
        start(Optional.empty(), false);
        assertEquals(before + 1, told());
    }

    private static long told() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) ApiKey.getEntityManager()
                .createNativeQuery("SELECT count(*) FROM change WHERE kind = 'key.revoked'", Long.class).getSingleResult());
    }

    @Test
    void takesAKeyThatItMadeItselfFromTheEnvironmentToo() {
        String before = KeyText.random().reveal();
        start(Optional.of(before), true);
        QuarkusTransaction.requiringNew().run(() -> ApiKey.delete("name", AdminKeys.FIRST_START));
        start(Optional.empty(), true);
        String made = KeyFile.read(home.resolve("admin.key")).orElseThrow().reveal();
        start(Optional.of(made), true);
        opens(made);
        refused(before);
    }

    @Test
    void refusesToStartWithTheBeginningOfSomebodyElsesKey() {
        String other = Keys.of(Keys.account(Role.READER));
        String clash = other.substring(0, 17) + KeyText.random().reveal().substring(17);
        String message = assertThrows(ConfigurationException.class, () -> start(Optional.of(clash), false)).getMessage();
        assertTrue(message.contains("STET_ADMIN_KEY"));
        assertFalse(message.contains(clash.substring(17)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "secret", "stet_", "stet_12345678901234567890123456789012345678",
            "STET_123456789012345678901234567890123456789", "stet_1234567890 2345678901234567890123456789012" })
    void refusesToStartWithAKeyThatIsTooWeakOrMisspelled(String text) {
        String message = assertThrows(ConfigurationException.class, () -> start(Optional.of(text), true)).getMessage();
        assertTrue(message.contains("44 characters"));
        assertFalse(text.length() > 5 && message.contains(text));
    }

    @Test
    void letsNodesStartAtOnceWithOneKey() throws Exception {
        String chosen = KeyText.random().reveal();
        Simultaneously.run(8, () -> start(Optional.of(chosen), false));
        opens(chosen);
        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> ApiKey.count("name", AdminKeys.ENVIRONMENT)));
    }

    private void start(Optional<String> adminKey, boolean embedded) {
        new AdministratorBootstrap(adminKeys, adminKey, embedded, home).letSomebodyIn(null);
    }

    private static UUID idOf(String key) {
        return QuarkusTransaction.requiringNew().call(() -> ApiKey.findByPrefix(key.substring(5, 17)).orElseThrow().id);
    }

    private static void opens(String key) {
        given().auth().oauth2(key).get(FOR_ADMINS).then().statusCode(404);
    }

    private static void refused(String key) {
        given().auth().oauth2(key).get(FOR_ADMINS).then().statusCode(401);
    }
}
