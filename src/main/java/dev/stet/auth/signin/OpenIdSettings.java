package dev.stet.auth.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose access tokens are taken beside our keys. */
@ConfigMapping(prefix = "stet.oidc")
public interface OpenIdSettings {

    /** Where {@code /.well-known/openid-configuration} begins; no tokens are taken without it. */
    Optional<String> issuer();

    /** What a token must name in {@code aud}: one that was made for another service opens nothing here. */
    @WithDefault("stet")
    String audience();

    /** The claim that holds roles, members of members parted by slashes: {@code realm_access/roles}. */
    @WithDefault("roles")
    String roleClaim();

    /**
     * How old the issuer's keys may be. For no longer than this is one taken that the issuer has withdrawn, or for twice as
     * long while the issuer cannot be reached; after that no token is.
     */
    @WithDefault("5m")
    Duration keysMaxAge();

    /** What the issuer calls our roles, as {@code cms-writers=author}, where it does not call them as we do. */
    Optional<Set<String>> roles();
}
