package dev.stet.testsupport;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.auth.administration.Accounts;
import dev.stet.auth.administration.ApiKeys;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;

/** Keys that open the gates to tests, as {@code given().auth().oauth2(Keys.of(Role.EDITOR))}. */
@Singleton
@Unremovable
public class Keys {

    private static final Map<Role, String> OF = new ConcurrentHashMap<>();

    private final Accounts accounts;
    private final ApiKeys keys;

    Keys(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /** The same key for all tests of a run: a test that spoils it makes its own with {@link #of(Caller)}. */
    public static String of(Role role) {
        return OF.computeIfAbsent(role, missing -> of(account(missing)));
    }

    /** A new key of that account. */
    public static String of(Caller account) {
        return Arc.container().instance(Keys.class).get().keys.issue(account.account(), "tests", null).text().reveal();
    }

    /** A new account that no other test knows. */
    public static Caller account(Role role) {
        return Arc.container().instance(Keys.class).get().accounts.open(role + " " + UUID.randomUUID(), role);
    }
}
