package dev.stet.platform.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.http")
public interface HttpSettings {

    /** Longest body that is read, except where a resource says otherwise; more is a 413. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** How long a body may stand still before it has arrived; what comes buys time. Then it is a 408. */
    @WithDefault("10s")
    Duration bodyPatience();

    /** The same for what is read while it comes, such as an import: whoever makes its lines may take a while for each. */
    @WithDefault("60s")
    Duration streamPatience();

    /** What has to come of a body in the long run, in bytes a second. */
    @WithDefault("4K")
    MemorySize bodyMinRate();

    /** Longest header section, names and values; more is a 431. Cannot be more than quarkus.http.limits.max-header-size. */
    @WithDefault("16K")
    MemorySize maxHeaders();

    /** Longest path and query; more is a 414. Cannot be more than quarkus.http.limits.max-initial-line-length. */
    @WithDefault("8K")
    MemorySize maxUri();

    /** How long anybody may reuse a public answer without asking. */
    @WithDefault("30s")
    Duration maxAge();

    /** How much longer a cache may give out the old answer while it fetches the new one. */
    @WithDefault("30s")
    Duration staleWhileRevalidate();

    /** Origins whose pages may use the editorial and integration API from a browser; all may use the public one. */
    Optional<Set<String>> corsOrigins();

    /** Paths, each ending in a slash, whose next segment is a secret: it is cut out of logs and problems. */
    @WithDefault("/api/v1/previews/,/subscriptions/")
    Set<String> secretPaths();
}
