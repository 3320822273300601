package dev.stet.auth.signin;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who it is here whose token, already proven to be good, says this. */
class TokenAuthenticationRequest extends BaseAuthenticationRequest {

    private final JsonWebToken claims;

    TokenAuthenticationRequest(JsonWebToken claims) {
        this.claims = claims;
    }

    JsonWebToken claims() {
        return claims;
    }
}
