package dev.stet.platform.batch;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a row that failed is left alone. */
@ConfigMapping(prefix = "stet.batch")
interface BatchSettings {

    /** After the first failure; doubles with each further one. */
    @WithDefault("1m")
    Duration firstRetry();

    /** No wait is longer. */
    @WithDefault("1h")
    Duration longestRetry();
}
