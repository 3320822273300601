package dev.stet.platform.limit;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "stet.limit")
interface LimitSettings {

    /**
     * Addresses ({@code 10.0.0.7}) and networks ({@code 10.0.0.0/8}) whose word on a client's address counts; nobody's else.
     */
    Optional<Set<String>> trustedProxies();
}
