package dev.stet.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.auth.administration.ApiKeys;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What the database keeps of a key. */
@QuarkusTest
class ApiKeyTest {

    @Inject
    ApiKeys keys;

    @Test
    void keepsNoPlainTextInTheDatabase() {
        IssuedKey key = keys.issue(Keys.account(Role.EDITOR).account(), "one", null);
        String row = QuarkusTransaction.requiringNew().call(() -> (String) ApiKey.getEntityManager()
                .createNativeQuery("SELECT k::text FROM api_key k WHERE id = ?1", String.class).setParameter(1, key.id())
                .getSingleResult());
        assertTrue(row.contains(key.text().prefix()));
        assertFalse(row.contains(key.text().reveal().substring(17)));
    }

    @Test
    void makesIdsThatSortByTime() {
        IssuedKey key = keys.issue(Keys.account(Role.EDITOR).account(), "one", null);
        assertEquals(7, key.id().version());
        assertEquals(7, Keys.account(Role.READER).account().version());
    }
}
