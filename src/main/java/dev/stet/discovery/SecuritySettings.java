package dev.stet.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "stet.security")
interface SecuritySettings {

    /** Whom to tell of a hole, the preferred first: e-mail or web addresses. */
    Optional<List<String>> contact();

    /** Until when that holds (RFC 3339); people should not trust it for longer. */
    Optional<Instant> expires();
}
