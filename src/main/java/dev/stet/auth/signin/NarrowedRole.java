package dev.stet.auth.signin;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.stet.auth.account.Role;
import dev.stet.platform.failure.Diagnosis.DenialReason;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Tells whose token allows less than their account that it is the token: nobody here can mend that. */
@Singleton
class NarrowedRole implements DenialReason {

    /** Of an identity: what its token allows, in words. */
    static final String ATTRIBUTE = "stet.narrowed-role";

    @Override
    public Optional<String> of(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(ATTRIBUTE))
                : Optional.empty();
    }

    static String nothing(Role own) {
        return "Your token has no role that means anything here, though your account is '" + own
                + "'. Ask its issuer for a token with a role.";
    }

    static String to(Role role, Role own) {
        return "Your token allows no more than the role '" + role + "', though your account is '" + own
                + "'. Ask its issuer for a token with another role.";
    }
}
