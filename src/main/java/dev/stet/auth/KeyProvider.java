package dev.stet.auth;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Turns a key into its account's identity, on a worker thread. */
@ApplicationScoped
class KeyProvider implements IdentityProvider<KeyRequest> {

    private final KeyRing ring;

    KeyProvider(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> ring.open(request.key()).map(KeyProvider::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder().setPrincipal(Caller.of(key.account)).addRoles(key.account.role.grants())
                .addAttribute(UsedKey.ATTRIBUTE, UsedKey.of(key)).addAttribute(Admission.ATTRIBUTE, Admission.of(key)).build();
    }
}
