package dev.stet.auth.signin;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.AccountForm.OidcSubject;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Turns a good access token into the identity of the account that its issuer and subject are, on a worker thread. */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenIdentityProvider.TokenAuthenticationRequest> {

    /** The year 9999, in seconds. */
    private static final long NEVER = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

    private final TokenRoles roles;

    TokenIdentityProvider(TokenRoles roles) {
        this.roles = roles;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request.claims()));
    }

    @ActivateRequestContext
    SecurityIdentity identify(JsonWebToken claims) {
        Account account = Optional.ofNullable(claims.getSubject())
                .flatMap(subject -> Account.findUsable(new OidcSubject(claims.getIssuer(), subject)))
                .orElseThrow(() -> new AuthenticationFailedException(TokenFault.UNKNOWN_SUBJECT.problem()));
        return roles.allowed(claims, account.role).map(role -> identity(account, role, claims))
                .orElseGet(() -> powerless(account));
    }

    private static SecurityIdentity identity(Account account, Role role, JsonWebToken claims) {
        // some issuers mean "never" by the largest number there is, of which no instant can be made
        Instant end = Instant.ofEpochSecond(Math.min(claims.getExpirationTime(), NEVER)).plus(OpenIdConnect.SKEW);
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Caller(account.id, account.name, role)).addRoles(role.grants())
                .addAttribute(AccessGrant.ATTRIBUTE, AccessGrant.of(account, end));
        return (role == account.role ? identity
                : identity.addAttribute(TokenRoles.NARROWED, TokenRoles.toldOf(role, account.role))).build();
    }

    /** Known, but let in nowhere: no caller to any resource. */
    private static SecurityIdentity powerless(Account account) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(account.name))
                .addAttribute(TokenRoles.NARROWED, TokenRoles.toldOfNothing(account.role)).build();
    }

    /** Asks who it is here whose token, already proven to be good, says this. */
    static class TokenAuthenticationRequest extends BaseAuthenticationRequest {

        private final JsonWebToken claims;

        TokenAuthenticationRequest(JsonWebToken claims) {
            this.claims = claims;
        }

        JsonWebToken claims() {
            return claims;
        }
    }
}
