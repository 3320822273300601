package dev.stet.auth.signin;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.account.Caller;
import dev.stet.auth.key.KeyView.UsedKey;
import dev.stet.platform.idempotency.IdempotentPosts.RequestOwner;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Who makes the request at hand; for resources, which hand the {@link Caller} on to use cases. */
@ApplicationScoped
public class CurrentCaller implements RequestOwner {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller; refuses a request without a key, which no path behind a gate lets through. */
    public Caller get() {
        return find().orElseThrow(() -> ProblemType.UNAUTHENTICATED.because(BearerChallenge.NO_KEY));
    }

    /** Empty where the public is let in and no account asks. */
    public Optional<Caller> find() {
        return identity.getPrincipal() instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /** By what the caller of {@link #get} was let in. */
    public AccessGrant admission() {
        get();
        return identity.getAttribute(AccessGrant.ATTRIBUTE);
    }

    /** A request is its account's, whichever key it came with, once a gate has asked who it is. */
    @Override
    public Optional<String> of(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof Caller caller
                        ? Optional.of("account " + caller.account())
                        : Optional.empty();
    }

    /** Empty for who came in by a token of an OpenID issuer. */
    Optional<UsedKey> key() {
        return Optional.ofNullable(identity.getAttribute(UsedKey.ATTRIBUTE));
    }
}
