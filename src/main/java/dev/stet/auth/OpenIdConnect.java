package dev.stet.auth;

import jakarta.enterprise.event.Observes;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;

/** Turns OpenID Connect on where an issuer is named; all else of it can be set by {@code quarkus.oidc.…}. */
class OpenIdConnect {

    void begin(@Observes Oidc openId, OpenIdSettings settings) {
        settings.issuer().ifPresent(issuer -> openId.create(OidcTenantConfig.authServerUrl(issuer).enableTenant()
                // an opaque token would be a question to the issuer for each request, and tell it of all we are asked
                .token().audience(settings.audience()).subjectRequired().allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false).end().build()));
    }
}
