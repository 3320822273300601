package dev.stet.auth;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who it is here whose token, already proven to be good, says this. */
class TokenRequest extends BaseAuthenticationRequest {

    private final JsonWebToken claims;

    TokenRequest(JsonWebToken claims) {
        this.claims = claims;
    }

    JsonWebToken claims() {
        return claims;
    }
}
