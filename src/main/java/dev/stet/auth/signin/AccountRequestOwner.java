package dev.stet.auth.signin;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.stet.auth.account.Caller;
import dev.stet.platform.idempotency.IdempotentPosts.RequestOwner;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** A request is its account's, whichever key it came with, once a gate has asked who it is. */
@Singleton
class AccountRequestOwner implements RequestOwner {

    @Override
    public Optional<String> of(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof Caller caller
                        ? Optional.of("account " + caller.account())
                        : Optional.empty();
    }
}
