package dev.stet.auth.signin;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.stet.auth.key.KeyText;
import dev.stet.auth.signin.IssuerKeySet.TokenHeader;
import dev.stet.auth.signin.KeyIdentityProvider.KeyAuthenticationRequest;
import dev.stet.auth.signin.TokenIdentityProvider.TokenAuthenticationRequest;
import dev.stet.platform.http.ProblemResponse;
import dev.stet.platform.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code Authorization: Bearer}: with {@code stet_…} one of our keys, else an access token of the OpenID issuer, if there is
 * one. Where neither is sent the request stays anonymous, and every gate answers it with this mechanism's challenge.
 */
@ApplicationScoped
class BearerMechanism implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism openId;
    private final IssuerKeys issuerKeys;
    private final FailedLogins failedLogins;

    BearerMechanism(OidcAuthenticationMechanism openId, IssuerKeys issuerKeys, FailedLogins failedLogins) {
        this.openId = openId;
        this.issuerKeys = issuerKeys;
        this.failedLogins = failedLogins;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        List<String> sent = BearerChallenge.sent(context);
        if (sent.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        // two: a proxy may have judged one and we would judge the other
        Uni<SecurityIdentity> judged = sent.size() > 1 ? Uni.createFrom().failure(new AuthenticationFailedException())
                : judge(BearerChallenge.token(sent.get(0)), context, providers);
        return judged.onFailure(AuthenticationFailedException.class).transform(failure -> failedLogins.count(context, failure));
    }

    private Uni<SecurityIdentity> judge(String token, RoutingContext context, IdentityProviderManager providers) {
        if (token.startsWith(KeyText.SCHEME)) {
            return KeyText.parse(token).map(key -> providers.authenticate(new KeyAuthenticationRequest(key)))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
        }
        if (token.startsWith(".")) { // no header; Quarkus stumbles over dots alone
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        Uni<Boolean> hasKey = TokenHeader.read(token).map(issuerKeys::has).orElseGet(() -> Uni.createFrom().item(true));
        return hasKey.chain(there -> there ? judgeToken(context, providers)
                : Uni.createFrom().failure(new AuthenticationFailedException(TokenFault.UNKNOWN_KEY.problem())));
    }

    private Uni<SecurityIdentity> judgeToken(RoutingContext context, IdentityProviderManager providers) {
        return openId.authenticate(context, providers).onItem().ifNotNull()
                .transformToUni(proven -> proven.getPrincipal() instanceof JsonWebToken claims
                        ? providers.authenticate(new TokenAuthenticationRequest(claims))
                        : Uni.createFrom().failure(new AuthenticationFailedException()))
                // it took the request for itself; the challenge is ours
                .onTermination().invoke(() -> context.remove(HttpAuthenticationMechanism.class.getName()));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        BearerChallenge challenge = BearerChallenge.of(context);
        context.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, challenge.header());
        ProblemResponse.end(context, challenge.problem());
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(ProblemType.UNAUTHENTICATED.status(),
                HttpHeaderNames.WWW_AUTHENTICATE, BearerChallenge.of(context).header()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyAuthenticationRequest.class, TokenAuthenticationRequest.class);
    }

    /** Before OIDC's own, which would take our keys for broken tokens. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
