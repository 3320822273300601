package dev.stet.auth;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whose key this is. */
class KeyRequest extends BaseAuthenticationRequest {

    private final KeyText key;

    KeyRequest(KeyText key) {
        this.key = key;
    }

    KeyText key() {
        return key;
    }
}
