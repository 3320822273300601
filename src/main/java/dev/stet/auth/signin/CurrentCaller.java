package dev.stet.auth.signin;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.account.Caller;
import dev.stet.auth.key.UsedKey;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;

/** Who makes the request at hand; for resources, which hand the {@link Caller} on to use cases. */
@ApplicationScoped
public class CurrentCaller {

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

    /** Empty for who came in by a token of an OpenID issuer. */
    Optional<UsedKey> key() {
        return Optional.ofNullable(identity.getAttribute(UsedKey.ATTRIBUTE));
    }
}
