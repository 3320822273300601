package dev.stet.platform.limit;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.memory")
interface MemorySettings {

    /** Heap that answers in the making, bodies and imports may take at once; a quarter of the heap where it is not set. */
    Optional<MemorySize> budget();

    /** How long a request waits for its part of the budget before it is refused. */
    @WithDefault("2s")
    Duration maxWait();
}
