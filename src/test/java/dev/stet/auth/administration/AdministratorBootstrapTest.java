package dev.stet.auth.administration;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyFile;
import dev.stet.platform.problem.Problem;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;

/** How somebody gets in for the first time, and after everything is lost. */
@QuarkusTest
class AdministratorBootstrapTest {

    private static final String FOR_ADMINS = "/api/v1/integration/accounts/gate/none";

    @Inject
    AdminKeys adminKeys;
    @Inject
    Accounts accounts;
    @Inject
    ApiKeys keys;
    @TempDir
    Path home;

    @BeforeEach
    void asIfForTheFirstTime() {
        QuarkusTransaction.requiringNew().run(() -> ApiKey.delete("name", AdminKeys.FIRST_START));
    }

    @Test
    void writesAKeyThatOpensEverythingIntoAFileForItsOwnerOnly() throws IOException {
        startEmbedded();
        opens(file());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(List.of(path()), files.toList());
        }
    }

    @Test
    void keepsTheKeyAtTheNextStart() {
        startEmbedded();
        String first = file();
        startEmbedded();
        assertEquals(first, file());
        opens(first);
    }

    @Test
    void makesAnotherKeyWhenTheFileWasDeleted() throws IOException {
        startEmbedded();
        String lost = file();
        Files.delete(path());
        startEmbedded();
        assertNotEquals(lost, file());
        opens(file());
        refused(lost);
    }

    @Test
    void makesAnotherKeyWhenTheFileHoldsSomethingElse() throws IOException {
        for (byte[] other : List.of("not a key".getBytes(), new byte[] { (byte) 0xFF, (byte) 0xC0, 0 }, new byte[0])) {
            Files.write(path(), other);
            startEmbedded();
            opens(file());
        }
    }

    @Test
    void saysWhatIsWrongWithWhatStandsInTheFilesPlace() throws IOException {
        startEmbedded();
        Files.delete(path());
        Files.createDirectory(path());
        String message = assertThrows(ConfigurationException.class, this::startEmbedded).getMessage();
        assertTrue(message.contains(path().toString()), message);
    }

    @Test
    void leavesARevokedKeyRevokedWhileAnotherAdministers() throws IOException {
        startEmbedded();
        Keys.of(Role.ADMIN);
        keys.revoke(idOf(file()));
        startEmbedded();
        refused(file());
        Files.delete(path());
        startEmbedded();
        assertFalse(Files.exists(path()));
    }

    @Test
    void makesNoFileForADatabaseThatIsNotItsOwn() {
        start(Optional.empty(), false);
        assertFalse(Files.exists(path()));
    }

    @Test
    void leavesTheNamesOfKeysMadeAtTheStartToTheStart() {
        Caller admin = accounts.first();
        assertThrows(Problem.class, () -> keys.issue(admin.account(), AdminKeys.FIRST_START, null));
        assertThrows(Problem.class, () -> keys.issue(admin.account(), AdminKeys.ENVIRONMENT, null));
    }

    @Test
    void opensTheFirstAccountOnce() throws Exception {
        Simultaneously.run(8, accounts::first);
        assertEquals(accounts.first(), accounts.first());
        assertEquals(new Caller(accounts.first().account(), "admin", Role.ADMIN), accounts.first());
    }

    private void startEmbedded() {
        start(Optional.empty(), true);
    }

    private void start(Optional<String> adminKey, boolean embedded) {
        new AdministratorBootstrap(adminKeys, adminKey, embedded, home).letSomebodyIn(null);
    }

    private Path path() {
        return home.resolve("admin.key");
    }

    private String file() {
        return KeyFile.read(path()).orElseThrow().reveal();
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
