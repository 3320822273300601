package dev.stet.auth.signin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.account.Caller;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyText;
import dev.stet.auth.key.KeyVerifier;
import dev.stet.auth.key.KeyView.UsedKey;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Turns a key into its account's identity, on a worker thread. */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<KeyIdentityProvider.KeyAuthenticationRequest> {

    private final KeyVerifier ring;

    KeyIdentityProvider(KeyVerifier ring) {
        this.ring = ring;
    }

    @Override
    public Class<KeyAuthenticationRequest> getRequestType() {
        return KeyAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> ring.open(request.key()).map(KeyIdentityProvider::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder().setPrincipal(Caller.of(key.account)).addRoles(key.account.role.grants())
                .addAttribute(UsedKey.ATTRIBUTE, UsedKey.of(key)).addAttribute(AccessGrant.ATTRIBUTE, AccessGrant.of(key))
                .build();
    }

    /** Asks whose key this is. */
    static class KeyAuthenticationRequest extends BaseAuthenticationRequest {

        private final KeyText key;

        KeyAuthenticationRequest(KeyText key) {
            this.key = key;
        }

        KeyText key() {
            return key;
        }
    }
}
