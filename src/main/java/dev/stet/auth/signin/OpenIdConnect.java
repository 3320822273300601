package dev.stet.auth.signin;

import java.time.Duration;

import jakarta.enterprise.event.Observes;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;

/** Turns OpenID Connect on where an issuer is named; all else of it can be set by {@code quarkus.oidc.…}. */
class OpenIdConnect {

    /** So far may the issuer's clock and ours be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);
    /** {@link IssuerKeys} decides when; this is for what it does not foresee. */
    private static final Duration FETCHES_APART = Duration.ofMillis(100);

    void begin(@Observes Oidc openId, OpenIdSettings settings) {
        settings.issuer().ifPresent(issuer -> openId.create(OidcTenantConfig.authServerUrl(issuer).enableTenant()
                // an opaque token would be a question to the issuer for each request, and tell it of all we are asked
                .token().lifespanGrace((int) SKEW.toSeconds()).forcedJwkRefreshInterval(FETCHES_APART)
                .audience(settings.audience()).subjectRequired().allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false).end().build()));
    }
}
