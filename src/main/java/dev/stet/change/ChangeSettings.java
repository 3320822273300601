package dev.stet.change;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "stet.changes")
interface ChangeSettings {

    /** How long the log is kept: who has not asked for longer has to begin anew. */
    @WithDefault("90d")
    Duration keep();
}
