package dev.stet.auth.account;

import java.security.Principal;
import java.util.UUID;

/** On whose behalf something happens: what a use case is told, and what the history names. */
public record Caller(UUID account, String name, Role role) implements Principal {

    /** Also for what nobody asked for over HTTP, such as the sample articles. */
    public static Caller of(Account account) {
        return new Caller(account.id, account.name, account.role);
    }

    /** Whether this role is {@code other} or contains it. */
    public boolean may(Role other) {
        return role.grants().contains(other.toString());
    }

    @Override
    public String getName() {
        return name;
    }
}
