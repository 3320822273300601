package dev.stet.auth.signin;

import dev.stet.auth.key.KeyText;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whose key this is. */
class KeyAuthenticationRequest extends BaseAuthenticationRequest {

    private final KeyText key;

    KeyAuthenticationRequest(KeyText key) {
        this.key = key;
    }

    KeyText key() {
        return key;
    }
}
