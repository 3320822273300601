package dev.stet.platform.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.cache")
interface CacheSettings {

    /** Whether public answers are kept to be given out again. */
    @WithDefault("true")
    boolean enabled();

    /** How many bytes of answers are kept; those that were not asked for lately go first. */
    @WithDefault("64M")
    MemorySize size();
}
