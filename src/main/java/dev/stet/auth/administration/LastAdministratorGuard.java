package dev.stet.auth.administration;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.stet.auth.account.Account;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.signin.OpenIdSettings;

/** Sees to it that the house is never locked from inside. */
@ApplicationScoped
class LastAdministratorGuard {

    private final EntityManager database;
    private final OpenIdSettings openId;

    LastAdministratorGuard(EntityManager database, OpenIdSettings openId) {
        this.database = database;
        this.openId = openId;
    }

    /** Who lets people in or shuts them out takes turns, on all nodes, until the end of the transaction. */
    void takeTurn() {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('stet.auth'))").getSingleResult();
    }

    /** Refuses what this transaction has done if no administrator could come in after it. */
    void requireOneLeft() {
        database.flush();
        boolean byToken = openId.issuer().isPresent() && Account.anyAdministersByTokens();
        if (!byToken && !ApiKey.anyAdministers()) {
            throw CONFLICT.because("This would lock out the last administrator. Give another account the role admin and a key "
                    + "first.");
        }
    }
}
